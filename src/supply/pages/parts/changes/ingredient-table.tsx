import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { formatCount } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { ingredientPath, productPath } from '../../../addresses.ts';
import type { IngredientRow } from './ingredient-row.ts';

const COLUMNS: Column<IngredientRow>[] = [
  {
    key: 'name',
    header: '成分',
    rowHeader: true,
    cell: ({ name, label }) => (name === '' ? label : <Link to={ingredientPath(name)}>{label}</Link>),
  },
  {
    key: 'total',
    header: '変化',
    align: 'end',
    card: 'inline',
    cell: ({ total }) => `${formatCount(total)}件`,
  },
  {
    key: 'changes',
    header: '品目',
    card: 'bare',
    cell: ({ changes, total, name, all }) => (
      <>
        <ul className="space-y-1">
          {changes.map(({ key, code, name: product, maker, what, linked }) => (
            <li key={key}>
              {linked ? <Link to={productPath(code)}>{product}</Link> : product}
              <span className="text-dns-14N-130 text-solid-gray-700"> {maker}</span>
              <span className="block text-dns-14N-130">{what}</span>
            </li>
          ))}
        </ul>
        {total > changes.length && name !== '' ? (
          <p className="print:hidden">
            <Link to={all}>全{formatCount(total)}件を見る</Link>
          </p>
        ) : null}
      </>
    ),
  },
];

/** Changes put together by ingredient: where much moved at once. */
export function IngredientTable({ caption, rows }: { caption: string; rows: IngredientRow[] }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.name}
      narrow="cards"
    />
  );
}
