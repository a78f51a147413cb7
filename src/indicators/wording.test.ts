import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatFractionRange, formatGap } from './fraction-wording.ts';
import { formatDifference, formatPlace, formatPoints, formatYen, formatYenRange } from './wording.ts';

test('bounds are rounded outwards, and one figure is shown where they agree', () => {
  assert.equal(formatFractionRange(0.79431, 0.79449), '79.4〜79.5%');
  assert.equal(formatFractionRange(0.8, 0.8), '80.0%');
  assert.equal(formatFractionRange(null, 0.8), '－');
});

test('the range that is shown encloses the range that was computed', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (a, b) => {
        const [lower, upper] = [Math.min(a, b), Math.max(a, b)];
        const shown = formatFractionRange(lower, upper).replace('%', '').split('〜').map(Number);
        assert.ok(shown[0]! <= lower * 100 + 1e-6 && shown.at(-1)! >= upper * 100 - 1e-6);
      },
    ),
  );
});

test('yen are told in two digits', () => {
  assert.equal(formatYen(0), '0円');
  assert.equal(formatYen(123_456_789), '約1.2億円');
  assert.equal(formatYen(3_449_999), '約340万円');
  assert.equal(formatYen(99_600_000), '約1億円');
  assert.equal(formatYen(1_234_000_000_000), '約1.2兆円');
});

test('a range of yen is rounded outwards and says where it begins with nothing', () => {
  assert.equal(formatYenRange(121_000_000, 181_000_000), '約1.2億〜1.9億円');
  assert.equal(formatYenRange(0, 3_410_000), '最大 約350万円');
  assert.equal(formatYenRange(0, 0), 'なし');
  assert.equal(formatYenRange(95_000_000, 120_000_000), '約9,500万〜1.2億円');
});

test('a difference carries its sign and none where nothing shows', () => {
  assert.equal(formatPoints(0.0123), '＋1.2ポイント');
  assert.equal(formatPoints(-0.0004), '差なし');
});

test('a gap of prices says cheaper or dearer, and both where it is both', () => {
  assert.equal(formatGap({ lower: 0.5, upper: 0.6 }), '50.0〜60.0%安い');
  assert.equal(formatGap({ lower: 0.3, upper: 0.3 }), '30.0%安い');
  assert.equal(formatGap({ lower: -0.25, upper: -0.1 }), '10.0〜25.0%高い');
  assert.equal(formatGap({ lower: -0.05, upper: 0.2 }), '5.0%高い〜20.0%安い');
});

test('a place is a range where masked cells leave it open', () => {
  assert.equal(formatPlace({ best: 12, worst: 12 }), '12位');
  assert.equal(formatPlace({ best: 10, worst: 14 }), '10〜14位');
  assert.equal(formatPlace({ best: 1, worst: 47 }), '不明');
});

test('a difference is told only where masked cells leave its side open to no doubt', () => {
  assert.equal(formatDifference({ value: 0.42, lower: 0.372, upper: 0.472 }, 0.486), '－6.6ポイント');
  assert.equal(formatDifference({ value: 0, lower: 0, upper: 0.287 }, 0.15), '秘匿のため不明');
  assert.equal(formatDifference({ value: 0.5, lower: 0.5, upper: 0.5 }, 0.5), '差なし');
  assert.equal(formatDifference({ value: null, lower: 0, upper: 1 }, 0.5), '－');
});
