/** What the national dashboard shows: the state's three targets with the way that is left, who is short, and the trend. */
import { daysBetween, type IsoDate } from '../../platform/clock.ts';
import { bestFirst, type Reach, reachOf } from '../compare/rank.ts';
import {
  chooseView,
  figuresOr,
  type NoFigures,
  onlyFigure,
  type PageSource,
} from '../figures/page-source.ts';
import {
  type OfficialPoint,
  type OfficialSeries,
  officialSeries,
} from '../measures/official-series/series.ts';
import type { Dataset, Figure, FigureTable, Measure } from '../model.ts';
import { type SourceFacts, sourceFacts } from '../source-wording.ts';
import { ownBefore, ownFigure, type SeriesBesideOurs } from './read-series.ts';
import { type PageTrend, readReachingTrend, readTrend } from './read-trends.ts';

/** The three targets in the order of their weight: 主目標, and the two 副次目標. */
const TARGETS = ['generic-volume-share', 'generic-value-share', 'biosimilar-ingredients-at-80-share'];

type Target = NonNullable<Measure['target']>;

/** How far a target is. */
export interface TargetState {
  measure: Measure;
  target: Target;
  /** The nation's figure; null before the first dataset. */
  nation: Figure | null;
  /** Only of a target for every prefecture. */
  prefectures: PrefectureReach | null;
  /** Fraction that is missing, of the nation or, for prefectures, of the farthest one: at the least and the most; 0 where reached. */
  distance: { lower: number; upper: number } | null;
  /** Needed a year from the end of the data to the target: fractions, or prefectures. Null if nothing is missing. */
  pace: number | null;
  /** Whole months from today to the target's date; 0 where it has passed. */
  monthsLeft: number;
  /** The newest official value of the measure, and for prefectures of their number. */
  official: { series: OfficialSeries; point: OfficialPoint; reached: boolean } | null;
}

export interface PrefectureReach {
  counts: Record<Reach, number>;
  total: number;
  /** Those that do not surely reach the target, nearest first. */
  short: ShortPrefecture[];
}

export interface ShortPrefecture extends Figure {
  reach: Reach;
  /** Missing fraction at the least and the most; null if there is no figure. */
  distance: { lower: number; upper: number } | null;
}

/** A measure's national figure, beside the one it is a variant of. */
export interface NationalRow {
  measure: Measure;
  figure: Figure | null;
  /** Difference to the measure without the variant; null if it is none or has no figure. */
  difference: number | null;
}

export interface DashboardPage {
  targets: TargetState[];
  measures: NationalRow[];
  /** Series of the price survey with more than one value, for the trend. */
  trends: SeriesBesideOurs[];
  /** The targets' measures over the rounds, for prefectures also how many reach it; empty with fewer than two rounds. */
  years: PageTrend[];
  /** Null before the first dataset, and where `none` says why. */
  source: SourceFacts | null;
  none: NoFigures | null;
  /** Last day of the data; null before the first dataset. */
  until: IsoDate | null;
}

/** Reads the dashboard as of a day. */
export async function readDashboard(source: PageSource, today: IsoDate): Promise<DashboardPage> {
  const view = await chooseView(source, { where: {} }, []);
  const measures = source.measures();
  const refused = new Map<string, NoFigures | null>();
  const national = new Map(
    await Promise.all(
      measures.map(async ({ id }) => {
        const asked = view && (await figuresOr(source.figures({ measure: id, by: 'nation' })));
        refused.set(id, asked?.none ?? null);
        return [id, asked?.figures ?? null] as const;
      }),
    ),
  );
  const targets = TARGETS.flatMap((id) => measures.filter((measure) => measure.id === id && measure.target));
  const [states, years, trends] = await Promise.all([
    Promise.all(
      targets.map((measure) =>
        targetState(source, measure, national.get(measure.id) ?? null, {
          today,
          dataset: view?.dataset ?? null,
        }),
      ),
    ),
    view
      ? Promise.all(TARGETS.flatMap((id) => [readReachingTrend(source, id), readNationTrend(source, id)]))
      : [],
    Promise.all(
      officialSeries()
        .filter(({ kind, points, unit }) => kind === 'value' && unit === 'fraction' && points.length > 1)
        .map(async (series): Promise<SeriesBesideOurs> => {
          const measure = measures.find(({ id }) => id === series.measure) ?? null;
          // What is invented is compared with no official value.
          const real = view?.dataset.source === 'official';
          const own = real && measure ? await ownFigure(source, measure, series) : null;
          const before = own ? await ownBefore(source, measure!, series, own.figure.until) : [];
          return { series, measure, own: own?.figure ?? null, before };
        }),
    ),
  ]);
  const main = national.get(TARGETS[0]!);
  const edition = [...national.values()].find((table) => table?.edition)?.edition ?? null;
  return {
    targets: states,
    measures: nationalRows(measures, national),
    trends,
    years: years.flatMap((trend) => trend ?? []),
    none: refused.get(TARGETS[0]!) ?? null,
    source: view && main ? { ...sourceFacts(main, view.dataset), edition } : null,
    until: view?.dataset.to ?? null,
  };
}

