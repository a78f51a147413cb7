import type { LoaderFunctionArgs } from 'react-router';
import { countStatuses, joinable } from '../../supply/ui/listed-supply.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DownloadLinks } from '../../ui/download-links.tsx';
import { formatDate } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { familyPath, figuresFile, INDICATORS_PATH, measurePath } from '../addresses.ts';
import { FAMILY_MEASURES } from '../page-measures.ts';
import type { BiosimilarsView, ViewQuery } from '../views/read-biosimilars.ts';
import { BiosimilarOfficial } from './parts/biosimilars/biosimilar-official.tsx';
import { BiosimilarSavings } from './parts/biosimilars/biosimilar-savings.tsx';
import { BiosimilarTable, WithoutAuthorised } from './parts/biosimilars/biosimilar-table.tsx';
import { BiosimilarTarget } from './parts/biosimilars/biosimilar-target.tsx';
import { KnownTable, UnplacedTable } from './parts/biosimilars/known-biosimilars.tsx';
import { AddressIssues, NoFiguresNotice } from './parts/datasets/address-issues.tsx';
import { BoundsNote } from './parts/datasets/bounds-note.tsx';
import { NoDataset } from './parts/datasets/no-dataset.tsx';
import { SourceNote } from './parts/datasets/source-note.tsx';
import { SourceWarnings } from './parts/datasets/source-warnings.tsx';
import { ViewForm } from './parts/figures/view-form.tsx';
import { TrendBlock } from './parts/trends/trend-block.tsx';
import { TrendNotes } from './parts/trends/trend-table.tsx';
import { YearsTable } from './parts/trends/years-table.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { indicators, supply } = context.get(servicesContext);
  const [page, snapshot] = await Promise.all([
    indicators.biosimilarsPage(new URL(request.url).searchParams),
    supply.snapshot(),
  ]);
  const edition = joinable(snapshot, { invented: page.view?.source.source === 'demo' });
  const rows = (page.view?.rows ?? []).map((row) => ({
    ...row,
    statuses: countStatuses(
      edition,
      row.products.map(({ code }) => code),
    ),
  }));
  return { page, rows, supplyAsOf: edition.asOf };
}

export function meta() {
  return [
    { title: 'バイオ後続品（バイオシミラー）｜安定 Antei' },
    {
      name: 'description',
      content:
        'バイオ後続品の成分ごとの使用割合、先行バイオ医薬品との薬価差、供給状況、医療費適正化効果額。80%以上を占める成分の割合と目標。',
    },
  ];
}

