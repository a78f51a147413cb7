import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { benchmarks, partToSwitch, quantile, savingFromReaching } from './catch-up.ts';

const exact = (value: number) => ({ value, lower: value, upper: value });

test('a share of 60% that would be 80% must switch half of what is left', () => {
  // 100 units, 60 generic: 20 of the 40 left.
  assert.equal(partToSwitch(0.6, 0.8).toFixed(12), '0.500000000000');
  assert.equal(partToSwitch(0.8, 0.8), 0);
  assert.equal(partToSwitch(0.9, 0.8), 0);
  assert.equal(partToSwitch(1, 1), 0);
});

test('the saving of reaching a share is worked out by hand', () => {
  // Half of what is left (see above) of a potential of 10 to 30 million yen.
  const saving = savingFromReaching(0.8, exact(0.6), { value: 2e7, lower: 1e7, upper: 3e7 });
  assert.deepEqual(round(saving), { lower: 5_000_000, upper: 15_000_000 });
});

test('masked cells widen the saving on both sides', () => {
  // At 70% a third of what is left must be switched, at 50% three fifths.
  const share = { value: 0.6, lower: 0.5, upper: 0.7 };
  const saving = savingFromReaching(0.8, share, { value: 2e6, lower: 1.5e6, upper: 3e6 });
  assert.deepEqual(round(saving), { lower: 500_000, upper: 1_800_000 });
});

test('who may be above the target already saves perhaps nothing', () => {
  const share = { value: 0.78, lower: 0.7, upper: 0.82 };
  const saving = savingFromReaching(0.8, share, exact(3e6));
  assert.deepEqual(round(saving), { lower: 0, upper: 1_000_000 });
});

test('who is at or above the target has nothing to reach', () => {
  assert.equal(savingFromReaching(0.8, exact(0.8), exact(1e6)), null);
  assert.equal(savingFromReaching(0.8, { value: 0.85, lower: 0.7, upper: 0.9 }, exact(1e6)), null);
  assert.equal(savingFromReaching(null, exact(0.5), exact(1e6)), null);
  assert.equal(savingFromReaching(0.8, { value: null, lower: null, upper: null }, exact(1e6)), null);
});

test('switching to what is dearer saves nothing, and never costs', () => {
  assert.deepEqual(savingFromReaching(0.8, exact(0.6), { value: -1, lower: -5, upper: -1 }), {
    lower: 0,
    upper: 0,
  });
});

test('quantiles are those of a spreadsheet', () => {
  // PERCENTILE.INC({1;2;3;4}; 0.9) is 3.7, MEDIAN 2.5.
  assert.equal(quantile([4, 2, 3, 1], 0.9)?.toFixed(10), '3.7000000000');
  assert.equal(quantile([4, 2, 3, 1], 0.5), 2.5);
  assert.equal(quantile([7], 0.9), 7);
  assert.equal(quantile([], 0.5), null);
});

test('prefectures without a share do not count among those that have reached one', () => {
  assert.deepEqual(benchmarks([exact(0.5), { value: null }, exact(0.7), exact(0.6)]), {
    median: 0.6,
    bestTenth: 0.6 + 0.8 * (0.7 - 0.6),
  });
});

const share = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map((ends) => ends.toSorted((a, b) => a - b) as [number, number]);
const yen = fc
  .tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }))
  .map((ends) => ends.toSorted((a, b) => a - b) as [number, number]);
const inside = fc.double({ min: 0, max: 1, noNaN: true });

test('whatever the masked cells hide, the saving lies in its range, and never beyond the full potential', () => {
  fc.assert(
    fc.property(
      share,
      yen,
      inside,
      inside,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (s, f, i, j, target) => {
        const [trueShare, trueFull] = [s[0] + i * (s[1] - s[0]), f[0] + j * (f[1] - f[0])];
        const saving = savingFromReaching(
          target,
          { value: s[0], lower: s[0], upper: s[1] },
          { value: f[0], lower: f[0], upper: f[1] },
        );
        if (s[0] >= target) return assert.equal(saving, null);
        const truth = partToSwitch(trueShare, target) * trueFull;
        assert.ok(saving!.lower <= truth + 1e-3 && truth <= saving!.upper + 1e-3);
        assert.ok(saving!.lower >= 0 && saving!.upper <= f[1] + 1e-3);
      },
    ),
  );
});

test('reaching more saves no less', () => {
  fc.assert(
    fc.property(share, yen, share, (s, f, [less, more]) => {
      const figure = { value: s[0], lower: s[0], upper: s[1] };
      const full = { value: f[0], lower: f[0], upper: f[1] };
      const low = savingFromReaching(less, figure, full) ?? { lower: 0, upper: 0 };
      const high = savingFromReaching(more, figure, full) ?? { lower: 0, upper: 0 };
      assert.ok(low.lower <= high.lower + 1e-6 && low.upper <= high.upper + 1e-6);
    }),
  );
});

function round(saving: { lower: number; upper: number } | null) {
  return saving && { lower: Math.round(saving.lower), upper: Math.round(saving.upper) };
}
