import { KeepOnDevice } from '../../../../alerts/ui/keep-on-device.tsx';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Button } from '../../../../ui/forms/button.tsx';
import { TickCell } from '../../../../ui/forms/tick-cell.tsx';
import { productPath } from '../../../addresses.ts';
import { nameColumn, statusColumns } from '../../../ui/product-columns.tsx';
import { statusTone } from '../../../ui/status-look.ts';
import { PeerCount } from '../product/peer-count.tsx';
import type { ProductRow } from './product-row.ts';

const COLUMNS: Column<ProductRow>[] = [
  nameColumn<ProductRow>(
    (row) => ({
      to: productPath(row.code),
      name: row.name,
      facts: row.price == null ? row.facts : `${row.facts}・${row.price}`,
    }),
    { prominent: true },
  ),
  { key: 'maker', header: '製造販売業者', card: 'bare', cell: (row) => row.maker },
  ...statusColumns<ProductRow>((row) => row),
  {
    key: 'note',
    header: '理由・見込み、候補',
    card: 'bare',
    cell: (row) => (
      <>
        {row.note === null ? null : <Note text={row.note} />}
        {row.peers ? (
          <span className="block text-dns-14N-130">
            <span className="text-solid-gray-700">候補 </span>
            <PeerCount code={row.code} peers={row.peers} linked />
          </span>
        ) : null}
      </>
    ),
  },
];

const TICK: Column<ProductRow> = {
  key: 'tick',
  header: <span className="sr-only">リストに追加する品目の選択</span>,
  card: 'tick',
  cell: (row) => <TickCell name="code" value={row.code} label={`${row.name}を選ぶ`} />,
};
const TICKED_COLUMNS = [TICK, ...COLUMNS];

/** The same, to tick; the ticked ones go to a watch list. A plain form: it works without scripts. */
export function TickedProducts(props: { caption: string; rows: ProductRow[] }) {
  return (
    <form method="post" action="/lists/new" className="tick-form">
      <ProductTable {...props} columns={TICKED_COLUMNS} />
      <div className="tick-bar print:hidden">
        <Button size="sm">リストに追加</Button>
        <Button size="sm" name="of" value="ingredient">
          選んだ成分のすべてを追加
        </Button>
        <Button size="sm" formAction="/compare" formMethod="get">
          並べて比べる（4品目まで）
        </Button>
        <KeepOnDevice name="code" />
        <span className="text-dns-14N-130 text-solid-gray-700 max-sm:hidden">
          チェックした品目の変化を、メールなどで受け取れます。
        </span>
      </div>
    </form>
  );
}

/** Products with both columns of their status. */
export function ProductTable(props: { caption: string; rows: ProductRow[]; columns?: Column<ProductRow>[] }) {
  const { caption, rows, columns = COLUMNS } = props;
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={columns}
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
