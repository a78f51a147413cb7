import { data, type LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { ButtonLink } from '../../ui/forms/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { INDICATORS_PATH, measurePath, packFile } from '../addresses.ts';
import { differenceOf } from '../compare/difference.ts';
import { figuresOr, type NoFigures } from '../figures/no-figures.ts';
import { formatFraction, formatFractionRange } from '../fraction-wording.ts';
import { BIOSIMILAR, GENERIC, REACHED_MEASURES } from '../page-measures.ts';
import { formatDifference, formatPlace } from '../wording.ts';
import { FamilyRates } from './parts/biosimilars/family-rates.tsx';
import { ClassLag } from './parts/classes/class-lag.tsx';
import { AddressIssues, NoFiguresNotice } from './parts/datasets/address-issues.tsx';
import { BoundsNote } from './parts/datasets/bounds-note.tsx';
import { NoDataset } from './parts/datasets/no-dataset.tsx';
import { SourceNote } from './parts/datasets/source-note.tsx';
import { SourceWarnings } from './parts/datasets/source-warnings.tsx';
import { type FigureTile, FigureTiles } from './parts/figures/figure-tiles.tsx';
import { SplitTable } from './parts/figures/split-table.tsx';
import { PeopleTables } from './parts/prefectures/people-tables.tsx';
import { type PrefectureData, prefectureData } from './parts/prefectures/prefecture-data.ts';
import { PrefectureNotes } from './parts/prefectures/prefecture-notes.tsx';
import { ProfileTable } from './parts/prefectures/profile-table.tsx';
import { TrendBlock } from './parts/trends/trend-block.tsx';
import { TrendNotes } from './parts/trends/trend-table.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const code = params.code ?? '';
  const { indicators } = context.get(servicesContext);
  const asked = new URL(request.url).searchParams;
  const { figures: page, none } = await figuresOr(indicators.prefecturePage(code, asked));
  if (page === 'unknown')
    throw data(`都道府県コード「${code.slice(0, 10)}」はありません。01（北海道）から47（沖縄県）までです。`, {
      status: 404,
    });
  return { page: page && prefectureData(page, asked), none };
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  const name = loaderData?.page?.name;
  if (!name) return [{ title: '都道府県の指標｜安定 Antei' }];
  return [
    { title: `${name}の後発医薬品・バイオ後続品｜安定 Antei` },
    {
      name: 'description',
      content: `${name}の後発医薬品の数量シェア・金額シェア、薬効分類ごとの節減の余地、バイオ後続品の置換え率を、全国と比べて示します。`,
    },
  ];
}

export default function PrefecturePage({ loaderData: { page, none } }: PageProps<typeof loader>) {
  const crumbs = [
    { label: '指標', to: INDICATORS_PATH },
    { label: '都道府県', to: `${INDICATORS_PATH}/prefectures` },
  ];
  if (!page)
    return (
      <>
        <Breadcrumbs items={[...crumbs, { label: '都道府県の指標' }]} />
        <PageHeading title="都道府県の指標" />
        <Missing none={none} />
      </>
    );
  return (
    <>
      <Breadcrumbs items={[...crumbs, { label: page.name }]} />
      <PageHeading
        title={`${page.name}の後発医薬品・バイオ後続品`}
        lead="全国との差と、節減の余地のある薬効分類を見る"
        actions={<PackButtons page={page} />}
      />
      <AddressIssues issues={page.issues} />
      <SourceWarnings source={page.source} />
      <div className="space-y-10">
        <FigureTiles title={`${page.name}のおもな値`} items={tiles(page)} />
        <Section id="profile" title="全国と比べる">
          <ProfileTable page={page} />
          <BoundsNote />
          <SourceNote source={page.source} />
        </Section>
        {page.years.length > 0 ? (
          <Section id="years" title="年ごとの推移（NDBオープンデータ）">
            {page.years.map((trend) => (
              <TrendBlock key={trend.measure.id} trend={trend} />
            ))}
            <TrendNotes years={page.years[0]!.years} />
          </Section>
        ) : null}
        <Section id="classes" title="薬効分類ごとの節減の余地">
          <ClassLag page={page} />
        </Section>
        <Section id="biosimilars" title="バイオ後続品">
          <FamilyRates page={page} />
        </Section>
        <Section id="settings" title="処方の場別・薬剤区分別">
          <SplitTable page={page} by="setting" rows={page.settings} />
          <SplitTable page={page} by="route" rows={page.routes} />
        </Section>
        <Section id="people" title="性別・年齢別（全国）">
          <PeopleTables page={page} />
        </Section>
        <Section id="notes" title="読むときの注意">
          <PrefectureNotes />
          <SourceNote source={page.source} />
        </Section>
      </div>
    </>
  );
}

/** The measures of the four figures that the page begins with. */
const FIRST = [GENERIC.volume, GENERIC.value, BIOSIMILAR.volume, REACHED_MEASURES.share];

/** Each with its range, the nation beside it and the place among the prefectures. */
function tiles({ code, view, profile }: PrefectureData): FigureTile[] {
  return FIRST.flatMap((id) => profile.filter(({ measure }) => measure.id === id)).map(
    ({ measure, figure, nation, place }) => {
      const range = formatFractionRange(figure.lower, figure.upper);
      return {
        label: measure.title.ja,
        to: measurePath({ measure: measure.id, by: 'prefecture', ...view, where: { prefecture: code } }),
        value: formatFraction(figure.value),
        notes: [
          ...(range.includes('〜') ? [`範囲 ${range}`] : []),
          `全国 ${formatFraction(nation.value)}`,
          `差 ${formatDifference(differenceOf(figure, nation))}`,
          ...(place ? [`順位 ${formatPlace(place)}`] : []),
        ],
      };
    },
  );
}

/** Nothing imported yet, or no list of the data's time. */
function Missing({ none }: { none: NoFigures | null }) {
  if (none) return <NoFiguresNotice none={none} />;
  return (
    <NoDataset what="その県の数量シェア・金額シェア、薬効分類ごとの節減の余地、バイオ後続品の置換え率" />
  );
}

/** The pack for the council: the same figures as a document and as a workbook. */
function PackButtons({ page: { code, view, countLimited } }: { page: PrefectureData }) {
  return (
    <>
      <ButtonLink variant="solid" to={packFile(code, 'pdf', view, countLimited)} reloadDocument>
        協議会資料（PDF）
      </ButtonLink>
      <ButtonLink to={packFile(code, 'xlsx', view, countLimited)} reloadDocument>
        協議会資料（Excel）
      </ButtonLink>
    </>
  );
}
