import type { Citation } from '../../../documents/model.ts';
import type { Point } from '../../views.ts';

/** A document's title, and the words that say it, opened on demand. */
export function SourceWords({ source, titles }: { source: Citation; titles: Record<string, string> }) {
  return (
    <details>
      <summary className="w-fit text-dns-14N-130 text-blue-1000 underline">出典の言葉</summary>
      <blockquote className="mt-1 border-l-4 border-solid-gray-300 pl-3 text-dns-14N-130">
        「{source.phrase}」
        <cite className="block not-italic text-solid-gray-700">
          {titles[source.document] ?? source.document}
        </cite>
      </blockquote>
    </details>
  );
}

/** What a reader opens to check a value: a document with its words, an address, or what an officer wrote. */
export function PointSource({
  source: { text, url, citation },
  titles,
}: {
  source: Point['source'];
  titles: Record<string, string>;
}) {
  if (citation)
    return (
      <>
        {titles[citation.document] ?? citation.document}
        <SourceWords source={citation} titles={titles} />
      </>
    );
  return url ? <a href={url}>{text}</a> : text;
}
