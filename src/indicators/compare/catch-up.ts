/**
 * What catching up saves: what a prefecture would save in a therapeutic class by reaching a share that others have reached. Pure rules: shares and
 * the full potential come with their bounds, and every answer is a range that holds whatever the masked cells hide.
 */
import type { Figure } from '../model.ts';

/** A range of yen. */
export interface Yen {
  lower: number;
  upper: number;
}

type Bounded = Pick<Figure, 'value' | 'lower' | 'upper'>;

/**
 * The `q`-quantile of values, interpolated between neighbours (Hyndman and Fan 1996, type 7: what spreadsheets'
 * PERCENTILE.INC gives); null of none.
 */
export function quantile(values: readonly number[], q: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const below = sorted[Math.floor(at)]!;
  const above = sorted[Math.ceil(at)]!;
  return below + (above - below) * (at - Math.floor(at));
}

/** What the others with a share have reached: the median, and the share that the best tenth reach. */
export function benchmarks(figures: readonly Pick<Figure, 'value'>[]): {
  median: number | null;
  bestTenth: number | null;
} {
  const values = figures.flatMap(({ value }) => (value === null ? [] : [value]));
  return { median: quantile(values, 0.5), bestTenth: quantile(values, 0.9) };
}

/**
 * The part of what is not yet switched that must be, for a share to rise from `share` to `target`: (m − s) ÷ (1 − s), both
 * of the same total. 0 where the target is reached.
 */
export function partToSwitch(share: number, target: number): number {
  return share >= target ? 0 : (target - share) / (1 - share);
}

/**
 * What reaching `target` would save, in yen of the dataset's period: the part to switch times the full potential, if what
 * is switched costs as much as what is not. Null if the share is reached already, or there is none.
 *
 * @param share the prefecture's share in the class; as its `value` counts, so do the values from which the target comes
 * @param potential yen saved if everything were switched
 */
export function savingFromReaching(target: number | null, share: Bounded, potential: Bounded): Yen | null {
  if (target === null || share.value === null || share.value >= target) return null;
  const { lower, upper } = hull(share);
  const full = hull(potential);
  return {
    lower: partToSwitch(upper, target) * Math.max(0, full.lower),
    upper: partToSwitch(lower, target) * Math.max(0, full.upper),
  };
}

/** In the middle of both ranges: for sorting only, never shown. */
export function middle({ lower, upper }: Yen): number {
  return (lower + upper) / 2;
}

/** Bounds; the value if there are none. */
function hull({ value, lower, upper }: Bounded): Yen {
  return { lower: lower ?? value ?? 0, upper: upper ?? value ?? 0 };
}
