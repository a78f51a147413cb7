import { statusTone } from '../../../supply/ui/status-look.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Link } from '../../../ui/link.tsx';
import type { ProductRow } from '../../views/product-row.ts';
import { StatusMark } from './status-mark.tsx';

/** @param withMah the company in the line under the name, where a column of its own would be too narrow */
const nameColumn = (withMah: boolean): Column<ProductRow> => ({
  key: 'name',
  header: 'Product (name in the list)',
  rowHeader: true,
  cell: ({ code, name, ingredient, strength, strengthInEnglish, price, mah }) => (
    <>
      <Link to={`/en/products/${encodeURIComponent(code)}`} lang="ja">
        {name}
      </Link>
      <span className="block text-dns-14N-130 text-solid-gray-700">
        {withMah ? null : (
          <>
            <span lang="ja">{ingredient}</span>,{' '}
          </>
        )}
        {strengthInEnglish ?? <span lang="ja">{strength}</span>}, {code}
        {price === null ? null : `, ${price}`}
        {withMah ? (
          <>
            , <span lang="ja">{mah}</span>
          </>
        ) : null}
      </span>
    </>
  ),
});

const STATUS: Column<ProductRow>[] = [
  {
    key: 'response',
    header: 'Shipment',
    nowrap: true,
    card: 'inline',
    cell: (row) => <StatusMark marks={row} of="response" />,
  },
  {
    key: 'volume',
    header: 'Volume',
    nowrap: true,
    card: 'inline',
    cell: (row) => <StatusMark marks={row} of="volume" />,
  },
];

const COLUMNS: Column<ProductRow>[] = [
  nameColumn(false),
  { key: 'mah', header: 'MAH', card: 'bare', cell: ({ mah }) => <span lang="ja">{mah}</span> },
  ...STATUS,
  { key: 'note', header: 'Reason and outlook', card: 'bare', cell: ({ note }) => note },
];
/** Beside the product that they could stand in for. */
const NARROW_COLUMNS = [nameColumn(true), ...STATUS];

/** Products with both columns of their status. */
export function ProductTable(props: { caption: string; rows: ProductRow[]; narrow?: boolean }) {
  const { caption, rows, narrow } = props;
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={narrow ? NARROW_COLUMNS : COLUMNS}
      rows={rows}
      rowKey={(row) => row.code}
      tone={(row) => statusTone(row.response.code, row.volume.code)}
      narrow="cards"
    />
  );
}
