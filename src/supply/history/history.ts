import type { IsoDate } from '../../platform/clock.ts';

/**
 * One product's history: what was true from the edition of `from` until (excluding) that of `to`; `to` null: still.
 * `version` null: not in the list. Intervals touch, never overlap, neighbours differ, and the first one has a version.
 */
export interface Interval<V> {
  from: IsoDate;
  to: IsoDate | null;
  version: V | null;
}

/** The version that holds on a date; null before the first interval and while the product is not listed. */
export function versionAt<V>(history: readonly Interval<V>[], date: IsoDate | null): V | null {
  if (date === null) return null;
  return history.find((i) => i.from <= date && (i.to === null || date < i.to))?.version ?? null;
}

/**
 * The history after an edition of `date` said `version` (null: the product is not in it). It may come in any order:
 * `next` is the earliest known edition after `date`, whose state stays what it was.
 */
export function withEdition<V>(
  history: readonly Interval<V>[],
  date: IsoDate,
  version: V | null,
  next: IsoDate | null,
): Interval<V>[] {
  const states = new Map(history.map((interval) => [interval.from, interval.version]));
  if (next !== null) states.set(next, versionAt(history, next));
  states.set(date, version);
  return joined(states);
}

/** The history as if there had been no edition of `date`; `next` as in {@link withEdition}. */
export function withoutEdition<V>(
  history: readonly Interval<V>[],
  date: IsoDate,
  next: IsoDate | null,
): Interval<V>[] {
  const states = new Map(history.map((interval) => [interval.from, interval.version]));
  if (next !== null) states.set(next, versionAt(history, next));
  states.delete(date);
  return joined(states);
}

/** Intervals from what became true on which date. */
function joined<V>(states: ReadonlyMap<IsoDate, V | null>): Interval<V>[] {
  const result: Interval<V>[] = [];
  for (const [from, state] of [...states].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = result.at(-1);
    if (last ? last.version === state : state === null) continue;
    if (last) last.to = from;
    result.push({ from, to: null, version: state });
  }
  return result;
}
