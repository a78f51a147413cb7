/** What changed, for the overview and the feed: what documents say about a date, and what officers entered or withdrew. Pure. */

import { type IsoDate, startOf } from '../../platform/clock.ts';
import { initiativePath, kpiPath } from '../addresses.ts';
import { sayComment, sayPoint, sayStatus, sayTarget } from '../entries/entry-wording.ts';
import type { Entered, Entries } from '../entries/store-entries.ts';
import type { Kpi, Register } from '../model.ts';
import { momentDays } from '../register/parse-period.ts';
import type { Update } from '../views.ts';

/** All changes known at the end of a day, the newest first. */
export function updatesOf(day: IsoDate, register: Register, entries: Entries): Update[] {
  const kpis = new Map(register.kpis.map((kpi) => [kpi.id, kpi]));
  const titles = new Map([...register.initiatives, ...register.kpis].map(({ id, title }) => [id, title]));
  const update = (
    what: Update['what'],
    about: string,
    id: string,
    at: string,
    text: string,
    moment = at,
  ): Update => {
    const path = kpis.has(about) ? kpiPath(about) : initiativePath(about);
    return { id: `${what}-${id}`, at, moment, what, about, title: titles.get(about) ?? about, text, path };
  };
  /** Rows of KPIs that the register still has. */
  const measured = <R extends { kpi: string }>(rows: readonly R[]): [Kpi, R][] =>
    rows.flatMap((row): [Kpi, R][] => {
      const kpi = kpis.get(row.kpi);
      return kpi ? [[kpi, row]] : [];
    });
  /** An entry, and that it was withdrawn. */
  const entered = (what: Update['what'], about: string, entry: Entered, text: string): Update[] => {
    const made = update(what, about, String(entry.id), entry.enteredAt.toISOString(), text);
    if (!entry.withdrawn) return [made];
    const { at, why } = entry.withdrawn;
    return [made, update(what, about, `${entry.id}-withdrawn`, at, `取り下げ：${text}（理由：${why}）`)];
  };

  const told = register.statuses
    .map((entry) => ({ ...entry, since: entry.on, known: momentDays(entry.on)!.to }))
    .filter(({ known }) => known <= day)
    .map((entry) => {
      const { initiative, state, since, known } = entry;
      return update('status', initiative, `${initiative}-${since}-${state}`, known, sayStatus(entry), since);
    });
  const statuses = entries.statuses.flatMap((row) => entered('status', row.initiative, row, sayStatus(row)));
  const points = measured(entries.points).flatMap(([kpi, row]) =>
    entered('point', row.kpi, row, sayPoint(kpi, row)),
  );
  const targets = measured(entries.targets).flatMap(([kpi, row]) =>
    entered('target', row.kpi, row, sayTarget(kpi, row)),
  );
  // What an expert takes back is not repeated.
  const comments = entries.comments
    .filter(({ withdrawn }) => withdrawn === null)
    .flatMap((row) => entered('comment', row.about, row, sayComment(row)));
  return [...told, ...statuses, ...points, ...targets, ...comments].sort(newestFirst);
}

/** A date means its beginning in Japan. */
export function instantOf(at: string): Date {
  return at.length === 10 ? startOf(at) : new Date(at);
}

function newestFirst(a: Update, b: Update): number {
  return instantOf(b.at).getTime() - instantOf(a.at).getTime() || (a.id < b.id ? -1 : 1);
}
