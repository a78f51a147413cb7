import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../platform/clock.ts';
import { type Interval, versionAt, withEdition, withoutEdition } from './history.ts';

const day = (n: number) => addDays('2026-01-01', n);
/** Editions of one product: day → version, null if the product is not in it. */
const timelines = fc.dictionary(
  fc.integer({ min: 0, max: 20 }).map(String),
  fc.option(fc.integer({ min: 1, max: 3 })),
  { minKeys: 1, maxKeys: 8 },
);

function build(order: string[], said: Record<string, number | null>): Interval<number>[] {
  const known: string[] = [];
  let history: Interval<number>[] = [];
  for (const key of order) {
    const date = day(Number(key));
    const next = known.filter((other) => other > date).sort()[0] ?? null;
    history = withEdition(history, date, said[key]!, next);
    known.push(date);
  }
  return history;
}

test('A history says of every edition what that edition said, in whatever order and however often they come', () => {
  fc.assert(
    fc.property(
      timelines.chain((said) =>
        fc.record({
          said: fc.constant(said),
          order: fc.shuffledSubarray(Object.keys(said), { minLength: Object.keys(said).length }),
          again: fc.subarray(Object.keys(said)),
        }),
      ),
      ({ said, order, again }) => {
        const history = build([...order, ...again], said);
        for (const key of order) assert.equal(versionAt(history, day(Number(key))), said[key] ?? null);
        assert.deepEqual(
          history,
          build(
            Object.keys(said).sort((a, b) => Number(a) - Number(b)),
            said,
          ),
        );
      },
    ),
  );
});

test('A history is gap-free, does not overlap, and parts only where something changes', () => {
  fc.assert(
    fc.property(timelines, (said) => {
      const history = build(Object.keys(said), said);
      for (const [i, interval] of history.entries()) {
        assert.equal(interval.to, history[i + 1]?.from ?? null);
        assert.ok(interval.to === null || interval.from < interval.to);
        assert.notEqual(interval.version, history[i + 1]?.version);
      }
      if (history.length > 0) assert.notEqual(history[0]!.version, null);
    }),
  );
});

test('A product that leaves the list and comes back has an interval without a version between', () => {
  let history = withEdition<number>([], day(0), 1, null);
  history = withEdition(history, day(1), null, null);
  history = withEdition(history, day(2), 1, null);
  assert.deepEqual(history, [
    { from: day(0), to: day(1), version: 1 },
    { from: day(1), to: day(2), version: null },
    { from: day(2), to: null, version: 1 },
  ]);
});

test('A history without an edition is what it would be had the edition never come', () => {
  fc.assert(
    fc.property(
      timelines.chain((said) => fc.record({ said: fc.constant(said), gone: fc.subarray(Object.keys(said)) })),
      ({ said, gone }) => {
        const left = new Set(Object.keys(said));
        let history = build(Object.keys(said), said);
        for (const key of gone) {
          left.delete(key);
          const later = [...left]
            .map((other) => day(Number(other)))
            .filter((date) => date > day(Number(key)));
          history = withoutEdition(history, day(Number(key)), later.sort()[0] ?? null);
        }
        assert.deepEqual(history, build([...left], said));
      },
    ),
  );
});
