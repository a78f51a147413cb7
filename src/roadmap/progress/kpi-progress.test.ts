import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween, type IsoDate } from '../../platform/clock.ts';
import type { Kpi } from '../model.ts';
import type { Origin, Point, TargetView } from '../views.ts';
import { LEVEL, progressOf } from './kpi-progress.ts';
import { perYearWords } from './progress-wording.ts';

const SHARE: Pick<Kpi, 'unit' | 'direction'> = { unit: 'fraction', direction: 'higher' };
const YEN: Pick<Kpi, 'unit' | 'direction'> = { unit: 'yen', direction: 'higher' };
const ASKED = '2026-08-20';

function point(end: IsoDate, value: number, origin: Origin = 'document', more: Partial<Point> = {}): Point {
  const source = { text: '資料', url: null, citation: null };
  return {
    period: end.slice(0, 7),
    end,
    value,
    lower: null,
    upper: null,
    origin,
    id: null,
    source,
    note: null,
    ...more,
  };
}

function target(value: number | null, by: IsoDate | null): TargetView {
  return {
    version: 1,
    value,
    wording: '目標',
    by,
    printedBy: '期限',
    per: 'nation',
    setOn: '2024-03-14',
    note: null,
    origin: 'document',
    source: { text: '資料', url: null, citation: null },
  };
}

const close = (actual: number | null | undefined, expected: number, within = 1e-6) =>
  assert.ok(
    actual !== null && actual !== undefined && Math.abs(actual - expected) <= within,
    `${actual} is not ${expected}`,
  );

test('distance and needed pace are counted from the latest point to the day of the target', () => {
  // 1,461 days are four years; 20 points to go.
  const { latest, distance, reached, neededPerYear } = progressOf(
    SHARE,
    [point('2025-09-30', 0.6), point('2023-09-30', 0.5)],
    [target(0.8, '2029-09-30')],
    ASKED,
  );
  assert.equal(latest?.value, 0.6);
  close(distance, 0.2);
  assert.equal(reached, false);
  close(neededPerYear, 0.2 / (1461 / 365.2425));
});

test('the pace is the slope of least squares, by hand: 0, 2 and 1 billion in three years rise by half a billion a year', () => {
  const points = [point('2023-03-31', 0), point('2024-03-30', 2e9), point('2025-03-30', 1e9)];
  const { pacePerYear } = progressOf(YEN, points, [], ASKED);
  // 365 days each: x = −1, 0, 1 of 365 days; slope = (0·−1 + 2e9·0 + 1e9·1) ÷ 2 a step.
  close(pacePerYear, 0.5e9 * (365.2425 / 365), 1);
});

test('the projection and its interval are those of the formula, by hand', () => {
  // Steps of 400 days: x = 0, 1, 2, 3 with y = 1, 3, 2, 4 → slope 0.8, mean 2.5 at 1.5, residual 1.8, Sxx 5.
  const start = '2021-01-01';
  const points = [1, 3, 2, 4].map((y, i) => point(addDays(start, 400 * i), y));
  const { projection, pacePerYear } = progressOf(
    YEN,
    points,
    [target(10, addDays(start, 2_800))],
    '2025-01-01',
  );
  close(pacePerYear, (0.8 / 400) * 365.2425);
  close(projection?.value, 2.5 + 0.8 * (7 - 1.5));
  // t of 80% and 2 degrees is 1.885618; s = √(1.8 ÷ 2); √(1 + 1/4 + 5.5²/5).
  const half = 1.885618 * Math.sqrt(0.9) * Math.sqrt(1.25 + 30.25 / 5);
  close(projection?.upper, 6.9 + half, 1e-5);
  close(projection?.lower, 6.9 - half, 1e-5);
  assert.equal(projection?.level, LEVEL);
});

test('two points give a pace and no projection, one point neither', () => {
  const points = [point('2023-09-30', 0.5), point('2025-09-30', 0.6)];
  const goal = [target(0.8, '2030-03-31')];
  const two = progressOf(SHARE, points, goal, ASKED);
  assert.equal(two.projection, null);
  close(two.pacePerYear, 0.1 / (731 / 365.2425));
  const one = progressOf(SHARE, points.slice(0, 1), goal, ASKED);
  assert.deepEqual([one.pacePerYear, one.projection], [null, null]);
  const same = progressOf(
    SHARE,
    [point('2025-09-30', 0.5), point('2025-09-30', 0.6, 'document', { period: 'FY2025' })],
    goal,
    ASKED,
  );
  assert.equal(same.pacePerYear, null, 'points of one day have no slope');
});

test('what nobody knew on the day does not count', () => {
  const points = [point('2023-09-30', 0.5), point('2025-09-30', 0.9)];
  const { latest, reached } = progressOf(SHARE, points, [target(0.8, '2030-03-31')], '2025-09-29');
  assert.deepEqual([latest?.value, reached], [0.5, false]);
  assert.equal(progressOf(SHARE, points, [target(0.8, '2030-03-31')], '2025-09-30').reached, true);
});

test('a share that is to fall is reached below its target, and its needed pace is negative', () => {
  const falling = { unit: 'fraction', direction: 'lower' } as const;
  const open = progressOf(falling, [point('2025-03-31', 0.14)], [target(0.05, '2028-03-31')], ASKED);
  close(open.distance, 0.09);
  assert.ok(open.neededPerYear! < 0);
  assert.equal(
    progressOf(falling, [point('2025-03-31', 0.04)], [target(0.05, '2028-03-31')], ASKED).reached,
    true,
  );
});

