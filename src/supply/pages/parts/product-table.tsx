import { Link } from 'react-router';
import { type Column, DataTable } from '../../../web/components/data-table.tsx';
import { ResponseChip, VolumeChip } from '../../../web/components/status-chips.tsx';
import { statusTone } from '../../../web/components/status-look.ts';
import { productPath } from '../../addresses.ts';
import type { ProductRow } from './product-row.ts';

const COLUMNS: Column<ProductRow>[] = [
  {
    key: 'name',
    header: '品名',
    rowHeader: true,
    cell: (row) => (
      <>
        <Link to={productPath(row.code)} className="text-std-16B-170">
          {row.name}
        </Link>
        <span className="block text-dns-14N-130 text-solid-gray-700">{row.facts}</span>
      </>
    ),
  },
  { key: 'maker', header: '製造販売業者', card: 'bare', cell: (row) => row.maker },
  {
    key: 'response',
    header: '出荷',
    nowrap: true,
    card: 'inline',
    cell: (row) => <ResponseChip response={row.response} />,
  },
  {
    key: 'volume',
    header: '量',
    nowrap: true,
    card: 'inline',
    cell: (row) => <VolumeChip volume={row.volume} />,
  },
  {
    key: 'note',
    header: '理由・見込み',
    card: 'bare',
    cell: (row) => (row.note === null ? null : <Note text={row.note} />),
  },
];

/** Products with both columns of their status. */
export function ProductTable({ caption, rows }: { caption: string; rows: ProductRow[] }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.code}
      tone={(row) => statusTone(row.response, row.volume)}
      narrow="cards"
    />
  );
}

/** 「需要増・解除未定・43日目」, broken between its parts only. */
function Note({ text }: { text: string }) {
  const parts = text.split('・');
  return parts.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text
    <span key={i} className="inline-block">
      {i < parts.length - 1 ? `${part}・` : part}
    </span>
  ));
}
