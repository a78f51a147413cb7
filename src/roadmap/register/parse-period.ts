/** Reads the times of the timetables: 「2024年夏」, 「2024年度末」, 「2026–2028年度」, 「R10」, 「令和7年5月」. */
import { isIsoDate } from '../../platform/clock.ts';
import {
  type EraLetter,
  type EraName,
  fiscalYearDays,
  fiscalYearText,
  type Period,
  westernYear,
  wholeFiscalYear,
} from '../../platform/dates/era.ts';
import { monthDays } from '../../platform/dates/months.ts';
import { compact } from '../../platform/text.ts';

/**
 * The days that a printed time covers; null if it cannot be read. 夏 is June to August, as the Meteorological Agency counts;
 * an end (末) or a term (までに) is its last day. `R10` alone is the fiscal year: the documents that print it set goals by fiscal year.
 */
export function parsePeriod(printed: string): Period | null {
  if (printed.length > MAX_PRINTED) return null;
  const text = compact(printed);
  const term = /^(.+)までに?$/.exec(text);
  const days = daysOf(term ? term[1]! : text);
  return term && days ? { from: days.to, to: days.to } : days;
}

/** No document prints a longer time. */
const MAX_PRINTED = 60;

function daysOf(printed: string): Period | null {
  const text = printed.replace(
    /(令和|平成|R|H)(元|\d+)(?=年|[-~〜–−]|$)/g,
    (_, era: EraName | EraLetter, year: string) => {
      const western = westernYear(era, year);
      return era.length === 1 ? fiscalYearText(western) : String(western);
    },
  );
  const range = /^(\d{4})(?:年度)?[-~〜–−](\d{4})年度$/.exec(text);
  if (range) {
    const [from, to] = [fiscalYearDays(Number(range[1])), fiscalYearDays(Number(range[2]))];
    return from.from < to.to ? { from: from.from, to: to.to } : null;
  }
  const one = /^(\d{4})年(度)?(末|夏|(\d{1,2})月)?$/.exec(text);
  if (!one) return null;
  const [, year, fiscal, part, month] = one;
  if (month) return fiscal ? null : monthDays(`${year}-${month.padStart(2, '0')}`);
  if (part === '夏') return fiscal ? null : { from: `${year}-06-01`, to: `${year}-08-31` };
  const days = fiscal ? fiscalYearDays(Number(year)) : { from: `${year}-01-01`, to: `${year}-12-31` };
  return part === '末' ? { from: days.to, to: days.to } : days;
}

/**
 * The days of a period of a series: a month `2023-09`, a fiscal year `FY2021`, a year `2023`, or fiscal years summed up
 * `FY2018/FY2022`; null for anything else, and where the end is before the beginning.
 */
export function periodDays(period: string): Period | null {
  const [first, last = first] = period.split('/') as [string, string?];
  const [from, to] = [simpleDays(first), simpleDays(last)];
  return from && to && from.from <= to.from ? { from: from.from, to: to.to } : null;
}

function simpleDays(period: string): Period | null {
  const [, fiscal, year = fiscal] = /^(?:FY(\d{4})|(\d{4}))$/.exec(period) ?? [];
  if (year !== undefined && !isIsoDate(`${year}-01-01`)) return null;
  if (fiscal !== undefined) return fiscalYearDays(Number(fiscal));
  if (year !== undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  return /^\d{4}-\d{2}$/.test(period) ? monthDays(period) : null;
}

/** The days of a date, a month, or a year; null for 'unknown'. */
export function momentDays(moment: string): Period | null {
  return isIsoDate(moment) ? { from: moment, to: moment } : periodDays(moment);
}

/** The period of a dataset as a series writes it: `FY2022`, `2023`, `2022-04`, else from month to month `2022-04/2022-09`. */
export function datasetPeriod({ from, to }: Period): string {
  const year = Number(from.slice(0, 4));
  const whole = (days: Period | null) => days?.from === from && days.to === to;
  if (wholeFiscalYear({ from, to }) !== null) return `FY${year}`;
  if (whole({ from: `${year}-01-01`, to: `${year}-12-31` })) return String(year);
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)];
  return whole(monthDays(first)) ? first : `${first}/${last}`;
}
