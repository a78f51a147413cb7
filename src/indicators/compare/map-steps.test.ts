import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stepOf, stepsOf } from './map-steps.ts';

test('the legend says exactly what is drawn', () => {
  const values = Array.from({ length: 10 }, (_, i) => 0.7 + i / 100);
  const steps = stepsOf({ unit: 'fraction' }, values);
  assert.deepEqual(steps.legend, [
    '71.8%未満',
    '71.8%以上73.6%未満',
    '73.6%以上75.4%未満',
    '75.4%以上77.2%未満',
    '77.2%以上',
  ]);
  assert.deepEqual(
    values.map((value) => stepOf(steps, value)),
    [0, 0, 1, 1, 2, 2, 3, 3, 4, 4],
  );
});

test('a target among the figures is a limit, one beyond them is not', () => {
  const target = (value: number) => ({ value, by: '2030-03-31', per: 'prefecture' as const });
  const values = [0.71, 0.73, 0.75, 0.77, 0.79, 0.81];
  assert.ok(stepsOf({ unit: 'fraction', target: target(0.8) }, values).limits.includes(0.8));
  assert.ok(!stepsOf({ unit: 'fraction', target: target(0.9) }, values).limits.includes(0.9));
});

test('equal figures have one step, and no figures none', () => {
  assert.deepEqual(stepsOf({ unit: 'count' }, [3, 3, 3]), { limits: [], legend: ['3'] });
  assert.deepEqual(stepsOf({ unit: 'count' }, []), { limits: [], legend: [] });
  assert.equal(stepOf({ limits: [0.5], legend: [] }, null), null);
});

test('every figure has a step that the legend explains, and greater figures never a lower one', () => {
  const unit = fc.constantFrom('fraction', 'yen', 'count');
  fc.assert(
    fc.property(
      unit,
      fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 }),
      (unit, values) => {
        const steps = stepsOf({ unit }, values);
        const drawn = values.toSorted((a, b) => a - b).map((value) => stepOf(steps, value)!);
        assert.deepEqual(
          drawn,
          drawn.toSorted((a, b) => a - b),
        );
        assert.ok(drawn.every((step) => steps.legend[step] !== undefined));
      },
    ),
  );
});
