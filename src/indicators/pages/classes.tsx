import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { DownloadLinks } from '../../ui/download-links.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { figuresFile, INDICATORS_PATH, mapPath, measurePath } from '../addresses.ts';
import { figuresOr } from '../figures/no-figures.ts';
import { formatFraction } from '../fraction-wording.ts';
import { GENERIC } from '../page-measures.ts';
import type { ClassesPage as PageData } from '../views/read-classes.ts';
import { ClassPointsTable } from './parts/classes/class-points-table.tsx';
import { ClassScatter } from './parts/classes/class-scatter.tsx';
import { ClassesForm } from './parts/classes/classes-form.tsx';
import { AddressIssues, NoFiguresNotice } from './parts/datasets/address-issues.tsx';
import { BoundsNote } from './parts/datasets/bounds-note.tsx';
import { NoDataset } from './parts/datasets/no-dataset.tsx';
import { SourceNote } from './parts/datasets/source-note.tsx';
import { SourceWarnings } from './parts/datasets/source-warnings.tsx';
import { TrendBlock } from './parts/trends/trend-block.tsx';
import { TrendNotes } from './parts/trends/trend-table.tsx';
import { YearsTable } from './parts/trends/years-table.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { indicators, supply } = context.get(servicesContext);
  const { figures: page, none } = await figuresOr(indicators.classesPage(new URL(request.url).searchParams));
  if (!page) return { page, none, supplied: {} };
  // The supply list names its classes as NDB does, all but one: linked where the name is the same.
  const names = new Set((await supply.groups('therapeuticClass')).map(({ name }) => name));
  const supplied = page.rows
    .filter(({ label }) => names.has(label))
    .map(({ key, label }) => [key, `/classes/${encodeURIComponent(label)}`] as const);
  return { page, none, supplied: Object.fromEntries(supplied) as Record<string, string> };
}

export function meta(_: MetaArgs<typeof loader>) {
  return [
    { title: '薬効分類の数量シェアと金額シェア｜安定 Antei' },
    {
      name: 'description',
      content:
        '薬効分類ごとに後発医薬品の数量シェアと金額シェアを並べ、金額で置き換えの余地がある分類を示します。',
    },
  ];
}

export default function ClassesPage({ loaderData: { page, none, supplied } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: '指標', to: INDICATORS_PATH }, { label: '薬効分類' }]} />
      <PageHeading
        title="薬効分類の数量シェアと金額シェア"
        lead="数量は進んでいても、金額で余地のある分類を見る"
      />
      <NoFiguresNotice none={none} />
      {page ? <Classes page={page} supplied={supplied} /> : null}
      {page || none ? null : <NoDataset what="薬効分類ごとの数量シェアと金額シェア、節減の余地" />}
    </>
  );
}

function Classes({ page, supplied }: { page: PageData; supplied: Record<string, string> }) {
  const { query, volume, value, slope, leftOut, issues, saving, source } = page;
  const below = page.rows.filter(({ room }) => room !== null);
  const above = page.rows.filter(({ room }) => room === null);
  const measure = (id: string) => measurePath({ ...query, measure: id });
  return (
    <div className="space-y-10">
      <AddressIssues issues={issues} />
      <SourceWarnings source={source} />
      <ClassesForm page={page} />
      <Section id="picture" title="数量シェアと金額シェア">
        <p>
          全体は、<Link to={measure(GENERIC.volume)}>数量シェア {formatFraction(volume.value)}</Link>、
          <Link to={measure(GENERIC.value)}>金額シェア {formatFraction(value.value)}</Link>
          です。線はその傾き（{slope === null ? '－' : slope.toFixed(2)}
          ）で、線の下の分類（塗った円）は、数量のわりに金額が先発医薬品に残っています。円の面積は、後発医薬品のある先発医薬品と後発医薬品の市場（薬価ベース）です。
        </p>
        <ClassScatter page={page} />
        <p className="text-dns-14N-130 text-solid-gray-700">
          図の考え方：厚生労働省「金額ベースでの目標値の設定についての考え方」（第176回社会保障審議会医療保険部会資料、令和6年3月14日）。
        </p>
      </Section>
      {page.years.length > 0 ? (
        <Section id="years" title="年ごとの推移（NDBオープンデータ）">
          {page.years.map(({ nation, classes }) => (
            <div key={nation.measure.id} className="space-y-4">
              <TrendBlock trend={nation} where={query.where} />
              <YearsTable
                trend={classes}
                caption={`薬効分類ごとの${nation.measure.title.ja}の推移`}
                header="薬効分類"
                to={(key) => mapPath({ measure: classes.measure.id, where: { ...query.where, class: key } })}
              />
            </div>
          ))}
          <TrendNotes years={page.years[0]!.nation.years} />
        </Section>
      ) : null}
      <Section id="classes" title="分類ごとの節減の余地">
        <p>
          線の下の分類で、残る先発医薬品が一様に後発医薬品に置き換わり、線に達したときに減る薬剤費です。
          <Link to={measurePath({ ...query, measure: saving, by: 'class' })}>
            すべて置き換わったときの節減額
          </Link>
          のうち線に達するまでの分で、置き換わる品目の薬価差と秘匿された値の幅を含みます。
          {source.edition === null
            ? '供給状況の一覧が取り込まれていないため、限定出荷・供給停止の品目への切替えも数えています。'
            : '通常出荷の後発医薬品への切替えだけを数えます。'}
          目標の達成に向けた内訳ではありません。
        </p>
        <ClassPointsTable
          page={page}
          rows={below}
          supplied={supplied}
          caption={`線の下の${below.length}分類（節減の余地が大きい順。分類を押すと都道府県の地図）`}
        />
        <details>
          <summary className="w-fit text-blue-1000 underline">線より上の{above.length}分類を表で見る</summary>
          <div className="mt-3">
            <ClassPointsTable
              page={page}
              rows={above}
              supplied={supplied}
              caption={`線より上の${above.length}分類（市場の大きい順）`}
            />
          </div>
        </details>
        {leftOut > 0 ? (
          <p className="text-dns-14N-130 text-solid-gray-700">
            数量が少ないか、秘匿されて値の幅が広い{leftOut}分類は除きました。
          </p>
        ) : null}
        <BoundsNote />
        <DownloadLinks
          items={(
            [
              [GENERIC.volume, '数量シェア'],
              [GENERIC.value, '金額シェア'],
              [saving, '節減額'],
            ] as const
          ).map(([id, label]) => ({
            href: figuresFile({ ...query, measure: id, by: 'class' }, 'csv'),
            label: `薬効分類別の${label}`,
            format: 'CSV',
          }))}
        />
        <SourceNote source={source} />
      </Section>
    </div>
  );
}
