/**
 * Figures of several periods side by side: what changed a year, when a target was reached, when it would be. Pure.
 *
 * Only figures of all sheets of what is asked are compared: a round with only the internal medicines imported is shown, but
 * no change to it or from it is shown, also where other rounds lack the same.
 */
import type { IsoDate } from '../../platform/clock.ts';
import { lastDay, monthOf } from '../../platform/dates/months.ts';
import { fitLine, halfInterval, lineAt } from '../../platform/statistics/line-fit.ts';
import { reachOf } from '../compare/rank.ts';
import type { Figure, Measure } from '../model.ts';

/** A figure of one period. */
export interface PeriodFigure {
  /** Id of its dataset. */
  dataset: string;
  from: IsoDate;
  to: IsoDate;
  /** Null if there is none: no list of its time, or nothing to divide by. */
  figure: Bounded | null;
  /** False if sheets of the round are missing, or it counts other receipts than most of the others. */
  comparable: boolean;
}

export type Bounded = Pick<Figure, 'value' | 'lower' | 'upper'>;

/** A change a year, in the unit of the figure: of the values as shown, and at the least and the most that the bounds allow. */
export interface Change {
  /** Dataset of the comparable figure before. */
  since: string;
  /** Between the two periods' ends. */
  years: number;
  value: number;
  lower: number;
  upper: number;
}

export type TrendPoint<P extends PeriodFigure = PeriodFigure> = P & {
  /** Since the comparable figure before; null for the first, and where the figure cannot be compared. */
  change: Change | null;
};

/**
 * Where the newest comparable figure is. `reached`: certainly there, and so in every period since `since`; `open`: masked
 * cells leave it open; `fell`: it was surely there at `since` and is not now; `short`: not there.
 */
export type Reached =
  | { kind: 'reached'; since: string }
  | { kind: 'open'; at: string }
  | { kind: 'fell'; since: string; at: string }
  | { kind: 'short'; at: string };

/**
 * When a target would be reached if the line of the figures goes on: last days of the first whole years that reach it, null if
 * none within {@link HORIZON} years does.
 */
export interface Projection {
  /** At the earliest, at the best end of the interval. */
  earliest: IsoDate | null;
  likely: IsoDate | null;
  /** At the worst end of the interval. */
  latest: IsoDate | null;
  perYear: number;
  /** How many figures the line goes through. */
  points: number;
  /** Probability of the interval, if the line goes on and scatters as before. */
  level: number;
}

export interface Trend<P extends PeriodFigure = PeriodFigure> {
  /** Oldest first. */
  points: TrendPoint<P>[];
  target: number | null;
  /** Null without a target or without a comparable figure. */
  reached: Reached | null;
  /** Null also where the target is surely reached, and of fewer than three comparable figures. */
  projection: Projection | null;
}

/** Eight of ten future values fall into the interval: as the roadmap's KPIs are projected. */
const LEVEL = 0.8;
/** Years beyond the newest figure that a straight line is drawn on for. */
export const HORIZON = 15;
/** Fewer points say nothing about their scatter. */
const LEAST_POINTS = 3;

/**
 * The trend of one figure over its periods.
 * @param figures in any order, at most one comparable figure a period
 * @param target what the figure is to reach, by the measure's direction
 */
export function trendOf<P extends PeriodFigure>(
  figures: readonly P[],
  target: number | null = null,
  direction: Measure['direction'] = 'higher',
): Trend<P> {
  const sorted = figures.toSorted((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
  const compared = sorted.filter(isCompared);
  const points = sorted.map((point) => {
    const before = isCompared(point) ? compared[compared.indexOf(point) - 1] : undefined;
    return { ...point, change: before ? changeBetween(before, point as P & Known) : null };
  });
  const reached = target === null ? null : reachedOf(compared, target, direction);
  const projection =
    target === null || reached?.kind === 'reached' ? null : project(compared, target, direction);
  return { points, target, reached, projection };
}

interface Known extends PeriodFigure {
  figure: { value: number; lower: number; upper: number };
}

function isCompared<P extends PeriodFigure>(point: P): point is P & Known {
  const { figure, comparable } = point;
  return comparable && figure !== null && figure.value !== null && figure.lower !== null;
}

function changeBetween(before: Known, after: Known): Change {
  const years = yearsBetween(before.to, after.to);
  const [a, b] = [before.figure, after.figure];
  return {
    since: before.dataset,
    years,
    value: (b.value - a.value) / years,
    lower: (b.lower - a.upper) / years,
    upper: (b.upper - a.lower) / years,
  };
}

function reachedOf(
  points: readonly Known[],
  target: number,
  direction: Measure['direction'],
): Reached | null {
  const newest = points.at(-1);
  if (!newest) return null;
  const at = newest.dataset;
  const reach = points.map(({ figure }) => reachOf(figure, target, direction));
  const lastShort = reach.findLastIndex((one) => one !== 'sure');
  const since = points[lastShort + 1]?.dataset;
  if (since !== undefined) return { kind: 'reached', since };
  if (reach.at(-1) === 'maybe') return { kind: 'open', at };
  const first = reach.indexOf('sure');
  return first >= 0 ? { kind: 'fell', since: points[first]!.dataset, at } : { kind: 'short', at };
}

/**
 * The line through the figures, drawn on year by year. Its interval adds to the scatter of the figures what their own bounds leave
 * open: a value of the line is a weighted sum of the figures, so it moves by at most the sum of the weights times the widths, and
 * the root of the residual by at most the root of the widths' squares.
 */
function project(
  points: readonly Known[],
  target: number,
  direction: Measure['direction'],
): Projection | null {
  const newest = points.at(-1);
  if (points.length < LEAST_POINTS || !newest) return null;
  const sign = direction === 'higher' ? 1 : -1;
  const years = (to: IsoDate) => yearsBetween(newest.to, to);
  const known = points.map(({ to, figure }) => {
    const y = Math.min(figure.upper, Math.max(figure.lower, figure.value));
    return { x: years(to), y: sign * y, open: Math.max(figure.upper - y, y - figure.lower) };
  });
  const fit = fitLine(known);
  if (!fit) return null;
  const open = Math.hypot(...known.map((point) => point.open));
  const wider = { ...fit, residual: (Math.sqrt(fit.residual) + open) ** 2 };
  const half = (x: number) =>
    halfInterval(wider, x, LEVEL) +
    known.reduce((sum, point) => {
      const weight = 1 / fit.count + ((x - fit.meanX) * (point.x - fit.meanX)) / fit.spread;
      return sum + Math.abs(weight) * point.open;
    }, 0);
  const first = (value: (x: number) => number): IsoDate | null => {
    for (let year = 1; year <= HORIZON; year += 1)
      if (value(year) >= sign * target) return yearsAfter(newest.to, year);
    return null;
  };
  return {
    earliest: first((x) => lineAt(fit, x) + half(x)),
    likely: first((x) => lineAt(fit, x)),
    latest: first((x) => lineAt(fit, x) - half(x)),
    perYear: sign * fit.slope,
    points: points.length,
    level: LEVEL,
  };
}

/** Whole months between the months of two days, in years. */
function yearsBetween(from: IsoDate, to: IsoDate): number {
  return (monthOf(to) - monthOf(from)) / 12;
}

/** The last day of the same month some years later. */
function yearsAfter(date: IsoDate, years: number): IsoDate {
  return lastDay(monthOf(date) + 12 * years);
}
