/** What changed, for the overview and the feed: what documents say of a date, and what officers entered or withdrew. Pure. */

import type { IsoDate } from '../platform/clock.ts';
import { initiativePath, kpiPath } from './addresses.ts';
import { momentDays } from './as-of.ts';
import { type Register, STATES } from './model.ts';
import type { Entered, Entries } from './store-entries.ts';
import type { Update } from './views.ts';
import { sayMoment, sayPeriod, sayValue } from './wording.ts';

/** All changes known at the end of a day, the newest first. */
export function updatesOf(day: IsoDate, register: Register, entries: Entries): Update[] {
  const kpis = new Map(register.kpis.map((kpi) => [kpi.id, kpi]));
  const titles = new Map([...register.initiatives, ...register.kpis].map(({ id, title }) => [id, title]));
  const update = (what: Update['what'], about: string, id: string, at: string, text: string): Update => {
    const path = kpis.has(about) ? kpiPath(about) : initiativePath(about);
    return { id: `${what}-${id}`, at, what, about, title: titles.get(about) ?? about, text, path };
  };
  /** An entry, and that it was withdrawn. */
  const entered = (what: Update['what'], about: string, entry: Entered, text: string): Update[] => {
    const made = update(what, about, String(entry.id), entry.enteredAt.toISOString(), text);
    if (!entry.withdrawn) return [made];
    const { at, why } = entry.withdrawn;
    return [made, update(what, about, `${entry.id}-withdrawn`, at, `取り下げ：${text}（理由：${why}）`)];
  };

  const told = register.statuses.flatMap(({ initiative, state, on, note }) => {
    const past = momentDays(on)!.to <= day;
    const text = `${STATES[state]}（${sayMoment(on)}）${note}`;
    return past
      ? [update('status', initiative, `${initiative}-${on}-${state}`, momentDays(on)!.to, text)]
      : [];
  });
  const statuses = entries.statuses.flatMap((entry) =>
    entered(
      'status',
      entry.initiative,
      entry,
      `${STATES[entry.state]}（${sayMoment(entry.since)}）${entry.note}`,
    ),
  );
  const points = entries.points.flatMap((entry) => {
    const said = `${sayPeriod(entry.period)}の値 ${sayValue(kpis.get(entry.kpi)!, entry.value)}`;
    return entered('point', entry.kpi, entry, `${said}（${entry.source}）`);
  });
  const targets = entries.targets.flatMap((entry) =>
    entered(
      'target',
      entry.kpi,
      entry,
      `目標 ${entry.wording}（${sayMoment(entry.due)}まで）。${entry.source}`,
    ),
  );
  const comments = entries.comments.flatMap((entry) =>
    // What an expert takes back is not repeated.
    entry.withdrawn
      ? []
      : entered('comment', entry.about, entry, `${entry.expert}（${entry.affiliation}）：${entry.body}`),
  );
  return [...told, ...statuses, ...points, ...targets, ...comments].sort(newestFirst);
}

/** A date stands for its beginning in Japan. */
export function instantOf(at: string): Date {
  return new Date(at.length === 10 ? `${at}T00:00:00+09:00` : at);
}

function newestFirst(a: Update, b: Update): number {
  return instantOf(b.at).getTime() - instantOf(a.at).getTime() || (a.id < b.id ? -1 : 1);
}
