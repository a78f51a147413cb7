import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bestFirst, places, reachOf } from './rank.ts';

const at = (key: string, lower: number | null, upper = lower) => ({ key, lower, upper });

test('figures whose bounds touch share a range of places, others do not', () => {
  const found = places([at('a', 0.9), at('b', 0.7, 0.8), at('c', 0.75, 0.78), at('d', 0.5), at('e', null)]);
  assert.deepEqual(Object.fromEntries(found), {
    a: { best: 1, worst: 1 },
    b: { best: 2, worst: 3 },
    c: { best: 2, worst: 3 },
    d: { best: 4, worst: 4 },
  });
});

test('figures that are surely equal share one place, and the next place is left out', () => {
  const found = places([at('a', 1), at('b', 1), at('c', 0.5)]);
  assert.deepEqual(
    [...found.values()],
    [
      { best: 1, worst: 1 },
      { best: 1, worst: 1 },
      { best: 3, worst: 3 },
    ],
  );
});

test('where less is better the least comes first', () => {
  const found = places([at('a', 10), at('b', 5, 12), at('c', 1)], 'lower');
  assert.deepEqual(
    [...found.values()],
    [
      { best: 2, worst: 3 },
      { best: 2, worst: 3 },
      { best: 1, worst: 1 },
    ],
  );
});

test('whatever lies within the bounds, the true place lies within the places', () => {
  const bounded = fc.record({
    a: fc.integer({ min: 0, max: 9 }),
    b: fc.integer({ min: 0, max: 9 }),
    at: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.array(bounded, { minLength: 1, maxLength: 8 }), fc.boolean(), (list, higher) => {
      const figures = list.map(({ a, b, at }, i) => {
        const [lower, upper] = [Math.min(a, b), Math.max(a, b)];
        return { key: String(i), lower, upper, truth: Math.min(upper, Math.max(lower, at)) };
      });
      const found = places(figures, higher ? 'higher' : 'lower');
      for (const own of figures) {
        const better = figures.filter(({ truth }) => (higher ? truth > own.truth : truth < own.truth)).length;
        const { best, worst } = found.get(own.key)!;
        assert.ok(best <= better + 1 && better + 1 <= worst);
      }
    }),
  );
});

test('figures are put best first, those without a value last', () => {
  const keys = (direction: 'higher' | 'lower') =>
    bestFirst(
      [
        { key: 'a', value: 1 },
        { key: 'b', value: null },
        { key: 'c', value: 2 },
      ],
      direction,
    ).map((f) => f.key);
  assert.deepEqual(keys('higher'), ['c', 'a', 'b']);
  assert.deepEqual(keys('lower'), ['a', 'c', 'b']);
});

test('a target is surely reached, perhaps, or not, by both bounds', () => {
  assert.equal(reachOf(at('', 0.8, 0.9), 0.8), 'sure');
  assert.equal(reachOf(at('', 0.79, 0.8), 0.8), 'maybe');
  assert.equal(reachOf(at('', 0.7, 0.79), 0.8), 'short');
  assert.equal(reachOf(at('', null), 0.8), 'unknown');
  assert.equal(reachOf(at('', 5, 9), 7, 'lower'), 'maybe');
});
