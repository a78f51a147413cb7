import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { BIOSIMILARS_PATH, DATASETS_PATH, INDICATORS_PATH, mapPath, measurePath } from '../addresses.ts';
import { formatFraction, formatPublished } from '../fraction-wording.ts';
import type { Headline } from '../headlines/headline-model.ts';
import {
  computedNumber,
  officialDate,
  officialNumber,
  reachingWords,
} from '../headlines/headline-wording.ts';
import type { DashboardPage as Dashboard, TargetState } from '../views/read-dashboard.ts';
import { NoFiguresNotice } from './parts/datasets/address-issues.tsx';
import { BoundsNote } from './parts/datasets/bounds-note.tsx';
import { NoDataset } from './parts/datasets/no-dataset.tsx';
import { SourceNote } from './parts/datasets/source-note.tsx';
import { SourceWarnings } from './parts/datasets/source-warnings.tsx';
import { type FigureTile, FigureTiles } from './parts/figures/figure-tiles.tsx';
import { NationalTable } from './parts/figures/national-table.tsx';
import { TargetCard } from './parts/figures/target-card.tsx';
import { ShortTables } from './parts/prefectures/short-table.tsx';
import { SeriesChart } from './parts/trends/series-chart.tsx';
import { OwnBesideOfficial } from './parts/trends/series-table.tsx';
import { TrendBlock } from './parts/trends/trend-block.tsx';
import { TrendNotes } from './parts/trends/trend-table.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  const { indicators, today } = context.get(servicesContext);
  return indicators.dashboard(today);
}

export function meta(_: MetaArgs<typeof loader>) {
  return [
    { title: '指標：後発医薬品・バイオ後続品の使用状況｜安定 Antei' },
    {
      name: 'description',
      content:
        '国の3つの目標（数量シェア、金額シェア、バイオ後続品）までの距離と、80%に届いていない都道府県を、公開データから計算して示します。',
    },
  ];
}

export default function DashboardPage({ loaderData: page }: PageProps<typeof loader>) {
  const { targets, measures, trends, years, source, none } = page;
  return (
    <>
      <Breadcrumbs items={[{ label: '指標' }]} />
      <PageHeading
        title="後発医薬品・バイオ後続品の指標"
        lead="国の目標まであとどれだけか、どこが届いていないか"
      />
      <div className="space-y-10">
        <FigureTiles title="いまの値" items={tiles(page)} />
        <div className="space-y-3">
          <h2 className="sr-only">3つの目標</h2>
          <div className="grid gap-4 lg:grid-cols-3">
            {targets.map((state) => (
              <TargetCard key={state.measure.id} state={state} invented={source?.source === 'demo'} />
            ))}
          </div>
          <SourceWarnings source={source} />
          <NoFiguresNotice none={none} />
          {source ? <SourceNote source={source} /> : null}
          {source || none ? null : <NoDataset what="目標までの距離と、届いていない都道府県" />}
        </div>
        {targets.map((state) => (
          <Short key={state.measure.id} state={state} />
        ))}
        {years.length > 0 ? (
          <Section id="years" title="年ごとの推移（NDBオープンデータ）">
            {years.map((trend) => (
              <TrendBlock key={`${trend.measure.id} ${trend.measure.unit}`} trend={trend} />
            ))}
            <TrendNotes years={years[0]!.years} />
          </Section>
        ) : null}
        <Section id="trend" title="推移：公式の値とこのサイトの値">
          <div className="grid gap-x-8 gap-y-8 md:grid-cols-2">
            {trends.map((beside) => (
              <div key={beside.series.id} className="space-y-2">
                <SeriesChart beside={beside} twin />
                <OwnBesideOfficial beside={beside} />
              </div>
            ))}
          </div>
          <p>
            <Link to={`${INDICATORS_PATH}/series`}>公式の値の一覧（数値の表・出典・原文）</Link>
          </p>
        </Section>
        {source ? (
          <Section id="measures" title="すべての指標（全国）">
            <p>
              「限定出荷等の成分を除く」は、供給が限られている成分を除いた参考値です。指標の名前から、定義・都道府県別の値・ダウンロードへ進めます。
            </p>
            <NationalTable rows={measures} />
            <BoundsNote />
            <SourceNote source={source} />
          </Section>
        ) : null}
        <Section id="more" title="くわしく見る">
          <ul className="list-disc space-y-1 pl-6">
            <li>
              <Link to={mapPath({ measure: 'generic-volume-share' })}>都道府県の地図と順位</Link>
            </li>
            <li>
              <Link to={`${INDICATORS_PATH}/classes`}>薬効分類別：数量と金額</Link>
            </li>
            <li>
              <Link to={BIOSIMILARS_PATH}>バイオ後続品：成分別の置換え</Link>
            </li>
            <li>
              <Link to={`${INDICATORS_PATH}/measures`}>指標の定義</Link>
            </li>
            <li>
              <Link to={DATASETS_PATH}>もとのデータ</Link>
            </li>
          </ul>
        </Section>
      </div>
    </>
  );
}

/** The headlines: how many prefectures are there, the nation's shares by volume and by value, ingredients of biologics. */
function tiles({ volume, targets }: Dashboard): FigureTile[] {
  const [main, ...others] = targets.map(({ headline }) => headline);
  return [main, volume, ...others].flatMap((headline) => (headline ? [tile(headline)] : []));
}

function tile(headline: Headline): FigureTile {
  const { measure, of, goal, official, computed } = headline;
  return {
    label: of === 'prefectures' ? '数量シェア80%以上の都道府県' : measure.title.ja,
    to: measurePath({ measure: measure.id, by: of === 'prefectures' ? 'prefecture' : undefined }),
    value: official ? officialNumber(headline, official) : '－',
    notes: [
      ...(official ? [officialDate(official)] : []),
      ...(computed ? [`計算 ${computedNumber(headline, computed).replace('都道府県', '')}`] : []),
      ...(goal === null ? [] : [`目標 ${of === 'prefectures' ? goal : formatPublished(goal)}`]),
    ],
  };
}

/** Who is short of a target for prefectures; said as well where nobody is. */
function Short({ state: { measure, headline, prefectures, compared } }: { state: TargetState }) {
  const { official, why } = headline;
  if (!prefectures) return null;
  const { total, short, undecided } = prefectures;
  return (
    <Section id="short" title="目標に届いていない都道府県">
      <p>
        <Link to={measurePath({ measure: measure.id, by: 'prefecture' })}>{measure.title.ja}</Link>の目標に、
        {total}都道府県のうち、{reachingWords(prefectures.counts)}。
        <Link to={mapPath({ measure: measure.id })}>地図と順位で見る</Link>
      </p>
      {short.length + undecided.length > 0 ? (
        <>
          <ShortTables measure={measure} reach={prefectures} />
          <BoundsNote target={`目標の${formatFraction(measure.target.value, 0)}`} />
        </>
      ) : null}
      {official && why && compared ? (
        <p className="text-dns-14N-130 text-solid-gray-700">
          公式の{officialNumber(headline, official)}（{officialDate(official)}）と違う理由：{why.full}
        </p>
      ) : null}
    </Section>
  );
}