export default function BiosimilarsPage({ loaderData }: PageProps<typeof loader>) {
  const { page, rows, supplyAsOf } = loaderData;
  const { issues, query, choices, known, headline, view, none } = page;
  return (
    <>
      <Breadcrumbs items={[{ label: '指標', to: INDICATORS_PATH }, { label: 'バイオ後続品' }]} />
      <PageHeading
        title="バイオ後続品（バイオシミラー）"
        lead="成分ごとに、先行バイオ医薬品からどれだけ置き換わったか、薬価の差、いまの供給、効果の額"
      />
      <div className="space-y-10">
        <p>
          バイオ後続品とはどんな薬か、費用はどう変わるかは、
          <a href="/biosimilars">バイオ後続品の情報</a>をご覧ください。
        </p>
        <AddressIssues issues={issues} />
        {choices ? <ViewForm query={query} choices={choices} /> : null}
        <NoFiguresNotice none={none} />
        <SourceWarnings source={view && view.source} />
        {choices ? null : <NoDataset what="成分ごとのバイオ後続品の使用割合と効果の額" />}
        {view ? (
          <>
            <Section id="target" title="目標との距離">
              <BiosimilarTarget view={view} query={query} headline={headline} />
            </Section>
            <Section id="ingredients" title={`成分ごとの置換え（${view.rows.length}成分）`}>
              <BiosimilarTable rows={rows} view={view} query={query} />
              <WithoutAuthorised rows={rows} query={query} />
              <BoundsNote />
              <p className="text-dns-14N-130 text-solid-gray-700">
                使用割合は、バイオ後続品÷（バイオ後続品＋先行バイオ医薬品）。＊は、バイオセイム（先行バイオ医薬品と同じものを後発医薬品として売る品目）を後続品として数えた値で、国の数え方と同じです。主な効能・発売月は
                {known.title}（{known.document}）、製造販売業者と薬価は{formatDate(view.source.codes)}
                時点の薬価基準、供給は{supplyAsOf ? `${formatDate(supplyAsOf)}現在の` : ''}
                医療用医薬品供給状況によります。NDBオープンデータには、DPCなど薬剤費を包括して算定する入院の使用が含まれないため、入院で多く使う成分（フィルグラスチムなど）の割合は低めに出ることがあります。
              </p>
            </Section>
            {view.years ? (
              <Section id="years" title="年ごとの推移（NDBオープンデータ）">
                {view.years.reached ? <TrendBlock trend={view.years.reached} /> : null}
                <YearsTable
                  trend={view.years.families}
                  caption="成分ごとの使用割合（数量）の推移"
                  header="成分"
                  to={familyPath}
                />
                <TrendNotes years={view.years.families.years} />
              </Section>
            ) : null}
            <Section id="savings" title="効果の額と、さらに節約できる額">
              <BiosimilarSavings figures={view.nation} query={query} edition={view.source.edition} />
            </Section>
            {view.missing.length > 0 ? (
              <Section id="missing" title="このリストの日付には、まだ後続品がない成分">
                <p>
                  {known.title}
                  にあり、{formatDate(view.source.codes)}時点の薬価基準に後続品が収載されていない成分です。
                </p>
                <KnownTable ingredients={view.missing} caption="まだ後続品が収載されていない成分" />
              </Section>
            ) : null}
            <Section id="unplaced" title="系列を決められない品目">
              <p>
                成分名と後発医薬品の区分から、どの先行バイオ医薬品の系列か決められない品目です。推測で当てはめず、どの割合にも数えていません。
              </p>
              <UnplacedTable products={view.unplaced} />
            </Section>
          </>
        ) : (
          <Section id="known" title={known.title}>
            <KnownTable ingredients={known.ingredients} caption={known.title} />
            <p className="text-dns-14N-130 text-solid-gray-700">出典：{known.document}</p>
          </Section>
        )}
        <Section id="official" title="公表されている値">
          <BiosimilarOfficial series={known.official} />
        </Section>
        {view ? <Sources view={view} query={query} /> : null}
      </div>
    </>
  );
}

const DEFINITIONS = [
  [FAMILY_MEASURES.volume, '使用割合（数量）'],
  [FAMILY_MEASURES.value, '使用割合（金額）'],
] as const;

function Sources({ view, query }: { view: BiosimilarsView; query: ViewQuery }) {
  return (
    <Section id="source" title="出典とダウンロード">
      <SourceNote source={view.source} />
      <DownloadLinks
        items={[
          ...(['csv', 'parquet'] as const).map((format) => ({
            href: figuresFile({ ...query, measure: FAMILY_MEASURES.volume, by: 'ingredient' }, format),
            label: '成分ごとの使用割合（数量）',
            format: { csv: 'CSV', parquet: 'Parquet' }[format],
          })),
          {
            href: `/api/v1/indicators/biosimilars?${new URLSearchParams(
              Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined),
            )}`,
            label: 'このページのすべての数値',
            format: 'JSON',
          },
        ]}
      />
      <ul className="space-y-1">
        {DEFINITIONS.map(([measure, text]) => (
          <li key={measure}>
            <Link to={measurePath({ ...query, measure, by: 'ingredient' })}>
              {text}の定義・もとのファイル・計算に使ったSQL
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
