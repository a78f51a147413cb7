import type { CitedFact } from '../../../documents/index.ts';

/**
 * What a document says, with a mark that opens the document and its words. Block tags may not be in a paragraph, so the text
 * around it is not a `p`.
 * @param props.shown the figure; null if the text says it in words
 */
export function Cited({ fact, mark, shown }: { fact: CitedFact; mark: number; shown: string | null }) {
  return (
    <>
      {shown}
      <details className="cited inline [&:not([open])::details-content]:hidden">
        <summary className="mx-1 inline whitespace-nowrap text-dns-14N-130 text-blue-1000 underline">
          出典{mark}
          <span className="sr-only">：{fact.says}</span>
        </summary>
        <span className="my-2 block border-l-4 border-solid-gray-420 py-1 pl-3 text-dns-14N-130 font-400">
          <q>{fact.phrase}</q>
          <span className="block text-solid-gray-700">
            {fact.document}（{fact.published}）
          </span>
        </span>
      </details>
    </>
  );
}
