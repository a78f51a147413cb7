/** What the national dashboard shows: the state's three targets with the way that is left, who is short, and the trend. */
import type { IsoDate } from '../../platform/clock.ts';
import { type Difference, differenceOf } from '../compare/difference.ts';
import { bestFirst, type Reach, reachOf } from '../compare/rank.ts';
import {
  chooseView,
  figuresOr,
  type NoFigures,
  onlyFigure,
  type PageSource,
} from '../figures/page-source.ts';
import type { Headline } from '../headlines/headline-model.ts';
import type { TargetMeasure } from '../headlines/raised-target.ts';
import { readHeadline, readHeadlines, targetMeasures } from '../headlines/read-headlines.ts';
import { officialSeries } from '../measures/official-series/series.ts';
import type { Figure, FigureTable, Measure } from '../model.ts';
import { GENERIC } from '../page-measures.ts';
import { type SourceFacts, sourceFacts } from '../source-wording.ts';
import { ownBefore, ownFigure, type SeriesBesideOurs } from './read-series.ts';
import { type PageTrend, readReachingTrend, readTrend } from './read-trends.ts';

/** How far a target is. */
export interface TargetState {
  measure: TargetMeasure;
  /** What the card says first: the official value with this site's beside it. */
  headline: Headline;
  /** The nation's figure of the newest dataset, be it invented or lack sheets; null before the first. */
  nation: Figure | null;
  /** Only of a target for every prefecture. */
  prefectures: PrefectureReach | null;
  /** True where the headline's own figure is of the same dataset: else the newest is invented or lacks sheets. */
  compared: boolean;
  /**
   * Fraction that is missing, of the nation or, for prefectures, of the farthest one: at the least and the most; 0 where reached. Null
   * where the figures are not `compared`, as it stands beside the official value.
   */
  distance: { lower: number; upper: number } | null;
  /** Whole months from today to the target's date; 0 where it has passed. */
  monthsLeft: number;
}

export interface PrefectureReach {
  counts: Record<Reach, number>;
  total: number;
  /** Those that surely fall short of the target, nearest first. */
  short: ShortPrefecture[];
  /** Those that masked cells leave open, best first: they may be there. */
  undecided: ShortPrefecture[];
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
  difference: Difference | null;
}

export interface DashboardPage {
  /** The nation's volume share, whose target is for prefectures; null if no such measure is in force. */
  volume: Headline | null;
  targets: TargetState[];
  measures: NationalRow[];
  /** Series of the price survey with more than one value, for the trend. */
  trends: SeriesBesideOurs[];
  /** The targets' measures over the rounds, for prefectures also how many reach it; empty with fewer than two rounds. */
  years: PageTrend[];
  /** Null before the first dataset, and where `none` says why. */
  source: SourceFacts | null;
  none: NoFigures | null;
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
  const targets = targetMeasures(await source.withTargets());
  const main = targets.find(({ id }) => id === GENERIC.volume);
  const [headlines, volume] = await Promise.all([
    readHeadlines(source, today),
    main ? readHeadline(source, main, 'nation', today) : null,
  ]);
  const [states, years, trends] = await Promise.all([
    Promise.all(
      targets.map((measure, index) => {
        const headline = headlines[index]!;
        return targetState(source, measure, national.get(measure.id) ?? null, headline, today);
      }),
    ),
    view
      ? Promise.all(
          targets.flatMap(({ id }) => [
            readReachingTrend(source, id),
            readTrend(source, { measure: id, by: 'nation' }),
          ]),
        )
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
  const table = national.get(GENERIC.volume);
  const edition = [...national.values()].find((table) => table?.edition)?.edition ?? null;
  return {
    volume,
    targets: states,
    measures: nationalRows(measures, national),
    trends,
    years: years.flatMap((trend) => trend ?? []),
    none: refused.get(GENERIC.volume) ?? null,
    source: view && table ? { ...sourceFacts(table, view.dataset), edition } : null,
  };
}

async function targetState(
  source: PageSource,
  measure: TargetMeasure,
  table: FigureTable | null,
  headline: Headline,
  today: IsoDate,
): Promise<TargetState> {
  const { target } = measure;
  const nation = table && onlyFigure(table);
  const asked =
    headline.of === 'prefectures' && table
      ? await figuresOr(source.figures({ measure: measure.id, by: 'prefecture' }))
      : null;
  const prefectures = asked?.figures ? prefectureReach(asked.figures.rows, measure) : null;
  const farthest = prefectures ? [...prefectures.undecided, ...prefectures.short].at(-1) : nation;
  const compared = table !== null && headline.computed?.dataset.id === table.dataset;
  const distance = farthest ? distanceOf(farthest, target.value) : prefectures && { lower: 0, upper: 0 };
  return {
    measure,
    headline,
    nation,
    prefectures,
    compared,
    distance: compared ? distance : null,
    monthsLeft: monthsBetween(today, target.by),
  };
}

/** Which prefectures reach a target, and which do not. */
function prefectureReach(rows: readonly Figure[], { target, direction }: Measure): PrefectureReach {
  const counts: Record<Reach, number> = { sure: 0, maybe: 0, short: 0, unknown: 0 };
  const reached = rows.map((row) => ({ ...row, reach: reachOf(row, target!.value, direction) }));
  for (const { reach } of reached) counts[reach]++;
  const all = bestFirst(reached, direction).map((row) => ({
    ...row,
    distance: distanceOf(row, target!.value),
  }));
  const those = (wanted: Reach) => all.filter(({ reach }) => reach === wanted);
  return { counts, total: rows.length, short: those('short'), undecided: those('maybe') };
}

/** What is missing of a target that is to be reached from below. */
function distanceOf({ lower, upper }: Pick<Figure, 'lower' | 'upper'>, target: number) {
  if (lower === null || upper === null) return null;
  return { lower: Math.max(0, target - upper), upper: Math.max(0, target - lower) };
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
    return { measure, figure: own, difference: base ? differenceOf(own, figure(base.id)) : null };
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
