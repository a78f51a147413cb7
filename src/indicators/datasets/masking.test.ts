import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MaskingRule } from '../model.ts';
import { boundRow, type MaskedRow, type Range } from './masking.ts';

/** All ways to split a whole number into `k` whole numbers, in every order. */
function* splits(k: number, sum: number): Generator<number[]> {
  if (k === 1) {
    yield [sum];
    return;
  }
  for (let first = 0; first <= sum; first++)
    for (const rest of splits(k - 1, sum - first)) yield [first, ...rest];
}

/**
 * Whether a rule can leave just these cells masked. The closed form of it: a quantity just below the threshold counts as the
 * threshold, one just above 0 as 0.
 */
function allowed(cells: number[], row: MaskedRow): boolean {
  const { masking, threshold, zerosHidden, least, shown } = row;
  const below = (quantity: number) => quantity <= threshold!;
  if (masking === 'unstated') return true;
  if (masking === 'below') return cells.every(below);
  if (zerosHidden && cells.every((quantity) => quantity === 0)) return true;
  const several = cells.length >= 2 && cells.every(below);
  const oneOf = (others: (rest: number[]) => boolean) =>
    cells.some((m, index) => below(m) && others(cells.filter((_, other) => other !== index)));
  if (masking === 'all-but-total') return shown === 0 ? several || oneOf(() => true) : several;
  // One below the threshold and, where anything is left to mask, ties; zeros beside them where zeros are hidden.
  return (
    several ||
    oneOf((others) => {
      if (others.length === 0) return shown === 0;
      const ties = zerosHidden ? others.filter((quantity) => quantity > 0) : others;
      return ties.length > 0 && ties.every((w) => w === ties[0] && w >= threshold! && w <= least);
    })
  );
}

/** Least and greatest sum of 1, 2 … of the cells over all allowed ways to fill them; null if there is none. */
function bruteForce(row: MaskedRow): Range[] | null {
  const { total, shown, masked, threshold } = row;
  const ranges = Array.from({ length: masked }, (): [number, number] => [Number.POSITIVE_INFINITY, -1]);
  const sums =
    total === null
      ? Array.from({ length: Math.max(0, threshold! - shown + 1) }, (_, n) => n)
      : [total - shown];
  for (const sum of sums)
    for (const cells of splits(masked, sum)) {
      if (total !== null && !allowed(cells, row)) continue;
      let part = 0;
      // All orders of the cells come up, so the first ones stand for any.
      for (const [index, cell] of cells.entries()) {
        part += cell;
        ranges[index] = [Math.min(ranges[index]![0], part), Math.max(ranges[index]![1], part)];
      }
    }
  return ranges[0]![1] < 0 ? null : ranges;
}

const RULES = ['unstated', 'below', 'least', 'all-but-total'] as const satisfies MaskingRule[];

/** In this unit ties of two and three have whole quantities, so that whole numbers hold all extremes. */
const UNIT = 6;
const units = (min: number, max: number) => fc.integer({ min, max }).map((n) => n * UNIT);
const smallRow = fc.record({
  masked: fc.integer({ min: 1, max: 4 }),
  masking: fc.constantFrom(...RULES),
  zerosHidden: fc.boolean(),
  threshold: units(1, 2),
  rest: units(0, 7),
  least: fc.option(units(1, 4), { nil: Number.POSITIVE_INFINITY }),
});

test('bounds of every subset are those of brute force, under every rule: none wider, none tighter', () => {
  const contradictions = new Set<string>();
  fc.assert(
    fc.property(smallRow, ({ rest, ...row }) => {
      const shown = Number.isFinite(row.least) ? row.least * 2 : 0;
      const asked: MaskedRow = { ...row, shown, total: shown + rest, absent: 0 };
      const bounds = boundRow(asked);
      const found = bruteForce(asked);
      if (!found) contradictions.add(row.masking);
      assert.equal(bounds.noticed, found === null, JSON.stringify(asked));
      for (let size = 1; size <= row.masked; size++) {
        const expected = found?.[size - 1] ?? [size === row.masked ? rest : 0, rest];
        assert.deepEqual([...bounds.subset(size)], [...expected], `${size} of ${JSON.stringify(asked)}`);
      }
      assert.deepEqual([...bounds.total], [shown + rest, shown + rest]);
    }),
    { numRuns: 800 },
  );
  assert.deepEqual([...contradictions].sort(), ['all-but-total', 'below', 'least'], 'contradictions came up');
});

