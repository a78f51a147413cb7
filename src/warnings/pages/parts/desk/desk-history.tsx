import { formatInstant } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { Section } from '../../../../ui/section.tsx';
import type { DeskPage } from './desk-data.ts';
import { Typed } from './desk-parts.tsx';

/** Everything that happened, newest first; who read it is folded away. */
export function DeskHistory({ page }: { page: DeskPage }) {
  return (
    <Section id="history" title="経過">
      <ol className="space-y-3">
        {page.history.map((line) => (
          <li key={line.id} className="border-l-4 border-solid-gray-420 pl-3">
            <p>
              <strong>{line.what}</strong>
            </p>
            {line.note ? (
              <p>
                <Typed text={line.note} />
              </p>
            ) : null}
            {line.link ? (
              <p>
                <Link to={line.link}>公開ページ</Link>
              </p>
            ) : null}
            {line.changes.length > 0 ? (
              <ul className="list-disc pl-5">
                {line.changes.map(({ term, before, after }) => (
                  <li key={term}>
                    {term}：<Typed text={before || '（なし）'} /> → <Typed text={after || '（なし）'} />
                  </li>
                ))}
              </ul>
            ) : null}
            <p className="text-dns-14N-130 text-solid-gray-700">{`${formatInstant(line.at)}　${line.who}`}</p>
          </li>
        ))}
      </ol>
      <details>
        <summary className="w-fit text-blue-1000 underline">閲覧の記録（{page.readings.length}件）</summary>
        <ul className="mt-2 text-dns-14N-130">
          {page.readings.map(({ id, at, person }) => (
            <li key={id}>
              {formatInstant(at)}　{person}
            </li>
          ))}
        </ul>
        <p className="mt-1 text-dns-14N-130 text-solid-gray-700">1人につき1時間に1件です。</p>
      </details>
    </Section>
  );
}
