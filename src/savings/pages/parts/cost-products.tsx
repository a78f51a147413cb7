import { INVENTED } from '../../../platform/invented.ts';
import { readable } from '../../../platform/text.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { formatDate } from '../../../ui/format.ts';
import { Link } from '../../../ui/link.tsx';
import { Section } from '../../../ui/section.tsx';
import type { Comparison, ProductCost } from '../../compare-costs.ts';
import type { CostQuery } from '../../cost-query.ts';
import { sayLess, sayYen } from '../../wording.ts';

const ROLES: Record<ProductCost['role'], string> = {
  reference: '先行バイオ医薬品',
  biosimilar: 'バイオ後続品',
  authorised: 'バイオセイム',
};

const COLUMNS: Column<ProductCost>[] = [
  {
    key: 'name',
    header: '品目',
    rowHeader: true,
    cell: ({ name, mah, role }) => (
      <>
        {readable(name)}
        <span className="block text-dns-14N-130 font-400 text-solid-gray-700">
          {ROLES[role]}
          {mah === null ? '' : `・${readable(mah)}`}
        </span>
      </>
    ),
  },
  {
    key: 'price',
    header: '薬価',
    align: 'end',
    card: 'inline',
    nowrap: true,
    cell: ({ price }) => sayYen(price),
  },
  {
    key: 'total',
    header: '薬剤費（10割）',
    align: 'end',
    card: 'inline',
    nowrap: true,
    cell: ({ cost }) => sayYen(cost.total),
  },
  {
    key: 'share',
    header: '窓口での負担',
    align: 'end',
    card: 'inline',
    nowrap: true,
    cell: ({ cost }) => sayYen(cost.share),
  },
  {
    key: 'paid',
    header: '高額療養費の後',
    align: 'end',
    card: 'inline',
    nowrap: true,
    cell: ({ cost }) => sayYen(cost.paid),
  },
  {
    key: 'less',
    header: '先行品より',
    align: 'end',
    card: 'inline',
    nowrap: true,
    cell: ({ paidLess }) => sayLess({ lower: paidLess, upper: paidLess }),
  },
];

/** Every product of the strength. */
export function CostProducts(props: {
  comparison: Comparison;
  asked: NonNullable<CostQuery['asked']>;
  prices: string | null;
  invented: boolean;
}) {
  const { comparison, asked, prices, invented } = props;
  return (
    <Section id="products" title={`品目ごとの費用（薬を使う月、${comparison.products.length}品目）`}>
      <DataTable
        caption={`${asked.item.label}の品目ごとの費用（薬を使う月）`}
        captionHidden
        columns={COLUMNS}
        rows={comparison.products}
        rowKey={({ code }) => code}
        narrow="cards"
      />
      <p className="text-dns-14N-130 text-solid-gray-700">
        {prices === null ? '' : `薬価は${formatDate(prices)}時点。`}
        {invented ? INVENTED : '出典：厚生労働省「薬価基準収載品目リスト」を加工して作成'}
        。有効成分の量と容器が同じ品目どうしを比べています。
        <Link to={`/biosimilars/ingredients/${asked.item.family}`}>{asked.item.name}の品目といまの供給</Link>
      </p>
    </Section>
  );
}
