import { momentText } from '../../../../platform/dates/date-text.ts';
import { readable } from '../../../../platform/text.ts';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import type { UnplacedBiologic } from '../../../product-facts/biosimilars/families.ts';
import type { KnownIngredient } from '../../../product-facts/biosimilars/known.ts';

/** 「2014年11月発売」, or that it is not on the price list. */
export function launchWords({ launched }: Pick<KnownIngredient, 'launched'>): string {
  if (launched === null) return '薬価未収載';
  return `${momentText(launched.slice(0, 7))}発売`;
}

const KNOWN: Column<KnownIngredient>[] = [
  { key: 'name', header: '成分', rowHeader: true, cell: ({ name }) => readable(name) },
  { key: 'indication', header: '主な効能', cell: ({ indication }) => indication },
  { key: 'launched', header: '発売（初発）', card: 'inline', nowrap: true, cell: launchWords },
  {
    key: 'makers',
    header: '製造販売業者（資料の表記。＊はバイオセイム、注は薬価未収載）',
    card: 'bare',
    cell: ({ makers }) => makers.map(({ printed }) => printed.replace('*', '＊')).join('、'),
  },
];

/** Ingredients as the state lists them. */
export function KnownTable(props: { ingredients: readonly KnownIngredient[]; caption: string }) {
  const { ingredients, caption } = props;
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={KNOWN}
      rows={[...ingredients]}
      rowKey={({ id }) => id}
      narrow="cards"
    />
  );
}

/** Products that no family could be found for, with the reason. */
export function UnplacedTable({ products }: { products: readonly UnplacedBiologic[] }) {
  if (products.length === 0) return <p>ありません。</p>;
  return (
    <DataTable
      caption="系列を決められない品目"
      captionHidden
      columns={[
        { key: 'name', header: '品名', rowHeader: true, cell: ({ name }) => readable(name) },
        { key: 'ingredient', header: '成分名', cell: ({ ingredient }) => ingredient },
        {
          key: 'code',
          header: '医薬品コード',
          card: 'inline',
          cell: ({ code }) => <code className="font-mono">{code}</code>,
        },
        { key: 'reason', header: '理由', card: 'bare', cell: ({ reason }) => reason },
      ]}
      rows={[...products]}
      rowKey={({ code }) => code}
      narrow="cards"
    />
  );
}
