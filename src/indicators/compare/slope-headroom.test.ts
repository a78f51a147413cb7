import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { headroomToLine, overallSlope, partToLine } from './slope-headroom.ts';

test('the slope is that of all classes together', () => {
  assert.equal(overallSlope(0.48, 0.8)?.toFixed(10), '0.6000000000');
  assert.equal(overallSlope(null, 0.8), null);
  assert.equal(overallSlope(0.4, 0), null);
});

test('a class above the line has no headroom', () => {
  const state = { volumeShare: 0.5, valueShare: 0.4, market: 100, potential: 20 };
  assert.equal(partToLine(state, 0.6), 0);
});

test('how much must be switched to reach the line is worked out by hand', () => {
  // 100 units of which 50 are generics; originators 80 yen, generics 20 yen, all that is left switched saves 40.
  // Half of it switched: volume 0.75, generics 20 + 40 − 20 = 40 of 80 yen, 0.5: the slope 2/3 exactly.
  const state = { volumeShare: 0.5, valueShare: 0.2, market: 100, potential: 40 };
  assert.equal(partToLine(state, 2 / 3).toFixed(10), '0.5000000000');
  const exact = (value: number) => ({ lower: value, upper: value });
  const ends = { volumeShare: exact(0.5), valueShare: exact(0.2), market: exact(100), potential: exact(40) };
  const room = headroomToLine(state, ends, 2 / 3);
  assert.deepEqual([room?.lower.toFixed(8), room?.upper.toFixed(8)], ['20.00000000', '20.00000000']);
});

test('a class whose generics cost as much as the originators reaches the line without saving', () => {
  const exact = (value: number) => ({ lower: value, upper: value });
  const ends = { volumeShare: exact(0.5), valueShare: exact(0.2), market: exact(100), potential: exact(0) };
  assert.deepEqual(headroomToLine({ volumeShare: 0.5, valueShare: 0.2 }, ends, 0.6), { lower: 0, upper: 0 });
});

const unit = fc.double({ min: 0.01, max: 0.99, noNaN: true });

test('what is switched brings the class onto the line', () => {
  fc.assert(
    fc.property(unit, unit, unit, unit, (volumeShare, valueShare, slope, cheaper) => {
      const market = 1000;
      const originators = market * (1 - valueShare);
      const potential = originators * cheaper;
      const x = partToLine({ volumeShare, valueShare, market, potential }, slope);
      assert.ok(x >= 0 && x <= 1);
      const volume = volumeShare + x * (1 - volumeShare);
      const value = (market - originators + x * (originators - potential)) / (market - x * potential);
      if (x > 0) assert.ok(Math.abs(value - slope * volume) < 1e-9);
      else assert.ok(valueShare >= slope * volumeShare);
    }),
  );
});

test('whatever the masked cells hide, the headroom lies in its range', () => {
  const range = fc.tuple(unit, unit).map((ends) => ends.toSorted((a, b) => a - b) as [number, number]);
  fc.assert(
    fc.property(range, range, range, unit, unit, unit, unit, (q, v, p, slope, i, j, k) => {
      const between = ([low, high]: [number, number], at: number) => low + at * (high - low);
      const ends = (pair: [number, number], scale = 1) => ({
        lower: pair[0] * scale,
        upper: pair[1] * scale,
      });
      const cap = 1000 * (1 - v[1]);
      const state = {
        volumeShare: between(q, i),
        valueShare: between(v, j),
        market: 1000,
        potential: between(p, k) * cap,
      };
      const room = headroomToLine(
        { volumeShare: 1, valueShare: 0 },
        {
          volumeShare: ends(q),
          valueShare: ends(v),
          market: { lower: 1000, upper: 1000 },
          potential: ends(p, cap),
        },
        slope,
      );
      const truth = state.potential * partToLine(state, slope);
      assert.ok(room!.lower <= truth + 1e-6 && truth <= room!.upper + 1e-6);
    }),
  );
});
