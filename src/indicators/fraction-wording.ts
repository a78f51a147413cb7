/** Shares as people read them: rounded honestly, ranges outwards. */
import { numberText } from '../platform/number-text.ts';

/** `79.4%`; '－' where there is nothing to divide by. */
export function formatFraction(value: number | null, digits = 1): string {
  return value === null ? '－' : `${(value * 100).toFixed(digits)}%`;
}

/** A share as documents print it, without decimals that they do not have: `25%`, `68.7%`. */
export function formatPublished(value: number): string {
  // 0.567 × 100 is 56.699999999999996.
  return `${numberText(Number((value * 100).toFixed(2)), 2)}%`;
}

/** Bounds as a range, the lower rounded down and the upper up: `79.3〜79.5%`; one figure where they agree in what is shown. */
export function formatFractionRange(lower: number | null, upper: number | null, digits = 1): string {
  if (lower === null || upper === null) return '－';
  // 1 of 16 is 6.25% exactly, not a range, though it falls between two figures of one digit.
  if (Math.abs(upper - lower) < 1e-12) return formatFraction(lower, digits);
  // 0.8 × 100 is 80.00000000000001: what is a rounding of the machine must not move a digit.
  const unit = 10 ** digits;
  const low = (Math.floor(lower * 100 * unit + 1e-6) / unit).toFixed(digits);
  const high = (Math.ceil(upper * 100 * unit - 1e-6) / unit).toFixed(digits);
  return low === high ? `${low}%` : `${low}〜${high}%`;
}

/** How much less something costs, as a range: `50.0〜60.0%安い`; dearer where it is below nothing. */
export function formatGap({ lower, upper }: { lower: number; upper: number }): string {
  if (upper < 0) return `${formatFractionRange(-upper, -lower)}高い`;
  if (lower < 0) return `${formatFraction(-lower)}高い〜${formatFraction(upper)}安い`;
  return `${formatFractionRange(lower, upper)}安い`;
}
