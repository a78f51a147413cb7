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

/** Today's date in Japan. */
export function today(clock: Clock): IsoDate {
  return dayOf(clock.now());
}

/** The day in Japan of an instant. */
export function dayOf(at: Date): IsoDate {
  return inJapan(at).slice(0, 10);
}

/** The time of day in Japan, `10:00:05`. */
export function timeOfDay(at: Date): string {
  return inJapan(at).slice(11, 19);
}

/** Date and time of day in Japan, `2026-09-18 10:00`. */
export function japanMinute(at: Date): string {
  return `${dayOf(at)} ${timeOfDay(at).slice(0, 5)}`;
}

/** The instant at which a day begins in Japan. */
export function startOf(day: IsoDate): Date {
  return new Date(`${day}T00:00:00+09:00`);
}

/** Japan has had no summer time since 1952. Every request asks, and a formatter takes a hundred times as long. */
function inJapan(at: Date): string {
  return new Date(at.getTime() + NINE_HOURS).toISOString();
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

export const DAY_MS = 86_400_000;

/** Day of the week: 0 Sunday … 6 Saturday. */
export function weekday(date: IsoDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** `date` moved by a number of days. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** Excel's 1900 date serial to a date; null outside 1900–2199 or for a fraction of a day. */
export function fromExcelSerial(serial: number): IsoDate | null {
  if (!Number.isInteger(serial) || serial < 61 || serial > 109_574) return null;
  // Tens of thousands of cells hold only a few hundred different days.
  let date = serials.get(serial);
  if (date === undefined) {
    date = addDays('1899-12-30', serial);
    serials.set(serial, date);
  }
  return date;
}

const serials = new Map<number, IsoDate>();

/** The inverse of {@link fromExcelSerial}. */
export function toExcelSerial(date: IsoDate): number {
  return daysBetween('1899-12-30', date);
}