test('published and computed values are never put through one line', () => {
  const goal = [target(0.8, '2030-03-31')];
  const published = [point('2021-09-30', 0.7), point('2023-09-30', 0.8), point('2025-09-30', 0.9)];
  const computed = ['2021-03-31', '2022-03-31', '2026-03-31'].map((end, i) =>
    point(end, 0.2 + i / 100, 'computed'),
  );
  const alone = progressOf(SHARE, published, goal, ASKED);
  assert.deepEqual(progressOf(SHARE, [...computed, ...published], goal, ASKED), alone);
  assert.equal(alone.line, 'published');
  // A single old value of a document gives way to what is counted every month.
  const counted = progressOf(SHARE, [...computed, published[0]!], goal, ASKED);
  assert.deepEqual(counted, progressOf(SHARE, computed, goal, ASKED));
  assert.equal(counted.line, 'computed');
  const newest = progressOf(SHARE, [...computed, published[2]!], goal, '2025-12-31');
  assert.equal(newest.line, 'published', 'where the document goes further, it leads');
});

test('what an officer entered for a period stands in for the early figure of a document', () => {
  const points = [point('2023-09-30', 0.5), point('2025-09-30', 0.6), point('2025-09-30', 0.62, 'officer')];
  const { latest, pacePerYear } = progressOf(SHARE, points, [], ASKED);
  assert.equal(latest?.value, 0.62);
  close(pacePerYear, 0.12 / (731 / 365.2425));
});

test('bounds around the target leave open whether it is reached', () => {
  const reach = (lower: number, upper: number) =>
    progressOf(
      SHARE,
      [point('2023-03-31', 0.8, 'computed', { lower, upper })],
      [target(0.8, '2030-03-31')],
      ASKED,
    ).reached;
  assert.deepEqual([reach(0.79, 0.81), reach(0.8, 0.81), reach(0.7, 0.79)], [null, true, false]);
});

test('after the day of the target there is nothing to need and to project', () => {
  const points = ['2021-09-30', '2022-09-30', '2023-09-30'].map((end, i) => point(end, 0.5 + i / 10));
  const late = progressOf(SHARE, points, [target(0.9, '2025-03-31')], ASKED);
  assert.deepEqual([late.reached, late.neededPerYear, late.projection], [false, null, null]);
  assert.notEqual(progressOf(SHARE, points, [target(0.9, '2025-03-31')], '2025-03-31').projection, null);
});

test('sums and means of several years need no yearly pace', () => {
  const sums = [point('2023-03-31', 151, 'document', { period: 'FY2018/FY2022' })];
  const { distance, neededPerYear } = progressOf(
    { unit: 'count', direction: 'higher' },
    sums,
    [target(200, '2029-03-31')],
    ASKED,
  );
  assert.deepEqual([distance, neededPerYear], [49, null]);
});

test('what a year brings is said with three digits: a slope is no count', () => {
  const said = (unit: 'yen' | 'count' | 'fraction', counter: string | null, value: number) =>
    perYearWords({ unit, counter }, value);
  assert.equal(said('yen', null, 15_056_380_807), '1年に＋151億円');
  assert.equal(said('count', '件', 114_317), '1年に＋114,000件');
  assert.equal(said('fraction', null, -0.0564), '1年に－5.6ポイント');
});

test('without a target, without its number and without points there is nothing to say', () => {
  const nothing = progressOf(SHARE, [], [], ASKED);
  assert.deepEqual(
    Object.values(nothing).filter((value) => value !== null),
    [],
  );
  const wordsOnly = progressOf(SHARE, [point('2025-09-30', 0.6)], [target(null, '2030-03-31')], ASKED);
  assert.deepEqual([wordsOnly.distance, wordsOnly.reached, wordsOnly.neededPerYear], [null, null, null]);
});

const series = fc
  .uniqueArray(fc.integer({ min: 0, max: 4_000 }), { minLength: 3, maxLength: 12 })
  .chain((days) =>
    fc.tuple(
      fc.constant(days),
      fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: days.length, maxLength: days.length }),
    ),
  )
  .map(([days, values]) =>
    days.map((day, i) => {
      const end = addDays('2014-01-01', day);
      return point(end, values[i]! / 1_000, 'document', { period: end });
    }),
  );
const due = fc.integer({ min: 1, max: 3_000 }).map((day) => addDays('2026-09-01', day));

test('a projected share lies with its interval between 0 and 1, and the value in the interval', () => {
  fc.assert(
    fc.property(series, due, (points, by) => {
      const { projection } = progressOf(SHARE, points, [target(0.8, by)], ASKED);
      const { lower, value, upper } = projection!;
      assert.ok(0 <= lower && lower <= value && value <= upper && upper <= 1);
    }),
  );
});

test('points on a line are followed exactly, and what scatters never gives a narrower interval later', () => {
  fc.assert(
    fc.property(series, due, fc.integer({ min: 1, max: 2_000 }), (points, by, later) => {
      const straight = points.map((one) => ({ ...one, value: 5_000 + daysBetween('2014-01-01', one.end) }));
      const exact = progressOf(YEN, straight, [target(0, by)], ASKED).projection!;
      close(exact.value, 5_000 + daysBetween('2014-01-01', by), 1e-5);
      close(exact.upper - exact.lower, 0, 1e-2);
      const lifted = points.map((one) => ({ ...one, value: 1e6 + one.value }));
      const width = (day: IsoDate) => {
        const { lower, upper } = progressOf(YEN, lifted, [target(0, day)], ASKED).projection!;
        return upper - lower;
      };
      assert.ok(width(addDays(by, later)) >= width(by) - 1e-6);
    }),
  );
});

test('the order in which points are given changes nothing', () => {
  fc.assert(
    fc.property(series, due, (points, by) => {
      const goal = [target(0.8, by)];
      const [given, turned] = [points, points.toReversed()].map((one) => progressOf(SHARE, one, goal, ASKED));
      assert.deepEqual(turned, given);
    }),
  );
});
