import type { IsoDate } from '../platform/clock.ts';

export { dateText as formatDate } from '../platform/clock.ts';

/** `2026-08-20` as `8/20`, for axes and narrow columns where the year is said elsewhere. */
export function formatMonthDay(date: IsoDate): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}/${day}`;
}

// One formatter for all: making one takes longer than a row of a table.
const counts = new Intl.NumberFormat('ja-JP');

/** `12345` as `12,345`. */
export function formatCount(count: number): string {
  return counts.format(count);
}

/** The share of `part` in `whole`, as `12.3%`; `－` where there is no whole. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? '－' : `${((part / whole) * 100).toFixed(1)}%`;
}

const instants = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

/** A moment as clocks in Japan show it: 2026年8月18日 18:32. */
export function formatInstant(instant: Date): string {
  return instants.format(instant);
}
