/** How far a KPI is from its target, and where it comes to if it goes on as it did. Pure. */
import { daysBetween, type IsoDate } from '../../platform/clock.ts';
import { fitLine, halfInterval, type LineFit, lineAt } from '../../platform/statistics/line-fit.ts';
import type { Kpi } from '../model.ts';
import type { Line, Point, Progress, TargetView } from '../views.ts';

/** Mean length of a year of the Gregorian calendar, in days. */
const YEAR = 365.2425;

/** Eight of ten future values fall into the interval, if the line goes on and scatters as before. */
export const LEVEL = 0.8;

/** Values are decimals of documents: what differs by less is the same. */
const SAME = 1e-9;

/**
 * How far a KPI is as of a date. Everything is of one line, the published values or the computed ones, and never of both:
 * they count differently. The published line leads; the computed one does where it goes further and the published one has
 * no more than a single value. Of a target with a headline the published line always leads: its official value is the headline.
 *
 * @param points of any order; those that end after `asOf` are left out
 * @param targets by version; the last one counts, so that what was set after `asOf` must be left out
 */
export function progressOf(
  kpi: Pick<Kpi, 'unit' | 'direction'>,
  points: readonly Point[],
  targets: readonly TargetView[],
  asOf: IsoDate,
  publishedLeads = false,
): Progress {
  const target = targets.at(-1) ?? null;
  const chosen = chooseLine(
    points.filter(({ end }) => end <= asOf),
    publishedLeads,
  );
  const latest = chosen?.points.at(-1) ?? null;
  const fit = chosen ? fitPoints(chosen.points) : null;
  const goal = target?.value ?? null;
  const toGo = (value: number) => (kpi.direction === 'higher' ? goal! - value : value - goal!);
  const distance = latest && goal !== null ? toGo(latest.value) : null;
  const reached = latest && goal !== null ? isReached(latest, toGo) : null;
  const yearsLeft = latest && target?.by ? daysBetween(latest.end, target.by) / YEAR : null;
  const open = yearsLeft !== null && yearsLeft > 0 && asOf <= target!.by!;
  return {
    target,
    line: chosen?.line ?? null,
    latest,
    distance,
    reached,
    neededPerYear:
      open && distance !== null && distance > SAME && !latest!.period.includes('/')
        ? (goal! - latest!.value) / yearsLeft
        : null,
    pacePerYear: fit?.slope ?? null,
    projection: open && fit ? project(kpi.unit, fit, target!.by!) : null,
  };
}

/** Sure only where all that the bounds allow is on one side of the target. */
function isReached({ value, lower, upper }: Point, toGo: (value: number) => number): boolean | null {
  const ends = [lower ?? value, upper ?? value].map((end) => toGo(end) <= SAME);
  return ends[0] === ends[1] ? ends[0]! : null;
}

function chooseLine(
  points: readonly Point[],
  publishedLeads: boolean,
): { line: Line; points: Point[] } | null {
  const sorted = points.toSorted((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0));
  const computed = sorted.filter(({ origin }) => origin === 'computed');
  const published = newestOfPeriods(sorted.filter(({ origin }) => origin !== 'computed'));
  const [last, lastComputed] = [published.at(-1), computed.at(-1)];
  if (!last && !lastComputed) return null;
  const computedLeads =
    lastComputed && (!last || (!publishedLeads && published.length === 1 && lastComputed.end > last.end));
  return computedLeads ? { line: 'computed', points: computed } : { line: 'published', points: published };
}

/** An officer's value for a period replaces the document's: it was entered after it, as final ones follow 速報値. */
function newestOfPeriods(points: readonly Point[]): Point[] {
  return [...Map.groupBy(points, ({ period }) => period).values()].map(
    (same) => same.findLast(({ origin }) => origin === 'officer') ?? same.at(-1)!,
  );
}

interface Fit extends LineFit {
  /** Days are counted as years from here. */
  origin: IsoDate;
}

/** Least squares of the values over the days; null if there are fewer than two days. */
function fitPoints(points: readonly Point[]): Fit | null {
  const origin = points[0]!.end;
  const fit = fitLine(points.map(({ end, value }) => ({ x: daysBetween(origin, end) / YEAR, y: value })));
  return fit && { ...fit, origin };
}

/** The value on a day if the line goes on, with the prediction interval of a single new value. */
function project(unit: Kpi['unit'], fit: Fit, day: IsoDate): Progress['projection'] {
  if (fit.count < 3) return null;
  const x = daysBetween(fit.origin, day) / YEAR;
  const half = halfInterval(fit, x, LEVEL);
  const value = lineAt(fit, x);
  const [least, most] = unit === 'fraction' ? [0, 1] : unit === 'rank' ? [1, Infinity] : [0, Infinity];
  const clamp = (end: number) => Math.min(most, Math.max(least, end));
  return { value: clamp(value), lower: clamp(value - half), upper: clamp(value + half), level: LEVEL };
}
