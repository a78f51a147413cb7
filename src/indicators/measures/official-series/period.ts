/** Periods of the official series; apart from the series, as pages need them in the browser. Pure. */

/** The last month of a period, counted from year 0: places points on an axis of time. */
export function periodEnd(period: string): number {
  if (period.startsWith('FY')) return (Number(period.slice(2)) + 1) * 12 + 2;
  const [year, month = 12] = period.split('-').map(Number) as [number, number?];
  return year * 12 + month - 1;
}

/** `2023-09` as 「2023年9月」, `FY2021` as 「2021年度」, `2023` as 「2023年」. */
export function periodLabel(period: string): string {
  if (period.startsWith('FY')) return `${period.slice(2)}年度`;
  const [year, month] = period.split('-');
  return month === undefined ? `${year}年` : `${year}年${Number(month)}月`;
}
