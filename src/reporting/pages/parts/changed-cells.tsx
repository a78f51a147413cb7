import { readable } from '../../../platform/text.ts';
import type { CellChange } from '../../model.ts';
import { cellText } from '../../rules/cell-text.ts';

/** Exactly the cells that change of one product: before and after, each under the name of its column. */
export function ChangedCells({ changes }: { changes: CellChange[] }) {
  if (changes.length === 0) return <span>変更なし</span>;
  return (
    <dl className="space-y-1">
      {changes.map(({ column, label, before, after }) => (
        <div key={column} className="sm:grid sm:grid-cols-[11rem_1fr] sm:gap-3">
          <dt className="text-dns-14N-130 text-solid-gray-700">{label}</dt>
          <dd className="min-w-0">
            <del className="text-solid-gray-700 no-underline">
              <span className="sr-only">変更前 </span>
              {readable(cellText(column, before))}
            </del>{' '}
            <span aria-hidden="true">→</span>{' '}
            <ins className="font-700 no-underline">
              <span className="sr-only">変更後 </span>
              {readable(cellText(column, after))}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
