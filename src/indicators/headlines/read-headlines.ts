/** Reads the headlines of the state's three targets. */
import type { IsoDate } from '../../platform/clock.ts';
import type { PageSource, Year } from '../figures/page-source.ts';
import type { HeadlineOf } from '../measures/official-series/recorded.ts';
import { officialSeries } from '../measures/official-series/series.ts';
import type { FigureTable, Measure } from '../model.ts';
import { trendYears } from '../trends/trends.ts';
import { makeHeadline } from './headline.ts';
import type { Headline } from './headline-model.ts';
import { headlineOf, type TargetMeasure } from './raised-target.ts';

/** The three targets in the order of their weight: 主目標, and the two 副次目標. */
const TARGETS = ['generic-volume-share', 'generic-value-share', 'biosimilar-ingredients-at-80-share'];

export type HeadlineSource = Pick<PageSource, 'measures' | 'years' | 'recorded'>;

/** The measures of the three targets that are in force. */
export function targetMeasures(measures: readonly Measure[]): TargetMeasure[] {
  return TARGETS.flatMap((id) => measures.filter((one): one is TargetMeasure => isTarget(one, id)));
}

const isTarget = (measure: Measure, id: string) => measure.id === id && measure.target !== undefined;

/** The headlines of all three, as they were known at the end of a day. */
export async function readHeadlines(source: HeadlineSource, day: IsoDate): Promise<Headline[]> {
  const known = askedOnce(source, day);
  const targets = targetMeasures(source.measures());
  return Promise.all(targets.map((measure) => readHeadline(known, measure, headlineOf(measure.target), day)));
}

/** The headlines of one measure, the nation's too where the target is for prefectures; none if it has no target of the three. */
export async function readHeadlinesOf(source: HeadlineSource, id: string, day: IsoDate): Promise<Headline[]> {
  const measure = targetMeasures(source.measures()).find((one) => one.id === id);
  if (!measure) return [];
  const kinds = [...new Set([headlineOf(measure.target), 'nation' as const])];
  const known = askedOnce(source, day);
  return Promise.all(kinds.map((of) => readHeadline(known, measure, of, day)));
}

/** The same source, which looks up once what officers recorded by the day. */
function askedOnce(source: HeadlineSource, day: IsoDate): HeadlineSource {
  const recorded = source.recorded(day);
  return { measures: source.measures, years: source.years, recorded: () => recorded };
}

/** One headline; of the nation too, where the target is for prefectures. */
export async function readHeadline(
  source: HeadlineSource,
  measure: TargetMeasure,
  of: HeadlineOf,
  day: IsoDate,
): Promise<Headline> {
  const [recorded, years] = await Promise.all([
    source.recorded(day),
    source.years({ measure: measure.id, by: of === 'prefectures' ? 'prefecture' : 'nation' }),
  ]);
  const series = officialSeries(measure.id);
  return makeHeadline(measure, of, day, { series, recorded, rounds: comparable(years) });
}

/**
 * Rounds that are figures of the nation, oldest first: a round of which sheets are missing is none, and what a demonstration invents
 * stands beside no official value.
 */
function comparable(years: readonly Year[]): { dataset: Year['dataset']; table: FigureTable }[] {
  const partial = new Set(trendYears(years).flatMap((year) => (year.partial ? [year.id] : [])));
  return years.flatMap(({ dataset, table }) =>
    table && dataset.source === 'official' && !partial.has(dataset.id) ? [{ dataset, table }] : [],
  );
}
