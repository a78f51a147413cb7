/**
 * The years of Japan: eras (令和8年) and fiscal years (年度, from April to March), counted and written. Pure, for the browser
 * too. Parsers keep their own grammar and come here to count; nothing else counts years (test/house-rules.test.ts).
 */
import type { IsoDate } from '../clock.ts';

/** First and last day. */
export interface Period {
  from: IsoDate;
  to: IsoDate;
}

/** The newest first, each with its first day; the years of an era end with the day before the next one. */
const ERAS = [
  { name: '令和', letter: 'R', from: '2019-05-01' },
  { name: '平成', letter: 'H', from: '1989-01-08' },
  { name: '昭和', letter: 'S', from: '1926-12-25' },
  { name: '大正', letter: 'T', from: '1912-07-30' },
  { name: '明治', letter: 'M', from: '1868-01-25' },
] as const;
export type EraName = (typeof ERAS)[number]['name'];
export type EraLetter = (typeof ERAS)[number]['letter'];

/** Before the first year of each era, by its name and its letter. */
const BEFORE = new Map<string, number>(
  ERAS.flatMap(({ name, letter, from }) => {
    const before = yearOf(from) - 1;
    return [[name, before] as const, [letter, before] as const];
  }),
);

/**
 * The western year of a year of an era, in plain digits or 元. Years past an era's end count on, as documents printed before it say
 * them: 平成32年 is 2020.
 */
export function westernYear(era: EraName | EraLetter, year: string): number {
  return BEFORE.get(era)! + (year === '元' ? 1 : Number(year));
}

/** The era of a day and the year within it. The day decides: 2019-04-30 is of 平成31年, the next one of 令和元年. */
export function eraOf(day: IsoDate): { name: EraName; letter: EraLetter; year: number } {
  const { name, letter, from } = ERAS.find((era) => era.from <= day) ?? ERAS.at(-1)!;
  return { name, letter, year: yearOf(day) - yearOf(from) + 1 };
}

/** `2026-08-14` as `R8.8.14`, as the ministry's lists note days. */
export function eraShort(day: IsoDate): string {
  const { letter, year } = eraOf(day);
  return [`${letter}${year}`, ...day.split('-').slice(1).map(Number)].join('.');
}

/** The month, 1 to 12, with which a fiscal year begins. */
export const FISCAL_MONTH = 4;

/** The fiscal year of a day: 2018 from 2018-04-01 to 2019-03-31. */
export function fiscalYear(day: IsoDate): number {
  return yearOf(day) - (Number(day.slice(5, 7)) < FISCAL_MONTH ? 1 : 0);
}

/** First and last day of a fiscal year. */
export function fiscalYearDays(year: number): Period {
  return { from: `${year}-04-01`, to: `${year + 1}-03-31` };
}

/** The fiscal year that a period is, from its first day to its last; null for any other period. */
export function wholeFiscalYear({ from, to }: Period): number | null {
  const year = fiscalYear(from);
  const days = fiscalYearDays(year);
  return from === days.from && to === days.to ? year : null;
}

/** `2022` as 2022年度; with a last one 2018〜2022年度. */
export function fiscalYearText(year: number | string, last?: number | string): string {
  return last === undefined ? `${year}年度` : `${year}〜${last}年度`;
}

function yearOf(day: IsoDate): number {
  return Number(day.slice(0, 4));
}
