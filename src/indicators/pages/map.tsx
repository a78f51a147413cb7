import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { TileMap } from '../../ui/charts/tile-map.tsx';
import { DownloadLinks } from '../../ui/download-links.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { MetaArgs, PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { figuresFile, INDICATORS_PATH, measurePath, prefecturePath } from '../addresses.ts';
import { formatAmount, tileYen } from '../compare/amounts.ts';
import { colourOf } from '../compare/map-steps.ts';
import type { Reach } from '../compare/rank.ts';
import { formatFraction } from '../fraction-wording.ts';
import { reachingWords } from '../headlines/headline-wording.ts';
import type { Measure } from '../model.ts';
import type { MapPage, RankedPrefecture, Ranking } from '../views/read-map.ts';
import { formatFigure, formatPlace } from '../wording.ts';
import { AddressIssues, NoFiguresNotice } from './parts/datasets/address-issues.tsx';
import { BoundsNote } from './parts/datasets/bounds-note.tsx';
import { NoDataset } from './parts/datasets/no-dataset.tsx';
import { SourceNote } from './parts/datasets/source-note.tsx';
import { SourceWarnings } from './parts/datasets/source-warnings.tsx';
import { ChoiceField } from './parts/figures/choice-field.tsx';
import { FiguresForm } from './parts/figures/figures-form.tsx';
import { narrowingWords } from './parts/figures/narrowing-wording.ts';
import { RankingTable } from './parts/prefectures/ranking-table.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { page: await context.get(servicesContext).indicators.map(new URL(request.url).searchParams) };
}

export function meta({ loaderData }: MetaArgs<typeof loader>) {
  const what = loaderData?.page?.measure.title.ja ?? '指標';
  return [
    { title: `${what}：都道府県の地図と順位｜安定 Antei` },
    { name: 'description', content: `${what}を47都道府県で比べます。地図、順位、下限と上限、ダウンロード。` },
  ];
}

export default function PrefectureMapPage({ loaderData: { page } }: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: '指標', to: INDICATORS_PATH }, { label: '都道府県の地図と順位' }]} />
      <PageHeading title="都道府県の地図と順位" lead={page ? subject(page) : undefined} />
      {page ? <Chosen page={page} /> : <NoDataset what="47都道府県の地図と順位" />}
    </>
  );
}

function subject({ measure, query: { where = {} }, choices }: MapPage): string {
  return `${measure.title.ja}（${narrowingWords(where, choices)}）`;
}

function Chosen({ page }: { page: MapPage }) {
  const { measure, query, choices, ranking, issues, none } = page;
  const yen = measure.unit === 'yen' && ranking ? tileYen(ranking.rows.map(({ value }) => value)) : null;
  return (
    <div className="space-y-8">
      <AddressIssues issues={issues} />
      <FiguresForm label="指標と範囲" query={query} choices={choices}>
        <ChoiceField label="指標" name="measure" value={measure.id} choices={choices.measures} />
      </FiguresForm>
      <NoFiguresNotice none={none} />
      <SourceWarnings source={ranking && ranking.source} />
      {ranking ? (
        <>
          <Summary page={page} ranking={ranking} />
          <div className="grid gap-x-8 gap-y-8 xl:grid-cols-[minmax(0,1fr)_27rem] print:block print:space-y-8">
            <Section id="map" title="地図">
              <TileMap
                title={`都道府県の地図：${subject(page)}`}
                legend={ranking.legend.map((label, step) => ({
                  label,
                  colour: colourOf(step, ranking.split),
                }))}
                tiles={ranking.rows
                  .toSorted((a, b) => (a.key < b.key ? -1 : 1))
                  .map((row) => tile(measure, ranking, row, yen))}
              />
              <p className="text-dns-14N-130 text-solid-gray-700">
                地図の数字の単位は{yen?.name ?? { fraction: '%', yen: '円', count: '数' }[measure.unit]}です。
                色の区切りは、都道府県をおよそ同じ数ずつ5つに分ける値です。
                {ranking.split === null
                  ? ''
                  : `目標の${formatFigure(measure, measure.target!.value)}に値が届かない都道府県は橙、達した都道府県は青で、目標から遠いほど濃くしています。✓は秘匿を考えても達しているもの、？は秘匿のため決まらないものです。`}
                同じ数値は順位の表にあります。
              </p>
            </Section>
            <Section id="ranking" title="順位">
              <RankingTable page={page} ranking={ranking} />
            </Section>
          </div>
          <div className="space-y-2">
            <p>
              「3〜5位」のような順位は、秘匿されたセルのために範囲が重なり、どちらが上か決まらないことを示します。分子と分母は、
              <Link to={measurePath({ ...query, by: 'prefecture' })}>{measure.title.ja}の都道府県別の表</Link>
              にあります。
            </p>
            <BoundsNote
              target={
                measure.target?.per === 'prefecture' && measure.unit === 'fraction'
                  ? `目標の${formatFigure(measure, measure.target.value)}`
                  : undefined
              }
            />
          </div>
          <Section id="source" title="出典とダウンロード">
            <SourceNote source={ranking.source} />
            <DownloadLinks
              items={(['csv', 'json', 'parquet'] as const).map((format) => ({
                href: figuresFile({ ...query, by: 'prefecture' }, format),
                label: `${measure.title.ja}（都道府県別）`,
                format: { csv: 'CSV', json: 'JSON', parquet: 'Parquet' }[format],
              }))}
            />
            <p>
              <Link to={measurePath({ ...query, by: 'prefecture' })}>
                この数値の定義・もとのファイル・計算に使ったSQL
              </Link>
            </p>
          </Section>
        </>
      ) : null}
    </div>
  );
}