/** Masks true quantities as a title says, cell by cell; null is a masked one. */
function mask(
  truth: number[],
  { masking, threshold, zeros }: { masking: MaskingRule; threshold: number; zeros: 'shown' | 'hidden' },
): (number | null)[] {
  const small = (quantity: number) => quantity > 0 && quantity < threshold;
  const hides = (quantity: number) => small(quantity) || (quantity === 0 && zeros === 'hidden');
  const cells = truth.map((quantity) => (hides(quantity) ? null : quantity));
  if (truth.filter(small).length !== 1) return cells;
  if (masking === 'all-but-total') return truth.map(() => null);
  const least = Math.min(...truth.filter((quantity) => quantity >= threshold));
  return masking === 'least' ? cells.map((cell) => (cell === least ? null : cell)) : cells;
}

test('whatever the true quantities, what the rule leaves of them has bounds that hold them, and contradicts nothing', () => {
  const world = fc.record({
    masking: fc.constantFrom(...RULES),
    zeros: fc.constantFrom('shown', 'hidden'),
    threshold: fc.constantFrom(400, 1000),
    // Zeros, small ones, equal ones and large ones, with decimal fractions.
    truth: fc.array(
      fc.oneof(
        fc.constant(0),
        fc.integer({ min: 1, max: 99_900 }).map((n) => n / 100),
        fc.integer({ min: 10, max: 13 }).map((n) => n * 100),
        fc.double({ min: 1000, max: 1e7, noNaN: true }),
      ),
      { minLength: 2, maxLength: 12 },
    ),
    pick: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  });
  fc.assert(
    fc.property(world, ({ truth, pick, zeros, ...rule }) => {
      const cells = mask(truth, { ...rule, zeros });
      const sum = (quantities: number[]) => quantities.reduce((a, b) => a + b, 0);
      const hidden = truth.filter((_, index) => cells[index] === null);
      const shown = cells.filter((cell) => cell !== null);
      const total = sum(truth);
      const bounds = boundRow({
        ...rule,
        zerosHidden: !cells.includes(0),
        total: total > 0 && total < rule.threshold ? null : total,
        shown: sum(shown),
        least: Math.min(...shown.filter((quantity) => quantity > 0)),
        masked: hidden.length,
        absent: 0,
      });
      assert.equal(bounds.noticed, false);
      const part = hidden.filter((_, index) => pick[index]);
      const slack = 1e-9 * total + 1e-9;
      const [lower, upper] = bounds.subset(part.length);
      assert.ok(lower <= sum(part) + slack && upper >= sum(part) - slack, `${lower}–${upper} hold ${part}`);
      assert.ok(bounds.total[0] <= total + slack && bounds.total[1] >= total - slack);
    }),
    { numRuns: 3000 },
  );
});

test('a masked total leaves each cell what is left below the threshold', () => {
  fc.assert(
    fc.property(
      fc.record({
        threshold: fc.integer({ min: 1, max: 8 }),
        masking: fc.constantFrom(...RULES),
        zerosHidden: fc.boolean(),
        shown: fc.integer({ min: 0, max: 10 }),
        masked: fc.integer({ min: 1, max: 4 }),
      }),
      (row) => {
        const asked: MaskedRow = { ...row, total: null, least: Number.POSITIVE_INFINITY, absent: 0 };
        const bounds = boundRow(asked);
        const found = bruteForce(asked);
        assert.equal(bounds.noticed, found === null);
        for (let size = 1; size <= row.masked; size++)
          assert.deepEqual([...bounds.subset(size)], [...(found?.[size - 1] ?? [0, size * row.threshold])]);
        if (!bounds.noticed) assert.deepEqual([...bounds.total], [row.shown, row.threshold]);
      },
    ),
  );
});

const LEAST = { masking: 'least', threshold: 1000, zerosHidden: false, absent: 0 } as const;

