import { ResponseChip } from '../../../supply/ui/status-chips.tsx';
import { statusTone } from '../../../supply/ui/status-look.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Link } from '../../../ui/link.tsx';
import type { PosterRow } from '../../poster/view-poster.ts';

/** Their widths on paper are in fit-sheet.ts and in the print styles. */
const COLUMNS: Column<PosterRow>[] = [
  {
    key: 'name',
    header: '品名',
    rowHeader: true,
    cell: (row) => <Link to={`/products/${encodeURIComponent(row.code)}`}>{row.name}</Link>,
  },
  { key: 'state', header: '出荷', card: 'inline', cell: (row) => <ResponseChip response={row.response} /> },
  { key: 'note', header: '理由・見込み', card: 'bare', cell: (row) => row.note },
  { key: 'instead', header: '候補（通常出荷/同規格）', cell: (row) => row.instead },
];

export function PosterTable({ caption, rows }: { caption: string; rows: PosterRow[] }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.code}
      tone={(row) => statusTone(row.response, 'normal')}
      narrow="cards"
    />
  );
}
