import { readable } from '../../../../platform/text.ts';
import { formatCount } from '../../../../ui/format.ts';
import { cellText } from '../../../rules/cell-text.ts';
import type { ShownMend } from '../../../upload/mend-rows.ts';

/** What was changed of the file on this page: the file itself, as its sender has it, still says the old. */
export function MendedList({ mended }: { mended: ShownMend[] }) {
  if (mended.length === 0) return null;
  return (
    <details className="rounded-8 border border-solid-gray-420 p-3">
      <summary className="w-fit py-1 text-blue-1000 underline">
        この画面で直したところ　{formatCount(mended.length)}件（お手元のファイルは元のままです）
      </summary>
      <ul className="list-disc space-y-1 pt-2 pl-6">
        {[...mended.entries()].map(([place, { row, column, label, before, after }]) => (
          <li key={place}>
            {`${row}行目　`}
            {column === null
              ? '報告しない'
              : `${label}：${readable(cellText(column, before))} → ${readable(cellText(column, after))}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
