/** Dates and forecasts in English. Pure. */
import type { IsoDate } from '../platform/clock.ts';
import { daysIn, monthOf } from '../platform/dates/months.ts';
import type { Forecast } from '../supply/model.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2026-08-20` as 20 August 2026. */
export function englishDate(date: IsoDate): string {
  const [year, month, day] = parts(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** `2026-08-20` as August 2026. */
function englishMonth(date: IsoDate): string {
  const [year, month] = parts(date);
  return `${MONTHS[month - 1]} ${year}`;
}

/** The time of a forecast as the list's text says it: March 2026, early October 2026, September – November 2026, April 2027 or later. */
export function englishPeriod({ earliest, latest }: Pick<Forecast, 'earliest' | 'latest'>): string {
  const [year, month, day] = parts(earliest);
  if (latest === null) return `${day === 1 ? englishMonth(earliest) : englishDate(earliest)} or later`;
  if (latest === earliest) return englishDate(earliest);
  const [lastYear, lastMonth, lastDay] = parts(latest);
  const wholeMonths = day === 1 && lastDay === daysIn(monthOf(latest));
  if (year === lastYear && month === lastMonth) {
    if (wholeMonths) return englishMonth(earliest);
    const third = THIRDS.find(
      ([first, last]) => day === first && lastDay === (last ?? daysIn(monthOf(latest))),
    );
    return third ? `${third[2]} ${englishMonth(earliest)}` : `${day}–${lastDay} ${englishMonth(earliest)}`;
  }
  if (!wholeMonths) return `${englishDate(earliest)} – ${englishDate(latest)}`;
  if (year === lastYear && month === 1 && lastMonth === 12) return `during ${year}`;
  return year === lastYear
    ? `${MONTHS[month - 1]} – ${englishMonth(latest)}`
    : `${englishMonth(earliest)} – ${englishMonth(latest)}`;
}

/** 上旬, 中旬, 下旬. */
const THIRDS = [
  [1, 10, 'early'],
  [11, 20, 'mid'],
  [21, null, 'late'],
] as const;

function parts(date: IsoDate): [year: number, month: number, day: number] {
  return date.split('-').map(Number) as [number, number, number];
}
