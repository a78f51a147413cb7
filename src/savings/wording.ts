/** Amounts and limits of the calculator in words. Pure; pages may import from here. */
import { momentText, monthsText } from '../platform/dates/date-text.ts';
import { numberText } from '../platform/number-text.ts';
import type { Range } from './compare-costs.ts';
import type { BenefitLimits, BenefitTable } from './model.ts';

/** `12,345円` */
export function sayYen(amount: number): string {
  return `${amount < 0 ? '－' : ''}${numberText(Math.abs(amount))}円`;
}

/** `12,345円`, or `12,000〜15,000円` */
export function sayRange({ lower, upper }: Range): string {
  if (lower === upper) return sayYen(lower);
  return lower < 0 ? `${sayYen(lower)}〜${sayYen(upper)}` : `${numberText(lower)}〜${sayYen(upper)}`;
}

/** How much less something costs: `1,000円 少ない`, `0〜1,000円 少ない`, `同じ`, `500円 多い`. */
export function sayLess({ lower, upper }: Range): string {
  if (lower === 0 && upper === 0) return '同じ';
  if (upper <= 0) return `${sayRange({ lower: 0 - upper, upper: 0 - lower })} 多い`;
  if (lower >= 0) return `${sayRange({ lower, upper })} 少ない`;
  return `${sayYen(-lower)} 多い〜${sayYen(upper)} 少ない`;
}

/** The monthly limit as the rule writes it: `80,100円＋（医療費－267,000円）×1%`. */
export function sayLimit({ fixed, over }: BenefitLimits['monthly']): string {
  return over === null ? sayYen(fixed) : `${sayYen(fixed)}＋（医療費－${sayYen(over)}）×1%`;
}

/** When a table holds, and whether that is only planned: 「2026年8月〜2027年7月」, 「2027年8月〜（予定）」. */
export function sayPeriod({ from, to, state }: Pick<BenefitTable, 'from' | 'to' | 'state'>): string {
  return state === 'announced' ? `${momentText(from.slice(0, 7))}〜（予定）` : monthsText({ from, to });
}
