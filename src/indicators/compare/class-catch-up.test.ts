import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Figure, PREFECTURES } from '../model.ts';
import { type ByPrefecture, classBenchmarks, classLags } from './class-catch-up.ts';

function figure(key: string, share: number, width = 0, quantity = 1e6): Figure {
  return {
    key,
    label: `分類${key}`,
    value: share,
    lower: share,
    upper: share + width,
    numerator: share * quantity,
    denominator: quantity,
  };
}

/** 47 prefectures with shares from 0.40 (Hokkaido) to 0.86 (Okinawa) in steps of a hundredth. */
const codes = [...PREFECTURES.keys()];
const shareOf = (code: string) => 0.39 + Number(code) / 100;
const all = (make: (code: string) => Figure[]): ByPrefecture =>
  new Map(codes.map((code) => [code, make(code)]));
const yen = (key: string, lower: number, upper: number): Figure => ({
  ...figure(key, 0),
  value: (lower + upper) / 2,
  lower,
  upper,
  denominator: null,
});

test('a prefecture below the median is told in yen what reaching it and the best tenth would save', () => {
  const shares = all((code) => [figure('214', shareOf(code))]);
  const potentials = all(() => [yen('214', 1e8, 2e8)]);
  const reached = classBenchmarks(shares);
  // The 24th of 47 has 0.63; the best tenth begins 0.9 × 46 = 41.4 steps above 0.40.
  assert.equal(reached.get('214')?.median?.toFixed(6), '0.630000');
  assert.equal(reached.get('214')?.bestTenth?.toFixed(6), '0.814000');
  const [lag] = classLags('01', { shares, reached, nation: [], potentials });
  // (0.63 − 0.40) ÷ 0.60 and (0.814 − 0.40) ÷ 0.60 of 100 to 200 million.
  assert.deepEqual(rounded(lag!.toMedian), { lower: 38_333_333, upper: 76_666_667 });
  assert.deepEqual(rounded(lag!.toBestTenth), { lower: 69_000_000, upper: 138_000_000 });
});

test('a prefecture above the median is only told how far the best tenth is, and the best nothing', () => {
  const shares = all((code) => [figure('214', shareOf(code))]);
  const potentials = all(() => [yen('214', 1e8, 2e8)]);
  const given = { shares, reached: classBenchmarks(shares), nation: [], potentials };
  const [upper] = classLags('40', given);
  assert.equal(upper!.toMedian, null);
  assert.ok(upper!.toBestTenth);
  const [best] = classLags('47', given);
  assert.deepEqual([best!.toMedian, best!.toBestTenth], [null, null]);
  assert.equal(best!.comparable, true);
});

test('classes stand in the order of what reaching the median saves', () => {
  const shares = all((code) => ['111', '214', '333'].map((key) => figure(key, shareOf(code))));
  const potentials = all(() => [yen('111', 1, 2), yen('214', 1e8, 2e8), yen('333', 1e6, 2e6)]);
  const lags = classLags('01', { shares, reached: classBenchmarks(shares), nation: [], potentials });
  assert.deepEqual(
    lags.map(({ key }) => key),
    ['214', '333', '111'],
  );
});

test('a class of which little is dispensed or shown is not set beside others', () => {
  const shares = all((code) => [
    figure('111', shareOf(code), 0, code === '01' ? 9_999 : 1e6),
    figure('214', shareOf(code), code === '01' ? 0.21 : 0),
    // Only 23 prefectures show it.
    figure('333', shareOf(code), 0, Number(code) <= 23 ? 1e6 : 100),
  ]);
  const potentials = all(() => [yen('111', 1e8, 2e8), yen('214', 1e8, 2e8), yen('333', 1e8, 2e8)]);
  const lags = classLags('01', { shares, reached: classBenchmarks(shares), nation: [], potentials });
  assert.deepEqual(
    lags.map(({ key, comparable, toMedian }) => [key, comparable, toMedian]),
    [
      ['111', false, null],
      ['214', false, null],
      ['333', false, null],
    ],
  );
});

test('a class without anything to switch to has no potential and nothing to save', () => {
  const shares = all((code) => [figure('214', shareOf(code))]);
  const lags = classLags('01', {
    shares,
    reached: classBenchmarks(shares),
    nation: [],
    potentials: new Map(),
  });
  assert.deepEqual(lags[0]!.potential, { lower: 0, upper: 0 });
  assert.deepEqual(lags[0]!.toMedian, { lower: 0, upper: 0 });
});

function rounded(saving: { lower: number; upper: number } | null) {
  return saving && { lower: Math.round(saving.lower), upper: Math.round(saving.upper) };
}
