/**
 * How much a masked quantity can be, at the least and at the most.
 *
 * A sheet's title states the rule, in two halves. First: a quantity below the threshold T is masked. Second (complementary,
 * where the title says 「1000未満の箇所が1箇所の場合は1000以上の最小値を全て「‐」で表示」): where one quantity only of a row would be
 * masked, the least of the others is masked too, in every place where it stands. So a masked quantity is not always below T:
 * "between 0 and T" holds for the first half only.
 *
 * Two facts bind the masked quantities of a row: the rule, and the row's total, which leaves R = total − shown quantities for
 * their sum. With k masked quantities and V the least shown one, what the facts allow is one of two sets, both closed:
 *
 *   A  every masked quantity lies in [0, T] and they sum up to R. Under the complementary rule only with k ≥ 2: one alone would
 *      have taken another with it.
 *   B  (complementary rule only) one quantity m lies in [0, T]; the k − 1 others are the masked least: all equal to one w with
 *      T ≤ w ≤ V, and m + (k − 1)w = R.
 *
 * Over A a sum of s of the k quantities runs from max(0, R − (k − s)T) to min(sT, R): the rest is taken up by the others as far
 * as they can, or by these. Over B all is a straight line in m, so the extremes lie at the ends of m's range. The bounds are
 * the least and the greatest over the sets that are not empty. The quantities are interchangeable, so only s matters. The rows
 * of a sheet do not bind each other: bounds of sums over rows are the sums of the bounds.
 *
 * Where the total is masked too it is below T: the masked quantities sum up to at most T − shown ones, and the least of a rest
 * is unknown, so each lies in [0, T − shown]; no quantity was T or more, so the second half of the rule had nothing to mask.
 *
 * Where neither set is possible the source contradicts itself (or a cell is blank, of which no rule says anything): then only
 * the total is believed, a sum of s < k lies in [0, R], and the row is noticed: the import tells how many there are.
 */

/** What of a row decides its bounds. Quantities in listed units. */
export interface MaskedRow {
  /** Null where the title states no rule (then nothing is masked). */
  threshold: number | null;
  complementary: boolean;
  /** Null where the total is masked. */
  total: number | null;
  /** Sum of the shown quantities. */
  shown: number;
  /** Least shown quantity above zero; infinite where there is none. */
  least: number;
  /** Number of masked quantities. */
  masked: number;
  /** Number of blank cells. */
  absent: number;
}

export type Range = readonly [lower: number, upper: number];

export interface RowBounds {
  /** Of the sum of `size` of the masked (or blank) quantities; all of them have the same. */
  subset(size: number): Range;
  total: Range;
  /** True where the source contradicts the rule, so that only the total was believed. */
  noticed: boolean;
}

/** The tightest bounds that rule and total give; see the top of this file. */
export function boundRow(row: MaskedRow): RowBounds {
  const { total, shown, masked, absent } = row;
  const unknown = masked + absent;
  // Sums of decimal fractions: what is left of them in the last digits is no quantity.
  const noise = 1e-9 * Math.max(1, total ?? shown);
  if (total === null) return boundMaskedTotal(row, unknown, noise);

  const difference = total - shown;
  const rest = difference <= noise ? 0 : difference;
  const exact: Range = [total, total];
  if (unknown === 0) return { subset: () => [0, 0], total: exact, noticed: rest > 0 };
  const sets = absent === 0 ? possibleSets(row, rest, noise) : [];
  const noticed = sets.length === 0 && (absent === 0 || rest > 0);
  return {
    subset(size) {
      if (size === 0) return [0, 0];
      if (size === unknown) return [rest, rest];
      if (sets.length === 0) return [0, rest];
      const ranges = sets.map((set) => set(size));
      return [
        Math.max(0, Math.min(...ranges.map(([lower]) => lower))),
        Math.min(rest, Math.max(...ranges.map(([, upper]) => upper))),
      ];
    },
    total: exact,
    noticed,
  };
}

function boundMaskedTotal({ threshold, shown }: MaskedRow, unknown: number, noise: number): RowBounds {
  const most = (threshold ?? 0) - shown;
  const noticed = threshold === null || most < -noise;
  // A total said to be below T beside more than T shown: each quantity is still believed to be below T.
  const sum = (size: number) => (noticed ? size * (threshold ?? 0) : Math.max(0, most));
  return {
    subset: (size) => [0, size === 0 ? 0 : sum(size)],
    total: [shown, shown + (unknown === 0 ? 0 : sum(unknown))],
    noticed,
  };
}

/** The range of a sum of s quantities, 0 < s < k, over one set. */
type SubsetRange = (size: number) => Range;

function possibleSets(
  { threshold, complementary, least, masked: k }: MaskedRow,
  rest: number,
  noise: number,
): SubsetRange[] {
  if (threshold === null) return [];
  const sets: SubsetRange[] = [];
  if ((k >= 2 || !complementary) && rest <= k * threshold + noise)
    sets.push((s) => [Math.max(0, rest - (k - s) * threshold), Math.min(s * threshold, rest)]);
  if (complementary) {
    const others = k - 1;
    if (others === 0) {
      if (rest <= threshold + noise) sets.push(() => [rest, rest]);
      return sets;
    }
    const lowest = Math.max(0, rest - others * least);
    const highest = Math.min(threshold, rest - others * threshold);
    if (lowest <= highest + noise) sets.push((s) => overTies(s, others, rest, lowest, highest));
  }
  return sets;
}

/** Set B: the sum of s quantities without and with the one below the threshold, at both ends of its range. */
function overTies(s: number, others: number, rest: number, lowest: number, highest: number): Range {
  const ends: number[] = [];
  for (const m of [lowest, highest]) {
    const tie = (rest - m) / others;
    if (s <= others) ends.push(s * tie);
    ends.push(m + (s - 1) * tie);
  }
  return [Math.min(...ends), Math.max(...ends)];
}
