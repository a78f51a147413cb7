import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boundRow, type MaskedRow, type Range } from './masking.ts';

/** All ways to fill `k` cells with whole numbers from 0 to `most`. */
function* fillings(k: number, most: number): Generator<number[]> {
  if (k === 0) {
    yield [];
    return;
  }
  for (const rest of fillings(k - 1, most)) for (let n = 0; n <= most; n++) yield [...rest, n];
}

/** The rule as the title says it, cell by cell; see the top of masking.ts. */
function allowed(cells: number[], { threshold, complementary, least }: MaskedRow): boolean {
  const below = (quantity: number) => quantity <= threshold!;
  if (cells.every(below) && (!complementary || cells.length >= 2)) return true;
  if (!complementary) return false;
  return cells.some((m, index) => {
    const others = cells.filter((_, other) => other !== index);
    return below(m) && others.every((w) => w === others[0] && w >= threshold! && w <= least);
  });
}

/** Least and greatest sum of the first `size` cells over all allowed fillings; null where there is none. */
function bruteForce(row: MaskedRow, most: number, size: number): Range | null {
  let range: [number, number] | null = null;
  for (const cells of fillings(row.masked, most)) {
    const sum = cells.reduce((a, b) => a + b, 0);
    if (row.total !== null ? sum !== row.total - row.shown : row.shown + sum > row.threshold!) continue;
    if (row.total !== null && !allowed(cells, row)) continue;
    // The first cell or the last may be the one below the threshold: every subset of this size is asked.
    for (const part of [cells.slice(0, size), cells.slice(cells.length - size)]) {
      const value = part.reduce((a, b) => a + b, 0);
      range = range ? [Math.min(range[0], value), Math.max(range[1], value)] : [value, value];
    }
  }
  return range;
}

/**
 * Rows of up to four masked cells. Quantities are multiples of the number of ties, so that the extremes of the ties are whole
 * numbers and a grid of whole numbers holds them.
 */
const smallRow = fc.integer({ min: 1, max: 4 }).chain((masked) => {
  const unit = Math.max(1, masked - 1);
  const multiple = (max: number) => fc.integer({ min: 0, max }).map((n) => n * unit);
  return fc.record({
    threshold: fc.integer({ min: 1, max: 2 }).map((n) => n * unit),
    complementary: fc.boolean(),
    rest: multiple(12),
    least: fc.option(multiple(4), { nil: Number.POSITIVE_INFINITY }),
    shown: multiple(5),
    masked: fc.constant(masked),
    absent: fc.constant(0),
  });
});

test('bounds of every subset are those of brute force, under both rules', () => {
  let contradictions = 0;
  fc.assert(
    fc.property(smallRow, ({ rest, ...row }) => {
      const asked: MaskedRow = { ...row, total: row.shown + rest };
      const bounds = boundRow(asked);
      for (let size = 1; size <= row.masked; size++) {
        const found = bruteForce(asked, Math.min(rest, 16), size);
        assert.equal(bounds.noticed, found === null);
        const expected = found ?? [size === row.masked ? rest : 0, rest];
        assert.deepEqual([...bounds.subset(size)], [...expected], `${size} of ${JSON.stringify(asked)}`);
        if (!found) contradictions += 1;
      }
      assert.deepEqual([...bounds.total], [row.shown + rest, row.shown + rest]);
    }),
    { numRuns: 600 },
  );
  assert.ok(contradictions > 0, 'contradictions came up');
});

test('a masked total leaves each cell what is left below the threshold', () => {
  fc.assert(
    fc.property(
      fc.record({
        threshold: fc.integer({ min: 1, max: 8 }),
        complementary: fc.boolean(),
        shown: fc.integer({ min: 0, max: 10 }),
        masked: fc.integer({ min: 1, max: 4 }),
      }),
      (row) => {
        const asked: MaskedRow = { ...row, total: null, least: Number.POSITIVE_INFINITY, absent: 0 };
        const bounds = boundRow(asked);
        for (let size = 1; size <= row.masked; size++) {
          const found = bruteForce(asked, row.threshold, size);
          assert.equal(bounds.noticed, found === null);
          assert.deepEqual([...bounds.subset(size)], [...(found ?? [0, size * row.threshold])]);
        }
        if (!bounds.noticed) assert.deepEqual([...bounds.total], [row.shown, row.threshold]);
      },
    ),
  );
});

test('two masked cells with a rest above twice the threshold: one is the masked least, the other below', () => {
  const row = { threshold: 1000, complementary: true, total: 105_000, shown: 100_000, masked: 2, absent: 0 };
  const bounds = boundRow({ ...row, least: 4800 });
  assert.deepEqual(bounds.subset(1), [200, 4800], 'from 200 beside the least to the least itself');
  assert.deepEqual(bounds.subset(2), [5000, 5000]);
  assert.equal(bounds.noticed, false);
  assert.deepEqual(boundRow({ ...row, least: Number.POSITIVE_INFINITY }).subset(1), [0, 5000]);
  const simple = boundRow({ ...row, complementary: false, least: 4800 });
  assert.deepEqual(
    [simple.noticed, simple.subset(1)],
    [true, [0, 5000]],
    'no such row under the first half alone',
  );
});

test('no masked cell: the total alone, and a difference is noticed', () => {
  const row = { threshold: 1000, complementary: true, shown: 0.1 + 0.2, least: 0.1, masked: 0, absent: 0 };
  const fine = boundRow({ ...row, total: 0.3 });
  assert.deepEqual([fine.noticed, fine.subset(0), fine.total], [false, [0, 0], [0.3, 0.3]]);
  assert.equal(boundRow({ ...row, total: 7 }).noticed, true);
  assert.deepEqual(boundRow({ ...row, total: null, shown: 0 }).total, [0, 0], 'nothing is hidden in zeros');
});

test('a blank cell takes up to the rest, as no rule speaks of it', () => {
  const row = {
    threshold: 10,
    complementary: false,
    total: 105,
    shown: 100,
    least: 50,
    masked: 1,
    absent: 1,
  };
  assert.deepEqual(boundRow(row).subset(1), [0, 5]);
  assert.equal(boundRow(row).noticed, true);
  assert.deepEqual(boundRow({ ...row, total: 100 }).subset(1), [0, 0]);
  assert.equal(boundRow({ ...row, total: 100 }).noticed, false);
});
