import type { LoaderFunctionArgs } from 'react-router';
import { countStatuses, joinable } from '../../supply/ui/listed-supply.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { formatDate } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { SITE_PATH, termPath } from '../addresses.ts';
import { SITE_NAME } from './parts/content-page.tsx';
import { IngredientTable } from './parts/ingredient-table.tsx';
import { newestPrices } from './parts/newest-prices.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { guide, supply, today } = context.get(servicesContext);
  const [view, snapshot, lists] = await Promise.all([
    guide.ingredients(today),
    supply.snapshot(),
    supply.referenceLists(),
  ]);
  const edition = joinable(snapshot, view);
  const rows = view.rows.map((row) => ({
    ...row,
    statuses: countStatuses(
      edition,
      row.products.map(({ code }) => code),
    ),
  }));
  return {
    view: { list: view.list, use: view.use, invented: view.invented },
    rows,
    prices: newestPrices(lists, today),
    supplyAsOf: edition.asOf,
  };
}

export function meta() {
  return [
    { title: `成分の一覧｜${SITE_NAME}｜安定 Antei` },
    {
      name: 'description',
      content:
        'バイオ後続品のある成分の一覧。主な効能、発売、先行バイオ医薬品との薬価の差、使用割合、いまの供給。',
    },
  ];
}

export default function IngredientsPage({ loaderData }: PageProps<typeof loader>) {
  const { view, rows, prices, supplyAsOf } = loaderData;
  return (
    <>
      <Breadcrumbs items={[{ label: SITE_NAME, to: SITE_PATH }, { label: '成分の一覧' }]} />
      <PageHeading
        title={`バイオ後続品のある成分（${rows.length}成分）`}
        lead="何の薬か、値段はどのくらい違うか、どのくらい使われているか、いま手に入るか"
      />
      <div className="space-y-4">
        <IngredientTable
          rows={rows}
          hasPrices={prices !== null}
          hasUse={view.use !== null}
          invented={view.invented}
        />
        <ul className="max-w-3xl list-disc space-y-1 pl-6 text-dns-14N-130 text-solid-gray-700">
          <li>
            主な効能と発売：{view.list.title}（{view.list.document}）
          </li>
          <li>
            {prices
              ? `薬価：${formatDate(prices)}からの${view.invented ? '架空の薬価（デモの成分だけ）' : '薬価基準'}。同じ規格の先行バイオ医薬品と比べています。`
              : '薬価：薬価基準のリストがまだ取り込まれていないため、示せません。'}
          </li>
          <li>
            {view.use ? (
              <>
                <Link to={termPath('share')}>使用割合</Link>（数量）：{view.use.title}（{view.use.period}
                診療分）。入院の一部（DPC）を含まないため、入院で多く使う成分は低めに出ることがあります。
              </>
            ) : (
              '使用割合：集計のもとになるデータがまだ取り込まれていないため、示せません。'
            )}
          </li>
          <li>
            {supplyAsOf
              ? `いまの供給：${formatDate(supplyAsOf)}現在の${view.invented ? '架空の' : '医療用医薬品'}供給状況（先行バイオ医薬品と後続品の品目数）`
              : 'いまの供給：供給状況の一覧がまだ取り込まれていないため、示せません。'}
          </li>
        </ul>
      </div>
    </>
  );
}
