import { formatCount } from '../../../ui/format.ts';
import type { Finding } from '../../model.ts';
import { FindingTable } from './findings.tsx';

/** So many rows are shown at once, more when they are asked for. */
const FEW = 10;

/** Warnings by rule, the most frequent first: each is read once and ticked once. */
export function WarningTicks({ warnings, ticked }: { warnings: Finding[]; ticked: readonly string[] }) {
  return (
    <ul className="space-y-3">
      {byRule(warnings).map(([code, found]) => {
        const { wording, remedy, row } = found[0]!;
        return (
          <li
            key={code}
            className="space-y-2 rounded-8 border border-solid-gray-420 border-l-8 border-l-orange-700 p-3"
          >
            <p className="font-700">
              {wording}
              {row === null ? null : <span className="font-400">　{formatCount(found.length)}件</span>}
            </p>
            {found.every((one) => one.remedy === remedy) ? (
              <p className="text-dns-14N-130">{remedy}</p>
            ) : null}
            {row === null ? null : (
              <details open={found.length <= FEW}>
                <summary className="w-fit py-1 text-blue-1000 underline">行を見る</summary>
                <FindingTable caption={wording} findings={found} />
              </details>
            )}
            <label className="check-option">
              <input
                type="checkbox"
                name="acknowledged"
                value={code}
                defaultChecked={ticked.includes(code)}
                required
                className="checkbox"
              />
              確かめました。このまま報告します
            </label>
          </li>
        );
      })}
    </ul>
  );
}

function byRule(warnings: Finding[]): [string, Finding[]][] {
  const groups = Map.groupBy(warnings, ({ code }) => code);
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}
