import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Link } from '../../../../ui/link.tsx';
import { ingredientPath, makerPath, productPath } from '../../../addresses.ts';
import { ResponseChip, VolumeChip } from '../../../ui/status-chips.tsx';
import { PeerCount } from '../product/peer-count.tsx';
import type { ComparedProduct } from './compare-data.ts';

/** A line of the comparison: one question, answered for each product. */
interface Line {
  key: string;
  label: string;
  of: (product: ComparedProduct) => ReactNode;
}

/** What decides first comes first. Where the list says nothing there is a dash, and no line where it says nothing of any. */
const LINES: Line[] = [
  {
    key: 'response',
    label: '出荷対応',
    of: ({ listed, response }) => (listed ? <ResponseChip response={response} full /> : '掲載終了'),
  },
  {
    key: 'volume',
    label: '出荷量',
    of: ({ listed, volume }) => (listed ? <VolumeChip volume={volume} full /> : null),
  },
  { key: 'reason', label: '理由', of: ({ reason }) => reason },
  { key: 'outlook', label: '見込み', of: ({ outlook }) => outlook },
  { key: 'lasting', label: '期間', of: ({ lasting }) => lasting },
  { key: 'volumeOutlook', label: '量の改善見込み', of: ({ volumeOutlook }) => volumeOutlook },
  {
    key: 'peers',
    label: '代わりの候補',
    of: ({ code, peers }) => <PeerCount code={code} peers={peers} linked />,
  },
  {
    key: 'maker',
    label: '製造販売業者',
    of: ({ maker }) => <Link to={makerPath(maker.verbatim)}>{maker.name}</Link>,
  },
  { key: 'sellers', label: '販売元', of: ({ sellers }) => sellers },
  {
    key: 'ingredient',
    label: '成分',
    of: ({ ingredient }) => <Link to={ingredientPath(ingredient.verbatim)}>{ingredient.name}</Link>,
  },
  { key: 'strength', label: '規格・剤形', of: ({ strength }) => strength },
  { key: 'kind', label: '薬剤区分・製品区分', of: ({ kind }) => kind },
  { key: 'relation', label: '1つ目の品目と比べて', of: ({ relation }) => relation },
  {
    key: 'price',
    label: '薬価',
    of: ({ price }) =>
      price && (
        <>
          {price.amount}
          <span className="block text-dns-14N-130 text-solid-gray-700">{price.note}</span>
        </>
      ),
  },
  { key: 'essential', label: '供給確保医薬品', of: ({ essential }) => essential },
  { key: 'code', label: 'YJコード', of: ({ code }) => <span className="font-mono">{code}</span> },
];

/** Products side by side: a column each; on a phone a card for each question, with the products' answers one under the other. */
export function CompareTable({ products }: { products: ComparedProduct[] }) {
  const columns: Column<Line>[] = [
    {
      key: 'label',
      header: <span className="sr-only">項目</span>,
      rowHeader: true,
      nowrap: true,
      cell: ({ label }) => <strong>{label}</strong>,
    },
    ...products.map(
      (product): Column<Line> => ({
        key: product.code,
        header: <Link to={productPath(product.code)}>{product.name}</Link>,
        cell: ({ of }) => of(product) ?? '－',
      }),
    ),
  ];
  return (
    <div className="compare">
      <DataTable
        caption="品目の比較"
        captionHidden
        columns={columns}
        rows={LINES.filter(({ of }) => products.some((product) => of(product) !== null))}
        rowKey={({ key }) => key}
        narrow="cards"
      />
    </div>
  );
}
