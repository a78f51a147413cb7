/** Order of figures and what their bounds say of a target. Pure; places with bounds are `rankRange` in lag.ts. */
import type { Figure, Measure } from './model.ts';

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
