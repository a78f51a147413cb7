/** What a medicine costs in a month, and what of it the patient pays before and after the high-cost benefit. Pure. */
import type { BenefitLimits, Setting, Tenths } from './model.ts';

export interface Asked {
  /** Yen a listed unit (薬価). */
  price: number;
  /** Listed units a month. */
  units: number;
  /** The patient's share in tenths. */
  tenths: Tenths;
  setting: Setting;
  /** 多数回該当 */
  repeated: boolean;
}

/** All in yen a month. */
export interface MonthlyCost {
  /** 薬剤費（10割） */
  total: number;
  /** The patient's share before the benefit. */
  share: number;
  /** What the patient pays at most. */
  limit: number;
  /** What the patient pays after the benefit. */
  paid: number;
  /** 高額療養費 */
  benefit: number;
  /** What insurance and the public purse bear: total less paid. */
  insurance: number;
}

/**
 * The cost of a month as if there were no other: only the medicine counts. Rounded to the yen; the rounding of points (10 yen)
 * at the counter is left out.
 */
export function monthlyCost(
  { price, units, tenths, setting, repeated }: Asked,
  limits: BenefitLimits,
): MonthlyCost {
  const total = toYen(price * units);
  const share = toYen((total * tenths) / 10);
  const limit = limitOf(total, limits, setting, repeated);
  const paid = Math.min(share, limit);
  return { total, share, limit, paid, benefit: share - paid, insurance: total - paid };
}

/** What a patient pays at most in a month with a medical cost of `total`. */
function limitOf(
  total: number,
  { monthly, repeated, outpatient }: BenefitLimits,
  setting: Setting,
  isRepeated: boolean,
): number {
  const above = monthly.over === null ? 0 : toYen(Math.max(0, total - monthly.over) / 100);
  const household = isRepeated && repeated !== null ? repeated : monthly.fixed + above;
  if (setting === 'inpatient' || outpatient === null) return household;
  return Math.min(household, outpatient.monthly);
}

/** Half a yen counts as one; what binary fractions add or miss is taken off first. */
function toYen(amount: number): number {
  return Math.round(Number(amount.toFixed(6)));
}
