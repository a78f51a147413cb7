/** For tests: the readers of a review over a register and entries given, without a database. */
import type { IsoDate } from '../../platform/clock.ts';
import type { Entered, Entries } from '../entries/store-entries.ts';
import type { Register } from '../model.ts';
import { AsOf, endOfDay } from '../progress/as-of.ts';
import { updatesOf } from '../progress/updates.ts';
import type { Point } from '../views.ts';
import type { ReviewSource } from './read-review.ts';

export const NO_ENTRIES: Entries = { statuses: [], points: [], targets: [], comments: [] };

/** Who signs the entries of tests, and when. */
export const signed = (id: number, at: string): Entered => ({
  id,
  organisation: '厚生労働省',
  person: '厚労 一郎',
  enteredAt: new Date(at),
  withdrawn: null,
});

/** The readers as of any day: entries made by then, as `readEntries` gives them. */
export function reviewSource(
  register: Register,
  entries: Entries = NO_ENTRIES,
  computed: ReadonlyMap<string, readonly Point[]> = new Map(),
): ReviewSource {
  const knownEntries = (day: IsoDate): Entries => {
    const made = <E extends Entered>(all: E[]) =>
      all
        .filter(({ enteredAt }) => enteredAt < endOfDay(day))
        .map((entry) => ({
          ...entry,
          withdrawn: entry.withdrawn && new Date(entry.withdrawn.at) < endOfDay(day) ? entry.withdrawn : null,
        }));
    const { statuses, points, targets, comments } = entries;
    return {
      statuses: made(statuses),
      points: made(points),
      targets: made(targets),
      comments: made(comments),
    };
  };
  const known = (day: IsoDate) => new AsOf(day, register, knownEntries(day), computed);
  return {
    register,
    initiatives: async (_filter, day) => known(day).initiatives(),
    kpis: async (day) => known(day).kpis(),
    updates: async (limit, day) => updatesOf(day, register, knownEntries(day)).slice(0, limit),
    isDemonstration: async () => false,
  };
}
