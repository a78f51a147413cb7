/**
 * How much a masked quantity can be, at the least and at the most.
 *
 * A sheet's title states the rule. First half: a quantity below the threshold T is masked. Second half, for a row in which that would
 * be one quantity only (it could be worked out of the total):
 *
 *   'below'          the title says nothing about it;
 *   'least'          「1000以上の最小値を全て「‐」で表示」 (rounds 5 and on): the least of the others is masked too, wherever it is;
 *   'all-but-total'  「総計以外全て「‐」で表示」 (rounds 3 and 4): every quantity of the row is masked, and only the total is shown;
 *   'unstated'       the title says nothing (rounds 1 and 2), or what nobody here knows.
 *
 * So a masked quantity is not always below T. Zeros: round 9 shows them. Before, they were masked, and were not counted among the
 * small ones: rounds 3 and 5 have single masked cells for which the total leaves nothing, and a product of one or two
 * prefectures has all its 47 cells masked in round 7. A sheet without any zero is therefore taken to hide them.
 *
 * Two facts bind the masked quantities of a row: the rule, and the row's total, which leaves R = total − shown quantities for
 * their sum. With k masked quantities and V the least shown one, what the facts allow is the union of closed sets:
 *
 *   A  every masked quantity lies in [0, T] and they sum up to R. Where the second half says something, with k ≥ 2 only (one alone
 *      would have taken others with it), and under 'all-but-total' only where something is shown or R ≤ kT.
 *   B  ('least') one quantity m lies in [0, T]; j ≥ 1 others are the masked least: all equal to one w with T ≤ w ≤ V; the
 *      k − 1 − j others are hidden zeros, so none where zeros are shown; m + jw = R.
 *   C  ('all-but-total', no quantity shown) one quantity lies in [0, T], the others are anything: together R.
 *   D  ('unstated') the quantities are anything: together R.
 *   E  (zeros hidden) all are zeros: R = 0.
 *
 * Over A a sum of s of the k quantities runs from max(0, R − (k − s)T) to min(sT, R): the rest is taken up by the others as far
 * as they can, or by these. Over B with j given all is a straight line in m, so the extremes lie at the ends of m's range. Over C and
 * D it runs from 0 to R. The bounds are the least and the greatest over the sets that are not empty. The quantities are
 * interchangeable, so only s matters. The rows of a sheet do not bind each other: bounds of sums over rows are the sums of the bounds.
 *
 * Where the total is masked too it is below T: the masked quantities sum up to at most T − shown ones, and the least of a rest
 * is unknown, so each lies in [0, T − shown]; no quantity was T or more, so the second half of the rule had nothing to mask. Where
 * the rule is unstated, T is the least quantity that the sheet shows at all: an assumption, and the figures say so.
 *
 * Where no set is possible the source contradicts itself (or a cell is blank, which no rule covers): then only
 * the total is believed, a sum of s < k lies in [0, R], and the row is noticed: the import tells how many there are.
 */
import type { Masking } from '../model.ts';

/** What of a row decides its bounds. Quantities in listed units. */
export interface MaskedRow extends Masking {
  /** True if the sheet shows no zero, so that a masked quantity may be one. */
  zerosHidden: boolean;
  /** Null if the total is masked. */
  total: number | null;
  /** Sum of the shown quantities. */
  shown: number;
  /** Least shown quantity above zero; infinite if there is none. */
  least: number;
  /** Number of masked quantities. */
  masked: number;
  /** Number of blank cells. */
  absent: number;
}

export type Range = readonly [lower: number, upper: number];

export interface RowBounds {
  /** Bounds of the sum of `size` masked (or blank) quantities, the same for any of them. Worked out once for each size. */
  subset(size: number): Range;
  total: Range;
  /** True if the source contradicts the rule, so that only the total was believed. */
  noticed: boolean;
}

/** The tightest bounds that rule and total give; see the top of this file. */
export function boundRow(row: MaskedRow): RowBounds {
  const { total, shown, masked, absent } = row;
  const unknown = masked + absent;
  // Sums of decimal fractions: what is left of them in the last digits is not a quantity.
  const noise = 1e-9 * Math.max(1, total ?? shown);
  if (total === null) return boundMaskedTotal(row, unknown, noise);

  const difference = total - shown;
  const rest = difference <= noise ? 0 : difference;
  const exact: Range = [total, total];
  if (unknown === 0) return { subset: () => [0, 0], total: exact, noticed: rest > 0 };
  const sets = absent === 0 ? possibleSets(row, rest, noise) : [];
  const noticed = sets.length === 0 && (absent === 0 || rest > 0);
  const known = new Map<number, Range>([
    [0, [0, 0]],
    [unknown, [rest, rest]],
  ]);
  const range = (size: number): Range => {
    if (sets.length === 0) return [0, rest];
    const ranges = sets.map((set) => set(size));
    return [
      Math.max(0, Math.min(...ranges.map(([lower]) => lower))),
      Math.min(rest, Math.max(...ranges.map(([, upper]) => upper))),
    ];
  };
  return {
    subset(size) {
      const found = known.get(size) ?? range(size);
      known.set(size, found);
      return found;
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

function possibleSets(row: MaskedRow, rest: number, noise: number): SubsetRange[] {
  const { masking, threshold, zerosHidden, shown, masked: k } = row;
  if (threshold === null || masking === 'none') return [];
  const anything: SubsetRange = () => [0, rest];
  const nothingShown = shown <= noise;
  if (masking === 'unstated') return [anything];
  // One alone: below the threshold where the rule allows it, or a hidden zero.
  if (k === 1) {
    const mayStand = rest <= threshold + noise && (masking === 'below' || nothingShown);
    return mayStand || (zerosHidden && rest <= noise) ? [() => [rest, rest]] : [];
  }
  if (masking === 'all-but-total' && nothingShown) return [anything];
  const sets: SubsetRange[] = [];
  if (rest <= k * threshold + noise)
    sets.push((s) => [Math.max(0, rest - (k - s) * threshold), Math.min(s * threshold, rest)]);
  if (masking === 'least') sets.push(...leastMasked(row, threshold, rest, noise));
  return sets;
}

/** The sets B, one for each number of ties that there can be. */
function leastMasked(
  { zerosHidden, least, masked: k }: MaskedRow,
  threshold: number,
  rest: number,
  noise: number,
): SubsetRange[] {
  const sets: SubsetRange[] = [];
  for (let ties = zerosHidden ? 1 : k - 1; ties <= k - 1 && ties * threshold <= rest + noise; ties++) {
    const lowest = Math.max(0, rest - ties * least);
    const highest = Math.min(threshold, rest - ties * threshold);
    if (lowest <= highest + noise) sets.push((s) => overTies(s, k - 1 - ties, ties, rest, lowest, highest));
  }
  return sets;
}

/** One of the sets B: the sum of s quantities of zeros, ties and the one below the threshold, at both ends of that one's range. */
function overTies(
  s: number,
  zeros: number,
  ties: number,
  rest: number,
  lowest: number,
  highest: number,
): Range {
  const ends: number[] = [];
  for (const m of [lowest, highest]) {
    const tie = (rest - m) / ties;
    // As small as it can be: zeros first, then the one below the threshold; as great: ties first.
    ends.push(s <= zeros ? 0 : m + (s - zeros - 1) * tie);
    ends.push(s <= ties ? s * tie : rest);
  }
  return [Math.min(...ends), Math.max(...ends)];
}
