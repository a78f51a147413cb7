/** How far two figures are apart, whatever the masked cells hide. Pure. */
import type { Figure } from '../model.ts';

type Bounded = Pick<Figure, 'value' | 'lower' | 'upper'>;

/** A difference of two figures, in their unit. */
export interface Difference {
  /** Of the values, which take masked cells as 0: it may lie outside the range. */
  value: number;
  /** At the least and at the most; null where a figure has no bounds. */
  lower: number | null;
  upper: number | null;
}

/**
 * The first figure less the second. Its range holds whatever the cells hide, as the two hide different ones or the same in ways that
 * nobody sees: the least of one less the most of the other, and the other way round.
 * @returns null if one of them is no figure
 */
export function differenceOf(own: Bounded | null, other: Bounded | null): Difference | null {
  if (own?.value == null || other?.value == null) return null;
  const value = own.value - other.value;
  if (own.lower === null || own.upper === null || other.lower === null || other.upper === null)
    return { value, lower: null, upper: null };
  return { value, lower: own.lower - other.upper, upper: own.upper - other.lower };
}
