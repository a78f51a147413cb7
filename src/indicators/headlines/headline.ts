/** Puts the headline of a target together from official series, recorded values and figures. Pure. */
import { daysBetween, type IsoDate } from '../../platform/clock.ts';
import { lastDay } from '../../platform/dates/months.ts';
import { countReaching } from '../compare/rank.ts';
import { periodEnd } from '../measures/official-series/period.ts';
import type { HeadlineOf, Recorded, RecordedValue } from '../measures/official-series/recorded.ts';
import type { OfficialSeries } from '../measures/official-series/series.ts';
import { type Dataset, type FigureTable, PREFECTURES } from '../model.ts';
import type { ComputedValue, Headline, OfficialValue } from './headline-model.ts';
import { headlineOf, lastRaised, type TargetMeasure } from './raised-target.ts';

/** Mean length of a year of the Gregorian calendar, in days. */
const YEAR = 365.2425;

/**
 * Puts a headline together as it was known at the end of a day.
 * @param of 'nation' also of a target for prefectures: there is no goal then
 * @param series the official series of the measure
 * @param rounds figures by nation or, of prefectures, by prefecture; of comparable rounds only
 */
export function makeHeadline(
  measure: TargetMeasure,
  of: HeadlineOf,
  day: IsoDate,
  given: {
    series: readonly OfficialSeries[];
    recorded: Recorded;
    rounds: readonly { dataset: Dataset; table: FigureTable }[];
  },
): Headline {
  const { id, title, unit, target } = measure;
  const isOwn = (one: { measure: string; of: HeadlineOf }) => one.measure === id && one.of === of;
  const raised = lastRaised(given.recorded.targets, id, of);
  const defined = of === 'prefectures' ? PREFECTURES.size : of === headlineOf(target) ? target.value : null;
  const [goal, by] = raised ? [raised.value, raised.by] : [defined, target.by];
  const series = officialOf(given.series, of === 'prefectures' ? 'count' : unit);
  const recorded = given.recorded.values.filter(isOwn);
  const official = newest(series, recorded, day);
  const distance = official && goal !== null ? Math.max(0, goal - official.value) : null;
  const years = official ? daysBetween(official.end, by) / YEAR : 0;
  return {
    measure: { id, title, unit },
    of,
    goal,
    by,
    official,
    computed: computedOf(measure, of, given.rounds, day),
    series: series?.id ?? null,
    why: series && { short: series.inShort ?? series.whyDifferent, full: series.whyDifferent },
    distance,
    neededPerYear: distance && years > 0 && day <= by ? distance / years : null,
  };
}

/** Of two series of prefectures the one that counts who reaches the target, not who falls short. */
function officialOf(all: readonly OfficialSeries[], unit: string): OfficialSeries | null {
  const series = all.filter((one) => one.kind === 'value' && one.unit === unit);
  return series.find((one) => !one.id.includes('short')) ?? series[0] ?? null;
}

/** The newest that had ended by the day; for a period an officer's value replaces the document's, as final ones follow 速報値. */
function newest(
  series: OfficialSeries | null,
  recorded: readonly RecordedValue[],
  day: IsoDate,
): OfficialValue | null {
  const endOf = (period: string) => lastDay(periodEnd(period.split('/').at(-1)!));
  const printed = (series?.points ?? []).map(
    ({ period, value, note, source }): OfficialValue => ({
      value,
      period,
      end: endOf(period),
      note: note ?? null,
      source: `${source.publisher} ${source.title}`,
      url: null,
    }),
  );
  const entered = recorded.map(
    ({ measure: _, of: __, ...one }): OfficialValue => ({ ...one, end: endOf(one.period) }),
  );
  return (
    [...printed, ...entered]
      .filter(({ end }) => end <= day)
      .toSorted((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0))
      .at(-1) ?? null
  );
}

function computedOf(
  measure: TargetMeasure,
  of: HeadlineOf,
  rounds: readonly { dataset: Dataset; table: FigureTable }[],
  day: IsoDate,
): ComputedValue | null {
  const round = rounds.findLast(({ dataset }) => dataset.to <= day);
  if (!round) return null;
  const { id, title, from, to } = round.dataset;
  const { rows, bounded, codes } = round.table;
  const figure =
    of === 'prefectures'
      ? rows.length === 0
        ? null
        : countReaching(rows, measure.target.value, measure.direction)
      : rows[0];
  if (!figure || figure.value === null) return null;
  const { value, lower, upper } = figure;
  return {
    value,
    lower: bounded ? lower : null,
    upper: bounded ? upper : null,
    dataset: { id, title, from, to },
    codes,
  };
}
