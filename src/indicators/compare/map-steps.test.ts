import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { colourOf, stepOf, stepsOf } from './map-steps.ts';

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
  assert.deepEqual(stepsOf({ unit: 'count' }, [3, 3, 3]), { limits: [], legend: ['3'], split: null });
  assert.deepEqual(stepsOf({ unit: 'count' }, []), { limits: [], legend: [], split: null });
  assert.equal(stepOf({ limits: [0.5], legend: [], split: null }, null), null);
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

test('below and above a target are two hues, each deeper the farther it is; without a target there is one', () => {
  const target = (value: number) => ({ value, by: '2030-03-31', per: 'prefecture' as const });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, fc.array(share, { minLength: 1 }), (goal, values) => {
      const steps = stepsOf({ unit: 'fraction', target: target(goal) }, values);
      const depths = { blue: [] as number[], orange: [] as number[] };
      for (const value of values.toSorted((a, b) => a - b)) {
        const { hue, depth } = colourOf(stepOf(steps, value)!, steps.split);
        assert.equal(hue, value >= goal ? 'blue' : 'orange', `${value} of ${goal}`);
        assert.ok(depth >= 1 && depth <= 5);
        depths[hue].push(depth);
      }
      assert.deepEqual(depths.blue, depths.blue.toSorted());
      assert.deepEqual(depths.orange, depths.orange.toSorted().toReversed());
    }),
  );
  const plain = stepsOf({ unit: 'count' }, [1, 2, 3, 4, 5]);
  assert.deepEqual(
    plain.legend.map((_, step) => colourOf(step, plain.split).depth),
    [1, 2, 3, 4, 5].slice(0, plain.legend.length),
  );
});
