/** Periods of the official series; apart from the series, as pages need them in the browser. Pure. */

import { fiscalYearDays } from '../../../platform/dates/era.ts';
import { type Month, monthOf } from '../../../platform/dates/months.ts';

/** The last month of a period, counted from year 0: places points on an axis of time. */
export function periodEnd(period: string): Month {
  if (period.startsWith('FY')) return monthOf(fiscalYearDays(Number(period.slice(2))).to);
  return monthOf(period.length === 4 ? `${period}-12` : period);
}
