import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { formatCount, formatMonthDay } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { productPath } from '../../../addresses.ts';
import type { EditRow } from './edit-row.ts';

const COLUMNS: Column<EditRow>[] = [
  {
    key: 'date',
    header: '一覧',
    nowrap: true,
    card: 'bare',
    cell: (row) => <time dateTime={row.asOf}>{formatMonthDay(row.asOf)}</time>,
  },
  {
    key: 'lines',
    header: '変わったこと',
    rowHeader: true,
    cell: (row) => (
      <ul>
        {row.lines.map(({ label, before, after }) => (
          <li key={label}>
            <span className="text-solid-gray-700">{label}</span> {before} → {after}
          </li>
        ))}
      </ul>
    ),
  },
  {
    key: 'products',
    header: '品目',
    cell: (row) => (
      <>
        <ul>
          {row.products.map(({ code, name, maker, linked }) => (
            <li key={code}>
              {linked ? <Link to={productPath(code)}>{name}</Link> : name}
              <span className="text-dns-14N-130 text-solid-gray-700"> {maker}</span>
            </li>
          ))}
        </ul>
        {row.total > row.products.length ? (
          <p>
            <Link to={row.all}>全{formatCount(row.total)}品目を見る</Link>
          </p>
        ) : null}
      </>
    ),
  },
];

/** What products are, as it was edited: one line for all products that were changed in the same way. */
export function EditTable({ caption, rows, dated }: { caption: string; rows: EditRow[]; dated: boolean }) {
  return (
    <div className="relative overflow-x-auto">
      <DataTable
        caption={caption}
        captionHidden
        columns={dated ? COLUMNS : COLUMNS.slice(1)}
        rows={rows}
        rowKey={(row) => row.key}
        narrow="cards"
      />
    </div>
  );
}
