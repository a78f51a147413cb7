import { numberText } from '../../platform/number-text.ts';
import { readable } from '../../platform/text.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import type { PriceGap, PriceRange } from '../index.ts';
import { formatGap } from '../model.ts';

/** Prices of the reference and of biosimilars at the same strength. */
export function BiologicPrices({ gaps }: { gaps: readonly PriceGap[] }) {
  if (gaps.length === 0) return <p>薬価と規格の分かる品目がありません。</p>;
  const hasAuthorised = gaps.some(({ authorised }) => authorised !== null);
  const price = (key: 'reference' | 'biosimilar' | 'authorised', header: string): Column<PriceGap> => ({
    key,
    header,
    align: 'end',
    card: 'inline',
    nowrap: true,
    cell: (gap) => yen(gap[key]),
  });
  return (
    <>
      <DataTable
        caption="規格ごとの薬価"
        captionHidden
        columns={[
          { key: 'strength', header: '規格', rowHeader: true, cell: ({ strength }) => readable(strength) },
          price('reference', '先行バイオ医薬品'),
          price('biosimilar', 'バイオ後続品'),
          ...(hasAuthorised ? [price('authorised', 'バイオセイム')] : []),
          {
            key: 'cheaper',
            header: '後続品は',
            align: 'end',
            card: 'inline',
            nowrap: true,
            cell: ({ cheaper }) => (cheaper ? formatGap(cheaper) : '比べられない'),
          },
        ]}
        rows={[...gaps]}
        rowKey={({ strength }) => strength}
        narrow="cards"
      />
      <p className="text-dns-14N-130 text-solid-gray-700">
        有効成分の量と容器（筒・瓶・キットなど）が同じ品目どうしを比べています。液の量は問いません。
      </p>
    </>
  );
}

function yen(range: PriceRange | null): string {
  if (range === null) return '－';
  const [lower, upper] = [range.lower, range.upper].map((amount) => numberText(amount));
  return lower === upper ? `${lower}円` : `${lower}〜${upper}円`;
}
