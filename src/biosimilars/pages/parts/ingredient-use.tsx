import { formatFraction, formatFractionRange } from '../../../indicators/model.ts';
import { BoundsBar } from '../../../ui/charts/bounds-bar.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Link } from '../../../ui/link.tsx';
import { termPath } from '../../addresses.ts';
import type { IngredientPage } from '../../guide.ts';

type Shown = Pick<IngredientPage, 'id' | 'name' | 'trend' | 'noUse' | 'dataset' | 'figures' | 'silent'>;

/** The share of biosimilars by volume, one row a dataset; or why there is none. */
export function IngredientUse({ ingredient }: { ingredient: Shown }) {
  const { id, name, trend, noUse, dataset, figures, silent } = ingredient;
  if (silent) return <p>このサイトはデモで、実在の集計が取り込まれていないため、示せません。</p>;
  if (noUse === 'no-dataset') return <p>集計のもとになるデータがまだ取り込まれていないため、示せません。</p>;
  return (
    <>
      {noUse ? (
        <p>
          {dataset}
          には、この成分のバイオ後続品の使用がありません。データの期間の後に収載された成分は、次のデータから数えられます。
        </p>
      ) : (
        <DataTable
          caption={`${name}のうち、バイオ後続品が使われた割合（数量）`}
          columns={[
            {
              key: 'period',
              header: '期間',
              rowHeader: true,
              cell: ({ period, title }) => (
                <>
                  {period}
                  <span className="block text-dns-14N-130 font-400 text-solid-gray-700">{title}</span>
                </>
              ),
            },
            {
              key: 'share',
              header: '使用割合（範囲）',
              align: 'end',
              card: 'inline',
              cell: ({ figure, to }) => (
                <>
                  <Link to={to}>{formatFraction(figure.value)}</Link>
                  {figure.lower === figure.upper
                    ? null
                    : `（${formatFractionRange(figure.lower, figure.upper)}）`}
                </>
              ),
            },
            { key: 'bar', header: '図', card: 'bare', cell: ({ figure }) => <BoundsBar {...figure} /> },
          ]}
          rows={trend}
          rowKey={({ to }) => to}
          narrow="cards"
        />
      )}
      <p className="max-w-3xl text-dns-14N-130 text-solid-gray-700">
        <Link to={termPath('share')}>使用割合</Link>
        は、バイオ後続品÷（先行バイオ医薬品＋バイオ後続品）。範囲は、小さい数が伏せられている（秘匿）ために決まらない幅です。入院の一部（DPC）は含みません。
      </p>
      {figures ? (
        <p>
          <Link to={`/indicators/biosimilars/${id}`}>都道府県ごとの使用割合と、効果の額を見る</Link>
        </p>
      ) : null}
    </>
  );
}
