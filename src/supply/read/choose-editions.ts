import { addDays, type IsoDate, isIsoDate, weekday } from '../../platform/clock.ts';

/** What was wrong with a date that a reader asked for, and what is used in its place. */
export interface DateIssue {
  kind: 'unreadable' | 'noEdition' | 'withdrawn' | 'swapped' | 'tooLong';
  /** As given in the address. */
  given: string;
  used: IsoDate;
}

export interface EditionRange {
  from: IsoDate;
  to: IsoDate;
  issues: DateIssue[];
}

/** Spans up to the newest edition that have an address of their own. */
export const PERIODS = ['day', 'week', 'month'] as const;
export type ChangePeriod = (typeof PERIODS)[number];

/** So many editions at most are read at once: some twenty weeks. */
const RANGE_LIMIT = 100;

/**
 * The editions a reader asked for, made possible: both ends have an edition, in order, not too far apart; what had to be put
 * right is in `issues`. Without dates the newest edition; without `from` the edition of `to` alone. `dates` newest first, at least one.
 */
export function chooseRange(
  dates: readonly IsoDate[],
  given: { from: string | null; to: string | null },
  limit: number = RANGE_LIMIT,
): EditionRange {
  const newest = dates[0]!;
  const [fromDate, toDate] = [readDate(given.from), readDate(given.to)];
  let last = toDate ?? newest;
  let first = fromDate ?? last;
  const swapped = first > last;
  if (swapped) [first, last] = [last, first];
  const to = dates.find((date) => date <= last) ?? dates.at(-1)!;
  const onOrAfter = dates.findLast((date) => date >= first) ?? newest;
  // There is no edition between two neighbours: take the earlier.
  const [wanted] = [onOrAfter, to].sort() as [IsoDate, IsoDate];
  const earliest = dates[Math.min(dates.indexOf(to) + limit, dates.length) - 1]!;
  const [, from] = [wanted, earliest].sort() as [IsoDate, IsoDate];

  const issues: DateIssue[] = [];
  if (isUnreadable(given.from)) issues.push({ kind: 'unreadable', given: shown(given.from), used: from });
  if (isUnreadable(given.to)) issues.push({ kind: 'unreadable', given: shown(given.to), used: to });
  if (swapped) issues.push({ kind: 'swapped', given: fromDate!, used: from });
  if (fromDate && wanted !== first) issues.push({ kind: 'noEdition', given: first, used: wanted });
  if (toDate && to !== last && !(fromDate && first === last))
    issues.push({ kind: 'noEdition', given: last, used: to });
  if (from !== wanted) issues.push({ kind: 'tooLong', given: wanted, used: from });
  return { from, to, issues };
}

/**
 * The first edition of the day, the week (from Monday) or the month that the newest edition lies in. Weekends and holidays have no
 * edition, so the newest one says which week it is, not the calendar. `dates` newest first, at least one.
 */
export function periodStart(dates: readonly IsoDate[], period: ChangePeriod): IsoDate {
  const newest = dates[0]!;
  const begins = {
    day: newest,
    week: mondayOf(newest),
    month: `${newest.slice(0, 7)}-01`,
  }[period];
  return dates.findLast((date) => date >= begins)!;
}

/** The Monday of a date's week. */
export function mondayOf(date: IsoDate): IsoDate {
  return addDays(date, -((weekday(date) + 6) % 7));
}

/** The edition of a date: its own, else the one in force then. `dates` newest first, at least one. */
export function chooseEdition(
  dates: readonly IsoDate[],
  given: string | null,
): { asOf: IsoDate; issue: DateIssue | null } {
  const date = readDate(given);
  const asOf = dates.find((one) => one <= (date ?? dates[0]!)) ?? dates.at(-1)!;
  if (isUnreadable(given)) return { asOf, issue: { kind: 'unreadable', given: shown(given), used: asOf } };
  return { asOf, issue: date && date !== asOf ? { kind: 'noEdition', given: date, used: asOf } : null };
}

/** The issues, with the dates of editions that were withdrawn told from those that never had one. */
export function tellWithdrawn(
  issues: readonly DateIssue[],
  withdrawn: readonly { asOf: IsoDate }[],
): DateIssue[] {
  const gone = new Set(withdrawn.map(({ asOf }) => asOf));
  return issues.map((issue) =>
    issue.kind === 'noEdition' && gone.has(issue.given) ? { ...issue, kind: 'withdrawn' } : issue,
  );
}

function readDate(given: string | null): IsoDate | null {
  const text = given?.trim() ?? '';
  return isIsoDate(text) ? text : null;
}

function isUnreadable(given: string | null): given is string {
  return given !== null && given.trim() !== '' && readDate(given) === null;
}

/** How much of a text from the address a page may repeat. */
function shown(given: string): string {
  return given.trim().slice(0, 40);
}
