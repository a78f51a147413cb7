/** Order and places of figures, as far as masked cells let them be told, and what bounds say about a target. Pure. */
import type { Figure, Measure } from '../model.ts';

type Bounded = Pick<Figure, 'key' | 'lower' | 'upper'>;

/** The best and the worst place that a figure's bounds allow; equal where the place is certain. */
export interface Place {
  best: number;
  worst: number;
}

/**
 * The place of each figure among all, 1 the best by the measure's direction. A figure certainly ranks behind another only if
 * their bounds do not touch; figures with the same certain value share a place, as in any ranking. Figures without bounds
 * (nothing to divide by) have no place.
 */
export function places(
  figures: readonly Bounded[],
  direction: Measure['direction'] = 'higher',
): Map<string, Place> {
  const bounded = figures.flatMap(({ key, lower, upper }) =>
    lower === null || upper === null
      ? []
      : [direction === 'higher' ? { key, lower, upper } : { key, lower: -upper, upper: -lower }],
  );
  return new Map(
    bounded.map((own) => [
      own.key,
      {
        best: 1 + bounded.filter((other) => other.lower > own.upper).length,
        worst: 1 + bounded.filter((other) => other !== own && other.upper > own.lower).length,
      },
    ]),
  );
}

/** Best first by the measure's direction; figures without a value last, equal ones in the order of their keys. */
export function bestFirst<F extends Pick<Figure, 'key' | 'value'>>(
  figures: readonly F[],
  direction: Measure['direction'] = 'higher',
): F[] {
  const sign = direction === 'higher' ? -1 : 1;
  return figures.toSorted((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    return sign * (a.value - b.value) || (a.key < b.key ? -1 : 1);
  });
}

/** Whether a figure reaches a target: `sure` where both bounds do, `maybe` where one does, `short` where none. */
export type Reach = 'sure' | 'maybe' | 'short' | 'unknown';

/** Says whether bounds reach a target from below (direction 'higher') or from above. */
export function reachOf(
  { lower, upper }: Pick<Figure, 'lower' | 'upper'>,
  target: number,
  direction: Measure['direction'] = 'higher',
): Reach {
  if (lower === null || upper === null) return 'unknown';
  const [worst, best] =
    direction === 'higher' ? [lower - target, upper - target] : [target - upper, target - lower];
  if (worst >= 0) return 'sure';
  return best >= 0 ? 'maybe' : 'short';
}

/** How many figures reach a target: by their values, and at the least and the most by their bounds. */
export function countReaching(
  rows: readonly Pick<Figure, 'value' | 'lower' | 'upper'>[],
  target: number,
  direction: Measure['direction'] = 'higher',
): { value: number; lower: number; upper: number } {
  const reach = rows.map((row) => reachOf(row, target, direction));
  const sure = reach.filter((one) => one === 'sure').length;
  const maybe = reach.filter((one) => one === 'maybe').length;
  const there = (value: number) => (direction === 'higher' ? value >= target : value <= target);
  return {
    value: rows.filter(({ value }) => value !== null && there(value)).length,
    lower: sure,
    upper: sure + maybe,
  };
}