test('two masked cells with a rest above twice the threshold: one is the masked least, the other below', () => {
  const row = { ...LEAST, total: 105_000, shown: 100_000, masked: 2 };
  const bounds = boundRow({ ...row, least: 4800 });
  assert.deepEqual(bounds.subset(1), [200, 4800], 'from 200 beside the least to the least itself');
  assert.deepEqual(bounds.subset(2), [5000, 5000]);
  assert.equal(bounds.noticed, false);
  assert.deepEqual(boundRow({ ...row, least: Number.POSITIVE_INFINITY }).subset(1), [0, 5000]);
  const simple = boundRow({ ...row, masking: 'below', least: 4800 });
  assert.deepEqual(
    [simple.noticed, simple.subset(1)],
    [true, [0, 5000]],
    'no such row under the first half alone',
  );
});

test('where zeros are hidden, one of three masked cells may be the least and another a zero', () => {
  // Round 5, row of a sheet: three masked, the total leaves 5185.5 for them.
  const row = { ...LEAST, total: 20_185.5, shown: 15_000, masked: 3, least: 5000 };
  assert.deepEqual(boundRow(row).subset(1), [0, 2592.75], 'two ties and the one below');
  assert.deepEqual(boundRow({ ...row, zerosHidden: true }).subset(1), [0, 5000]);
});

test('rounds 3 and 4: a row of which only the total is shown leaves each cell anything, and contradicts nothing', () => {
  const row = { ...LEAST, masking: 'all-but-total', zerosHidden: true, shown: 0, masked: 47 } as const;
  const least = Number.POSITIVE_INFINITY;
  const all = boundRow({ ...row, total: 10_608_457, least });
  assert.deepEqual(
    [all.noticed, all.subset(1), all.total],
    [false, [0, 10_608_457], [10_608_457, 10_608_457]],
  );
  const some = boundRow({ ...row, total: 5500, shown: 4000, masked: 2, least: 1200 });
  assert.deepEqual([some.noticed, some.subset(1)], [false, [500, 1000]]);
  const zero = boundRow({ ...row, total: 4000, shown: 4000, masked: 1, least: 1200 });
  assert.deepEqual([zero.noticed, zero.subset(1)], [false, [0, 0]], 'one hidden zero');
  const alone = boundRow({ ...row, total: 4500, shown: 4000, masked: 1, least: 1200 });
  assert.deepEqual(
    [alone.noticed, alone.subset(1)],
    [true, [500, 500]],
    'it would have taken all others along',
  );
});

test('without a stated rule a cell is known by the rest of its total alone', () => {
  const row = { masking: 'unstated', threshold: 1000, zerosHidden: true, least: 1200, absent: 0 } as const;
  const bounds = boundRow({ ...row, total: 9000, shown: 4000, masked: 2 });
  assert.deepEqual([bounds.noticed, bounds.subset(1), bounds.subset(2)], [false, [0, 5000], [5000, 5000]]);
  assert.deepEqual(boundRow({ ...row, total: null, shown: 0, masked: 47 }).total, [0, 1000]);
});

test('no masked cell: the total alone, and a difference is noticed', () => {
  const row = { ...LEAST, shown: 0.1 + 0.2, least: 0.1, masked: 0 };
  const fine = boundRow({ ...row, total: 0.3 });
  assert.deepEqual([fine.noticed, fine.subset(0), fine.total], [false, [0, 0], [0.3, 0.3]]);
  assert.equal(boundRow({ ...row, total: 7 }).noticed, true);
  assert.deepEqual(boundRow({ ...row, total: null, shown: 0 }).total, [0, 0], 'nothing is hidden in zeros');
});

test('a blank cell takes up to the rest, as no rule speaks of it', () => {
  const row = {
    ...LEAST,
    masking: 'below',
    total: 105,
    shown: 100,
    least: 50,
    masked: 1,
    absent: 1,
  } as const;
  assert.deepEqual(boundRow(row).subset(1), [0, 5]);
  assert.equal(boundRow(row).noticed, true);
  assert.deepEqual(boundRow({ ...row, total: 100 }).subset(1), [0, 0]);
  assert.equal(boundRow({ ...row, total: 100 }).noticed, false);
});
