/** Finds dates in what people wrote: cells of workbooks, titles, names of files. Pure. */
import { fromExcelSerial, type IsoDate, isIsoDate } from '../clock.ts';
import { type EraLetter, type EraName, westernYear } from './era.ts';

/**
 * The date that a cell of a workbook or a CSV holds: a 1900 serial, also with a time of day or written as text; the digits 20250716; or a text with
 * a date in it (2026-08-14T09:00:00, 令和８年８月14日). Null if there is none.
 */
export function writtenDate(cell: string | number | boolean | null): IsoDate | null {
  // A number of four digits is a year that somebody wrote, no day of 1905.
  if (typeof cell === 'number')
    return (cell < 10_000 ? null : fromExcelSerial(Math.floor(cell))) ?? findDate(String(cell));
  if (typeof cell !== 'string') return null;
  const text = cell.slice(0, 200).trim();
  return /^\d{5}(\.\d+)?$/.test(text) ? fromExcelSerial(Math.floor(Number(text))) : findDate(text);
}

/**
 * The first date written in a text, western or Japanese era, in any width: `令和８年８月14日`, `2026/8/14`, `R8.3.31`,
 * `20250716`; null when there is none.
 */
export function findDate(text: string): IsoDate | null {
  const t = text.normalize('NFKC').replace(/\s+/g, '');
  const era = /(令和|平成|昭和|R|H|S)(元|\d{1,2})[年.](\d{1,2})[月.](\d{1,2})/.exec(t);
  if (era) return civil(westernYear(era[1] as EraName | EraLetter, era[2]!), Number(era[3]), Number(era[4]));
  // With its spaces: one may part the day from a time of day.
  const spaced = text.normalize('NFKC');
  const western =
    /(?<!\d)(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})(?!\d)/.exec(spaced) ??
    /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/.exec(spaced);
  return western ? civil(Number(western[1]), Number(western[2]), Number(western[3])) : null;
}

function civil(year: number, month: number, day: number): IsoDate | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isIsoDate(text) ? text : null;
}
