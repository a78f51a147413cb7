import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { formatMonthDay } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { productPath } from '../../../addresses.ts';
import { statusTone } from '../../../ui/status-look.ts';
import { PeerCount } from '../product/peer-count.tsx';
import type { ChangeRow } from './change-row.ts';
import { ResponseMove, VolumeMove } from './status-move.tsx';

const COLUMNS: Column<ChangeRow>[] = [
  {
    key: 'date',
    header: '一覧',
    nowrap: true,
    card: 'bare',
    cell: (row) => <time dateTime={row.asOf}>{formatMonthDay(row.asOf)}</time>,
  },
  {
    key: 'name',
    header: '品名',
    rowHeader: true,
    cell: (row) => (
      <>
        {row.linked ? <Link to={productPath(row.code)}>{row.name}</Link> : row.name}
        <span className="block text-dns-14N-130 text-solid-gray-700 lg:min-w-60">
          {row.ingredient}
          {row.maker ? `・${row.maker}` : ''}
        </span>
      </>
    ),
  },
  { key: 'response', header: '出荷', card: 'inline', cell: (row) => <ResponseMove move={row.response} /> },
  { key: 'volume', header: '量', card: 'inline', cell: (row) => <VolumeMove move={row.volume} /> },
  {
    key: 'notes',
    header: '理由・見込み',
    card: 'bare',
    cell: (row) =>
      row.notes.length === 0
        ? null
        : row.notes.map((note) => (
            <span key={note} className="block">
              {note}
            </span>
          )),
  },
  {
    key: 'peers',
    header: '代わりの候補',
    cell: (row) => <PeerCount code={row.code} peers={row.peers} linked={row.linked} />,
  },
];

/** Changes, one line a product and edition; `dated` where they are of several editions. */
export function ChangeTable({
  caption,
  rows,
  dated,
}: {
  caption: string;
  rows: ChangeRow[];
  dated: boolean;
}) {
  return (
    // Between a phone, with its cards, and a wide screen the columns may need more room than there is.
    <div className="relative overflow-x-auto">
      <DataTable
        caption={caption}
        captionHidden
        columns={dated ? COLUMNS : COLUMNS.slice(1)}
        rows={rows}
        rowKey={(row) => row.key}
        tone={(row) =>
          statusTone(
            row.response.after ?? row.response.stayed ?? 'normal',
            row.volume.after ?? row.volume.stayed ?? 'normal',
          )
        }
        narrow="cards"
      />
    </div>
  );
}
