/** A calendar date of Japan, `YYYY-MM-DD`. Every date in Antei is one (DESIGN §2, invariants). */
export type IsoDate = string;

/** The only source of "now" in the house; tests pass their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that always shows the same instant. */
export function fixedClock(instant: string): Clock {
  return { now: () => new Date(instant) };
}

const NINE_HOURS = 9 * 3_600_000;

/** Today's date in Japan, which has had no summer time since 1952. Every request asks; a formatter takes a hundred times as long. */
export function today(clock: Clock): IsoDate {
  return new Date(clock.now().getTime() + NINE_HOURS).toISOString().slice(0, 10);
}

const tokyoMinute = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Date and time of day in Japan, `2026-09-18 10:00`. */
export function japanMinute(at: Date): string {
  return tokyoMinute.format(at);
}

/**
 * True for a real calendar date written `YYYY-MM-DD`, from 1900 to 2199 as in workbooks: PostgreSQL knows no year 0000, and no
 * day after 9999 can be written so.
 */
export function isIsoDate(text: string): text is IsoDate {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** `2026-08-20` as `2026年8月20日`. */
export function dateText(date: IsoDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** `date` moved by a number of days. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Excel's 1900 date serial to a date; null outside 1900–2199 or for a fraction of a day. */
export function fromExcelSerial(serial: number): IsoDate | null {
  if (!Number.isInteger(serial) || serial < 61 || serial > 109_574) return null;
  // A few hundred days stand in tens of thousands of cells.
  let date = serials.get(serial);
  if (date === undefined) {
    date = addDays('1899-12-30', serial);
    serials.set(serial, date);
  }
  return date;
}

const serials = new Map<number, IsoDate>();

/**
 * The date that a cell of a workbook or a CSV holds: a 1900 serial, also with a time of day or written as text; the digits 20250716; or a text with
 * a date in it (2026-08-14T09:00:00, 令和８年８月14日). Null where there is none.
 */
export function writtenDate(cell: string | number | boolean | null): IsoDate | null {
  // A number of four digits is a year that somebody wrote, no day of 1905.
  if (typeof cell === 'number')
    return (cell < 10_000 ? null : fromExcelSerial(Math.floor(cell))) ?? findDate(String(cell));
  if (typeof cell !== 'string') return null;
  const text = cell.slice(0, 200).trim();
  return /^\d{5}(\.\d+)?$/.test(text) ? fromExcelSerial(Math.floor(Number(text))) : findDate(text);
}

/** The inverse of {@link fromExcelSerial}. */
export function toExcelSerial(date: IsoDate): number {
  return daysBetween('1899-12-30', date);
}

const ERAS: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925, R: 2018, H: 1988, S: 1925 };

/**
 * The first date written in a text, western or Japanese era, in any width: `令和８年８月14日`, `2026/8/14`, `R8.3.31`,
 * `20250716`; null when there is none.
 */
export function findDate(text: string): IsoDate | null {
  const t = text.normalize('NFKC').replace(/\s+/g, '');
  const era = /(令和|平成|昭和|R|H|S)(元|\d{1,2})[年.](\d{1,2})[月.](\d{1,2})/.exec(t);
  if (era)
    return civil(ERAS[era[1]!]! + (era[2] === '元' ? 1 : Number(era[2])), Number(era[3]), Number(era[4]));
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