const readNationTrend = (source: PageSource, measure: string) => readTrend(source, { measure, by: 'nation' });

async function targetState(
  source: PageSource,
  measure: Measure,
  table: FigureTable | null,
  { today, dataset }: { today: IsoDate; dataset: Dataset | null },
): Promise<TargetState> {
  const target = measure.target!;
  const nation = table && onlyFigure(table);
  const ofPrefectures = target.per === 'prefecture';
  const asked =
    ofPrefectures && table
      ? await figuresOr(source.figures({ measure: measure.id, by: 'prefecture' }))
      : null;
  const prefectures = asked?.figures ? prefectureReach(asked.figures.rows, measure) : null;
  const farthest = prefectures
    ? bestFirst(
        prefectures.short.filter(({ distance }) => distance),
        measure.direction,
      ).at(-1)
    : nation;
  const years = dataset ? daysBetween(dataset.to, target.by) / 365.25 : 0;
  const missing = prefectures ? prefectures.total - prefectures.counts.sure - prefectures.counts.maybe : null;
  const distance = farthest ? distanceOf(farthest, target.value) : prefectures && { lower: 0, upper: 0 };
  const way = missing ?? distance?.lower ?? 0;
  return {
    measure,
    target,
    nation,
    prefectures,
    distance,
    pace: way > 0 && years > 0 ? way / years : null,
    monthsLeft: monthsBetween(today, target.by),
    official: newestOfficial(measure, ofPrefectures ? 'count' : measure.unit, prefectures?.total ?? 47),
  };
}

/** Which prefectures reach a target, and which do not. */
function prefectureReach(rows: readonly Figure[], { target, direction }: Measure): PrefectureReach {
  const counts: Record<Reach, number> = { sure: 0, maybe: 0, short: 0, unknown: 0 };
  const reached = rows.map((row) => ({ ...row, reach: reachOf(row, target!.value, direction) }));
  for (const { reach } of reached) counts[reach]++;
  const short = bestFirst(
    reached.filter(({ reach }) => reach !== 'sure'),
    direction,
  ).map((row) => ({ ...row, distance: distanceOf(row, target!.value) }));
  return { counts, total: rows.length, short };
}

/** What is missing of a target that is to be reached from below. */
function distanceOf({ lower, upper }: Pick<Figure, 'lower' | 'upper'>, target: number) {
  if (lower === null || upper === null) return null;
  return { lower: Math.max(0, target - upper), upper: Math.max(0, target - lower) };
}

function newestOfficial({ id, target }: Measure, unit: string, prefectures: number): TargetState['official'] {
  const series = officialSeries(id).filter((one) => one.kind === 'value' && one.unit === unit);
  // If there are two series, the one that counts prefectures that reach it, not those that fall short.
  const found = series.find((one) => !one.id.includes('short')) ?? series[0];
  const point = found?.points.at(-1);
  if (!found || !point) return null;
  return { series: found, point, reached: point.value >= (unit === 'count' ? prefectures : target!.value) };
}

/** Whole months from one day to another; 0 where it has passed. */
export function monthsBetween(from: IsoDate, to: IsoDate): number {
  const [a, b] = [from, to].map((date) => date.split('-').map(Number) as [number, number, number]);
  const months = (b![0] - a![0]) * 12 + b![1] - a![1] - (b![2] < a![2] ? 1 : 0);
  return Math.max(0, months);
}

/** A variant's id is the id of the measure it varies, with an ending: `generic-volume-share-available`. */
function nationalRows(
  measures: readonly Measure[],
  national: ReadonlyMap<string, FigureTable | null>,
): NationalRow[] {
  const figure = (id: string) => {
    const table = national.get(id);
    return table ? onlyFigure(table) : null;
  };
  const baseOf = ({ id, unit }: Measure) =>
    measures.find((other) => other.unit === unit && unit === 'fraction' && id.startsWith(`${other.id}-`));
  // A variant follows the measure that it varies: ids in their order put it there.
  return inGroups(measures).map((measure) => {
    const own = figure(measure.id);
    const base = baseOf(measure);
    const other = base && figure(base.id);
    const both = own?.value != null && other?.value != null;
    return { measure, figure: own, difference: both ? own.value! - other.value! : null };
  });
}

/** Shares first, and of those generics by volume; what is worth yen comes last. */
function inGroups(measures: readonly Measure[]): Measure[] {
  const groups = [
    'generic-volume-share',
    'generic-value-share',
    'biosimilar-ingredients',
    'biosimilar-volume',
    'biosimilar-value',
  ];
  const place = ({ id }: Measure) => {
    const found = groups.findIndex((group) => id.startsWith(group));
    return found === -1 ? groups.length : found;
  };
  return measures.toSorted((a, b) => place(a) - place(b));
}
