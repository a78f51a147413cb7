import { numberText } from '../../platform/number-text.ts';
import { readable } from '../../platform/text.ts';
import { productPath } from '../../supply/model.ts';
import type { Supplied } from '../../supply/ui/listed-supply.ts';
import { StatusChips } from '../../supply/ui/status-chips.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import type { FamilyProduct } from '../index.ts';
import { BIOLOGIC_ROLE_NAMES } from '../model.ts';

type Row = FamilyProduct & { supply: Supplied };

const COLUMNS: Column<Row>[] = [
  {
    key: 'name',
    header: '品目',
    rowHeader: true,
    cell: ({ code, name, mah, supply }) => (
      <>
        {supply.by === 'own' ? <Link to={productPath(code)}>{readable(name)}</Link> : readable(name)}
        <span className="block text-dns-14N-130 font-400 text-solid-gray-700">
          {makerOf(mah, supply)}・<span className="font-mono">{code}</span>
        </span>
      </>
    ),
  },
  {
    key: 'role',
    header: '区分',
    card: 'inline',
    nowrap: true,
    cell: ({ role }) => BIOLOGIC_ROLE_NAMES[role],
  },
  {
    key: 'strength',
    header: '規格',
    cell: ({ strength }) => (strength === null ? '－' : readable(strength)),
  },
  {
    key: 'amount',
    header: '薬価',
    align: 'end',
    card: 'inline',
    nowrap: true,
    cell: ({ amount }) => (amount === null ? '－' : `${numberText(amount)}円`),
  },
  { key: 'supply', header: 'いまの供給', cell: ({ supply }) => <Supply supply={supply} /> },
];

/** The products of a family with their present supply. */
export function BiologicProducts({ products }: { products: Row[] }) {
  return (
    <DataTable
      caption="品目、薬価、いまの供給"
      captionHidden
      columns={COLUMNS}
      rows={products}
      rowKey={({ code }) => code}
      narrow="cards"
    />
  );
}

/** Makers change their names: the newest edition's is the one that every other page says, and the price list's is said to be that. */
function makerOf(mah: string | null, { by, products }: Supplied): string {
  if (by === 'own') return readable(products[0]!.mah);
  return mah === null ? '統一名収載' : `${readable(mah)}（薬価基準のメーカー名）`;
}

function Supply({ supply: { by, products } }: { supply: Supplied }) {
  if (by === 'none') return <>供給状況の一覧にない</>;
  if (by === 'own') {
    const { response, volume } = products[0]!;
    return <StatusChips response={response} volume={volume} />;
  }
  return (
    <>
      <span className="text-dns-14N-130">同規格の品目：</span>
      <ul className="space-y-1">
        {products.map(({ code, name, response, volume }) => (
          <li key={code}>
            <Link to={productPath(code)}>{readable(name)}</Link>{' '}
            <StatusChips response={response} volume={volume} />
          </li>
        ))}
      </ul>
    </>
  );
}
