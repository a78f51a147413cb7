/** What officers entered of one record, for officers. Pure. */
import type { Register } from '../model.ts';
import type { HistoryEntry } from '../views.ts';
import { sayComment, sayPoint, sayStatus, sayTarget } from './entry-wording.ts';
import type { Entered, Entries } from './store-entries.ts';

/** All entries about an initiative or a KPI, those withdrawn included, the newest first. */
export function historyOf(about: string, register: Register, entries: Entries): HistoryEntry[] {
  const kpi = register.kpis.find(({ id }) => id === about);
  const ofKpi = <R extends Entered & { kpi: string }>(rows: R[]) => rows.filter((row) => row.kpi === about);
  const entry = (what: HistoryEntry['what'], row: Entered, text: string): HistoryEntry => ({
    id: row.id,
    what,
    text,
    enteredAt: row.enteredAt.toISOString(),
    organisation: row.organisation,
    person: row.person,
    withdrawn: row.withdrawn,
  });
  return [
    ...entries.statuses
      .filter(({ initiative }) => initiative === about)
      .map((row) => entry('status', row, sayStatus(row))),
    ...(kpi ? ofKpi(entries.points).map((row) => entry('point', row, sayPoint(kpi, row))) : []),
    ...(kpi ? ofKpi(entries.targets).map((row) => entry('target', row, sayTarget(kpi, row))) : []),
    ...entries.comments
      .filter((row) => row.about === about)
      .map((row) => entry('comment', row, sayComment(row))),
  ].sort((a, b) => (a.enteredAt < b.enteredAt ? 1 : a.enteredAt > b.enteredAt ? -1 : b.id - a.id));
}
