import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { studentT } from './student-t.ts';

/** Printed tables: two-sided, so that 80% is their t with 0.90 and 95% their t with 0.975. */
const TABLE: [level: number, freedom: number, t: number][] = [
  [0.8, 1, 3.078],
  [0.8, 2, 1.886],
  [0.8, 3, 1.638],
  [0.8, 4, 1.533],
  [0.8, 5, 1.476],
  [0.8, 6, 1.44],
  [0.8, 10, 1.372],
  [0.8, 30, 1.31],
  [0.8, 120, 1.289],
  [0.95, 1, 12.706],
  [0.95, 7, 2.365],
  [0.99, 12, 3.055],
];

test('the t are those of the printed tables', () => {
  for (const [level, freedom, t] of TABLE)
    assert.equal(Math.abs(studentT(level, freedom) - t) < 0.0006, true, `${level} ${freedom}`);
});

test('more points give a smaller t, a higher level a larger one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.double({ min: 0.01, max: 0.98, noNaN: true }),
      (freedom, level) => {
        assert.ok(studentT(level, freedom) > studentT(level, freedom + 1));
        assert.ok(studentT(level, freedom) < studentT(level + 0.01, freedom));
      },
    ),
  );
});

test('what is no level or no degree of freedom is refused', () => {
  for (const [level, freedom] of [
    [0, 3],
    [1, 3],
    [0.8, 0],
    [0.8, 1.5],
    [Number.NaN, 2],
  ] as const)
    assert.throws(() => studentT(level, freedom), RangeError);
});
