import type { IsoDate } from '../platform/clock.ts';

export { dateText as formatDate, instantText as formatInstant } from '../platform/dates/date-text.ts';
export { numberText as formatCount } from '../platform/number-text.ts';

/** `2026-08-20` as `8/20`, for axes and narrow columns where the year is shown elsewhere. */
export function formatMonthDay(date: IsoDate): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}/${day}`;
}

/** The share of `part` in `whole`, as `12.3%`; `－` where there is no whole. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? '－' : `${((part / whole) * 100).toFixed(1)}%`;
}
