/** Periods of the official series; apart from the series, as pages need them in the browser. Pure. */

import { fiscalYearDays, fiscalYearText } from '../../../platform/era.ts';
import { type Month, monthOf } from '../../../platform/months.ts';

/** The last month of a period, counted from year 0: places points on an axis of time. */
export function periodEnd(period: string): Month {
  if (period.startsWith('FY')) return monthOf(fiscalYearDays(Number(period.slice(2))).to);
  return monthOf(period.length === 4 ? `${period}-12` : period);
}

/** `2023-09` as 「2023年9月」, `FY2021` as 「2021年度」, `2023` as 「2023年」. */
export function periodLabel(period: string): string {
  if (period.startsWith('FY')) return fiscalYearText(period.slice(2));
  const [year, month] = period.split('-');
  return month === undefined ? `${year}年` : `${year}年${Number(month)}月`;
}
