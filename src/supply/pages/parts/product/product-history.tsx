import { formatDate } from '../../../../ui/format.ts';
import { Timeline } from '../../../ui/timeline.tsx';
import type { HistoryChange } from '../changes/history-change.ts';
import type { ProductData } from './product-data.ts';

/** As many changes as are shown at once. */
const SHOWN = 10;

/** The product's past: the two bands, and what changed, newest first. */
export function ProductHistory({ data: { steps, asOf, changes, corrections } }: { data: ProductData }) {
  const [first] = steps;
  const rest = changes.slice(SHOWN);
  return (
    <section aria-labelledby="history" className="space-y-4">
      <h2 id="history" className="text-std-20B-150">
        履歴
      </h2>
      <Timeline title="出荷対応と出荷量の移り変わり" steps={steps} until={asOf} />
      {first ? (
        <p className="text-dns-14N-130 text-solid-gray-700">
          当サイトの記録は{formatDate(first.from)}の一覧からです。
        </p>
      ) : null}
      {corrections.map(({ from, to, correctedOn }) => (
        <p key={correctedOn}>
          <strong>訂正</strong>　{formatDate(from)}
          {from === to ? '' : `から${formatDate(to)}まで`}の一覧の内容は誤りとして、製造販売業者が
          {formatDate(correctedOn)}の一覧で訂正しました。
        </p>
      ))}
      <h3 className="text-std-18B-160">変化の記録</h3>
      {changes.length === 0 ? (
        <p>記録のある期間に変化はありません。</p>
      ) : (
        <ChangeRows changes={changes.slice(0, SHOWN)} />
      )}
      {rest.length > 0 ? (
        <details>
          <summary className="w-fit text-blue-1000 underline">すべて見る（残り{rest.length}件）</summary>
          <ChangeRows changes={rest} />
        </details>
      ) : null}
    </section>
  );
}

function ChangeRows({ changes }: { changes: HistoryChange[] }) {
  return (
    <ol className="border-t border-solid-gray-300">
      {changes.map(({ asOf, word, lines }) => (
        <li key={asOf} className="border-b border-solid-gray-300 py-2">
          <p>
            <time dateTime={asOf}>{formatDate(asOf)}</time> <strong>{word}</strong>
          </p>
          <ul>
            {lines.map(({ label, before, after }) => (
              <li key={label}>
                <span className="text-solid-gray-700">{label}</span> {before} → {after}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
