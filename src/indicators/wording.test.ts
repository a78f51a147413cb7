import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { differenceOf } from './compare/difference.ts';
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

test('a difference carries its range, also through nothing', () => {
  const of = (own: [number, number, number], other: [number, number, number]) =>
    formatDifference(differenceOf(bounded(own), bounded(other)));
  assert.equal(of([0.48, 0.37, 0.48], [0.776, 0.379, 0.776]), '－40.6〜＋10.1ポイント');
  assert.equal(of([0.42, 0.42, 0.43], [0.486, 0.486, 0.487]), '－6.7〜－5.6ポイント');
  assert.equal(of([0, 0, 0.287], [0.15, 0.15, 0.15]), '－15.0〜＋13.7ポイント');
  assert.equal(of([0.83, 0.83, 0.83], [0.79, 0.79, 0.79]), '＋4.0ポイント');
  assert.equal(of([0.5, 0.5, 0.5], [0.5, 0.5, 0.5]), '差なし');
  const none = { value: null, lower: 0, upper: 1 };
  assert.equal(formatDifference(differenceOf(none, bounded([0.5, 0.5, 0.5]))), '－');
  const unbounded = { value: 0.42, lower: null, upper: null };
  assert.equal(
    formatDifference(differenceOf(unbounded, bounded([0.486, 0.486, 0.487]))),
    '－6.6ポイント',
    'lists later than the data: no bounds',
  );
});

test('whatever masked cells hide, a difference lies in the range that is shown', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  /** Bounds, what is true within them, and the value that takes masked cells as 0, which may lie outside. */
  const hidden = fc.record({ a: share, b: share, at: share, value: share }).map(({ a, b, at, value }) => {
    const [lower, upper] = [Math.min(a, b), Math.max(a, b)];
    return { figure: { value, lower, upper }, truth: lower + (upper - lower) * at };
  });
  fc.assert(
    fc.property(hidden, hidden, (own, other) => {
      const words = formatDifference(differenceOf(own.figure, other.figure));
      const shown = words === '差なし' ? [0] : words.replace('ポイント', '').split('〜').map(pointsOf);
      const truth = (own.truth - other.truth) * 100;
      // A single figure is shown where both ends are one, rounded to the nearest tenth.
      const slack = shown.length === 1 ? 0.0501 : 1e-4;
      assert.ok(shown[0]! - slack <= truth && truth <= shown.at(-1)! + slack, `${truth} in ${words}`);
    }),
  );
});

test('the range of a difference is no wider than its figures make it: both ends are reached', () => {
  const ends = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(ends, ends, ([a, b], [c, d]) => {
      const [own, other] = [
        bounded([a, Math.min(a, b), Math.max(a, b)]),
        bounded([c, Math.min(c, d), Math.max(c, d)]),
      ];
      const { value, lower, upper } = differenceOf(own, other)!;
      const corners = [own.lower, own.upper].flatMap((x) => [other.lower, other.upper].map((y) => x - y));
      assert.deepEqual([lower, upper], [Math.min(...corners), Math.max(...corners)]);
      assert.ok(lower! <= value && value <= upper!);
    }),
  );
});

const bounded = ([value, lower, upper]: [number, number, number]) => ({ value, lower, upper });
const pointsOf = (text: string) => Number(text.replace('＋', '').replace('－', '-'));
