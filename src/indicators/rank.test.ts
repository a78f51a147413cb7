import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rankRange } from './lag.ts';
import { bestFirst, reachOf } from './rank.ts';

const at = (key: string, lower: number | null, upper = lower) => ({ key, lower, upper });

test('whatever lies within the bounds, the true place lies within the places', () => {
  const bounded = fc.record({
    a: fc.integer({ min: 0, max: 9 }),
    b: fc.integer({ min: 0, max: 9 }),
    at: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.array(bounded, { minLength: 1, maxLength: 8 }), fc.boolean(), (list, higher) => {
      const figures = list.map(({ a, b, at }) => {
        const [lower, upper] = [Math.min(a, b), Math.max(a, b)];
        return { value: lower, lower, upper, truth: Math.min(upper, Math.max(lower, at)) };
      });
      for (const own of figures) {
        const better = figures.filter(({ truth }) => (higher ? truth > own.truth : truth < own.truth)).length;
        const { best, worst } = rankRange(own, figures, higher ? 'higher' : 'lower')!;
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
