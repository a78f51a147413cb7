/**
 * Months as numbers, counted from year 0 (2026年9月 = 2026 × 12 + 8), so that ranges and distances are plain sums; and their days.
 * Pure, for the browser too.
 */
import { type IsoDate, isIsoDate } from '../clock.ts';
import type { Period } from './era.ts';

export type Month = number;

/** The month of a day `2026-09-18`, or one written `2026-09`. */
export function monthOf(written: string): Month {
  return Number(written.slice(0, 4)) * 12 + Number(written.slice(5, 7)) - 1;
}

/** As it is written, `2026-09`. */
export function monthName(month: Month): string {
  return [Math.floor(month / 12), (month % 12) + 1].map((n) => String(n).padStart(2, '0')).join('-');
}

/** How many days a month has. */
export function daysIn(month: Month): number {
  // By the distance from 2000: JavaScript reads years of two digits as years of the last century.
  return new Date(Date.UTC(2000, month - 23_999, 0)).getUTCDate();
}

export function firstDay(month: Month): IsoDate {
  return `${monthName(month)}-01`;
}

export function lastDay(month: Month): IsoDate {
  return `${monthName(month)}-${daysIn(month)}`;
}

/** From one month to another, both counted, as they are written; none where the last is before the first. */
export function monthNames(first: Month, last: Month): string[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => monthName(first + index));
}

/** First and last day of a month written `YYYY-MM`; null if there is no such month. */
export function monthDays(written: string): Period | null {
  const from = `${written}-01`;
  return isIsoDate(from) ? { from, to: lastDay(monthOf(written)) } : null;
}

/** The same day some months on; the last day of a shorter month. */
export function monthsAfter(day: IsoDate, months: number): IsoDate {
  const month = monthOf(day) + months;
  return `${monthName(month)}-${String(Math.min(Number(day.slice(8)), daysIn(month))).padStart(2, '0')}`;
}
