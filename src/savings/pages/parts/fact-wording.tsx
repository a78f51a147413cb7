/** What a document says, for showing. */
export interface SaidFact {
  id: string;
  says: string;
  /** Word for word. */
  phrase: string;
  /** Title. */
  document: string;
}

/** The document and its words, opened on demand. */
export function FactWords({ fact: { says, phrase, document } }: { fact: SaidFact }) {
  return (
    <details className="text-dns-14N-130">
      <summary className="w-fit py-1 text-blue-1000 underline">出典：{says}</summary>
      <blockquote className="mt-1 max-w-3xl border-l-4 border-solid-gray-420 py-1 pl-3">
        「{phrase}」<cite className="block not-italic text-solid-gray-700">{document}</cite>
      </blockquote>
    </details>
  );
}