/** The nation, the middle, both ends and the target in words: what the map is read against. */
function Summary({ page: { measure, query }, ranking }: { page: MapPage; ranking: Ranking }) {
  const { nation, median, reached, rows } = ranking;
  const known = rows.filter(({ value }) => value !== null);
  const text = (value: number | null) => formatFigure(measure, value);
  const [first, last] = [known[0], known.at(-1)];
  return (
    <div className="space-y-1">
      <p>
        全国は<Link to={measurePath(query)}>{text(nation.value)}</Link>
        {median === null ? '' : `、都道府県の中央値（真ん中の値）は${text(median)}`}です。
        {first && last && first !== last
          ? `最も${measure.direction === 'higher' ? '高い' : '少ない'}のは${first.label}（${text(first.value)}）、最も${measure.direction === 'higher' ? '低い' : '多い'}のは${last.label}（${text(last.value)}）です。`
          : ''}
      </p>
      {reached && reached.sure + reached.maybe + reached.short > 0 ? (
        <p>
          {formatFraction(measure.target!.value, 0)}に{reachingWords(reached)}。
        </p>
      ) : null}
      {measure.unit === 'yen' ? (
        <p className="text-dns-14N-130">
          金額は都道府県の大きさ（人口や処方の数）によっても変わります。順位は、その多さだけを示します。
        </p>
      ) : null}
    </div>
  );
}

/** Said beside the colour: whether a prefecture reaches the target. */
const REACH_MARKS: Record<Reach, '✓' | '？' | ''> = { sure: '✓', maybe: '？', short: '', unknown: '' };
const REACH_WORDS = { '✓': '目標に達している', '？': '目標に達したか決まらない' };

/** @param yen the unit of a sum; null for shares and counts */
function tile(
  measure: Measure,
  { split }: Ranking,
  { key, label, value, step, place, reach }: RankedPrefecture,
  yen: ReturnType<typeof tileYen> | null,
) {
  const full = formatFigure(measure, value);
  const shown = yen && value !== null ? formatAmount(value, yen) : full.replace('%', '');
  const mark = split === null || reach === null ? '' : REACH_MARKS[reach];
  return {
    code: key,
    name: label,
    // The unit is given beside the map.
    text: `${shown}${mark}`,
    colour: step === null ? null : colourOf(step, split),
    spoken: [full, ...(mark ? [REACH_WORDS[mark]] : []), ...(place ? [formatPlace(place)] : [])].join('、'),
    to: prefecturePath(key),
  };
}
