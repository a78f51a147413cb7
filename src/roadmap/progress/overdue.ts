/** Whether an initiative is silent or late by its own timing, whatever anybody says. Pure. */
import type { IsoDate } from '../../platform/clock.ts';
import { fiscalYearDays } from '../../platform/dates/era.ts';
import type { Initiative, State } from '../model.ts';
import type { TimingPart } from '../register/parse-timing.ts';
import type { FirstGap, Gap, Standing } from '../views.ts';

type Timed = Pick<Initiative, 'kind' | 'timing' | 'phases' | 'foldedInto'>;

/**
 * What is missing as of a date. A day that is due must be over. Nobody said anything: 'expired' if it should have ended, 'no-status'
 * if it should have begun. 'overdue': it should have ended and is neither done nor folded into another, or should have begun and is
 * planned. A proposal of others binds nobody: that nobody says anything about it is no gap.
 *
 * @param state of the newest status as of the date; null if there is none
 * @param published when the document was published, in days; null if that is unknown. Before it nothing was due.
 */
export function gapOf(
  initiative: Timed,
  state: State | null,
  published: { from: IsoDate; to: IsoDate } | null,
  asOf: IsoDate,
): Gap | null {
  if (published && asOf < published.from) return null;
  if (state === 'done' || state === 'folded') return null;
  if (state === null && (initiative.foldedInto !== null || initiative.kind === 'proposal')) return null;
  const { begin, end } = dueDays(initiative);
  const past = (day: IsoDate | null) => day !== null && day < asOf;
  if (state === null) return past(end) ? 'expired' : past(begin) ? 'no-status' : null;
  return past(end) || (state === 'planned' && past(begin)) ? 'overdue' : null;
}

/** Where it stands. Only a record can say that something is late; that its time is over is not the same. */
export function standingOf(state: State | null, gap: Gap | null): Standing {
  return state === 'late' ? 'late' : (gap ?? state ?? 'none');
}

/**
 * The gap with the meaning that it has in the first version of the API, which stays: nothing recorded is one thing, and of a proposal too.
 * Parameters as of {@link gapOf}.
 */
export function firstGap(...[initiative, ...known]: Parameters<typeof gapOf>): FirstGap | null {
  const gap = gapOf({ ...initiative, kind: 'initiative' }, ...known);
  return gap === 'expired' ? 'no-status' : gap;
}

/**
 * The days by which the whole must have begun and ended; null if nothing printed says so. An end holds for the whole only
 * if no part of it goes on without one: 「…については令和６年度結論、その他の取組は引き続き実施」 has none.
 */
export function dueDays({ timing, phases }: Pick<Timed, 'timing' | 'phases'>): {
  begin: IsoDate | null;
  end: IsoDate | null;
} {
  const parts = timing?.parts ?? [];
  const begins = parts.map(beginOf);
  const ends = parts.map(({ kind, to }) => (ENDING.has(kind) ? to : null));
  const endless = parts.some(({ kind }) => kind === 'start' || kind === 'continue');
  const periods = phases.map(({ period }) => period);
  return {
    begin: first([...begins, ...periods.map((period) => period?.to ?? null)]),
    end: last([
      ...(endless ? [] : ends),
      // Phases end together, so that one whose time is unknown leaves the end open.
      ...(periods.includes(null) ? [] : periods.map((period) => period!.to)),
    ]),
  };
}

/** Kinds whose year covers the whole work. */
const ENDING: ReadonlySet<string> = new Set(['do', 'conclude', 'check']);

/** 「引き続き実施」 was under way when it was printed. */
const LONG_SINCE = '0001-01-01';

function beginOf({ kind, to, fiscalYear }: TimingPart): IsoDate | null {
  if (kind === 'continue') return LONG_SINCE;
  if (kind === 'follow-up') return fiscalYear === null ? null : fiscalYearDays(fiscalYear).to;
  return kind === 'start' || kind === 'do' ? to : null;
}

const sorted = (days: readonly (IsoDate | null)[]) => days.filter((day) => day !== null).sort();
const first = (days: readonly (IsoDate | null)[]): IsoDate | null => sorted(days)[0] ?? null;
const last = (days: readonly (IsoDate | null)[]): IsoDate | null => sorted(days).at(-1) ?? null;
