/** Dates, months, years and moments as people in Japan read them, the same in every room. Pure, for the browser too. */
import { dayOf, type IsoDate, timeOfDay } from '../clock.ts';
import { fiscalYearText } from './era.ts';

/** `2026-08-20` as 2026年8月20日. */
export function dateText(date: IsoDate): string {
  return momentText(date);
}

/** `2026-08-20` as 8月20日, where the year is shown elsewhere. */
export function monthDayText(date: IsoDate): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}

/** A date, a month, a year or a fiscal year, as exactly as it is known: `2024-07` as 2024年7月, `FY2021` as 2021年度. */
export function momentText(known: string): string {
  if (known.startsWith('FY')) return fiscalYearText(known.slice(2));
  const [year, month, day] = known.split('-').map(Number);
  return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
}

/** From a month to a month, of days or months: 2022年4月〜2023年3月; a single month once. */
export function monthsText({ from, to }: { from: string; to: string }): string {
  const [first, last] = [from, to].map((day) => momentText(day.slice(0, 7)));
  return first === last ? first! : `${first}〜${last}`;
}

/** An instant as clocks in Japan show it: 2026年8月18日 18:32. */
export function instantText(at: Date): string {
  return `${dateText(dayOf(at))} ${clockText(at)}`;
}

/** The same where the year is shown elsewhere: 8月18日 18:32. */
export function monthDayClockText(at: Date): string {
  return `${monthDayText(dayOf(at))} ${clockText(at)}`;
}

/** The same to the second, for receipts: 2026年8月20日 09:00:05. */
export function secondText(at: Date): string {
  return `${dateText(dayOf(at))} ${timeOfDay(at)}`;
}

/** `9:05`, `18:32`. */
function clockText(at: Date): string {
  return timeOfDay(at).slice(0, 5).replace(/^0/, '');
}
