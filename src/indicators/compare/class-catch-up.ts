/**
 * The therapeutic classes of a prefecture beside those of the others: its share, what the middle one and the best tenth have
 * reached, and what reaching them would save. Pure; all prefectures' figures come in at once, as benchmarks need them all.
 */

import type { Figure } from '../model.ts';
import { benchmarks, middle, savingFromReaching, type Yen } from './catch-up.ts';

/** Figures by class of each prefecture. */
export type ByPrefecture = ReadonlyMap<string, readonly Figure[]>;

/** Fewer units than this, or wider bounds, and a share says too little to be set beside others. */
const LEAST_QUANTITY = 10_000;
const WIDEST_BOUNDS = 0.2;
/** A class that fewer prefectures show than this has no benchmark: half of the 47. */
const LEAST_PREFECTURES = 24;

export interface ClassLag {
  /** Number and name of the class. */
  key: string;
  label: string;
  share: Figure;
  nation: Figure | null;
  median: number | null;
  bestTenth: number | null;
  /** Yen if everything were switched. */
  potential: Yen;
  /** Null if the share is there already, or cannot be compared. */
  toMedian: Yen | null;
  toBestTenth: Yen | null;
  /** False if too little is dispensed or shown here, or in most prefectures. */
  comparable: boolean;
}

export interface ClassBenchmark {
  median: number | null;
  bestTenth: number | null;
}

/** The same for every prefecture's page: worked out once for the figures at hand. */
const known = new WeakMap<ByPrefecture, ReadonlyMap<string, ClassBenchmark>>();

/** For each class what others have reached; null in both if fewer than half of the prefectures can be compared. */
export function classBenchmarks(shares: ByPrefecture): ReadonlyMap<string, ClassBenchmark> {
  const reached = known.get(shares) ?? reachedBy(shares);
  known.set(shares, reached);
  return reached;
}

function reachedBy(shares: ByPrefecture): Map<string, ClassBenchmark> {
  const byClass = Map.groupBy([...shares.values()].flat(), ({ key }) => key);
  return new Map(
    [...byClass].map(([key, figures]) => {
      const compared = figures.filter(isComparable);
      const enough = compared.length >= LEAST_PREFECTURES;
      return [key, enough ? benchmarks(compared) : { median: null, bestTenth: null }];
    }),
  );
}

/**
 * The classes of one prefecture, those first where reaching the median saves most, then where reaching the best tenth does.
 * @param shares volume shares of all prefectures
 * @param potentials yen saved if everything were switched
 */
export function classLags(
  prefecture: string,
  {
    shares,
    reached,
    nation,
    potentials,
  }: {
    shares: ByPrefecture;
    reached: ReadonlyMap<string, ClassBenchmark>;
    nation: readonly Figure[];
    potentials: ByPrefecture;
  },
): ClassLag[] {
  const ofNation = new Map(nation.map((figure) => [figure.key, figure]));
  const full = new Map((potentials.get(prefecture) ?? []).map((figure) => [figure.key, figure]));
  const lags = (shares.get(prefecture) ?? []).map((share): ClassLag => {
    const { median, bestTenth } = reached.get(share.key) ?? { median: null, bestTenth: null };
    const potential = full.get(share.key) ?? { value: 0, lower: 0, upper: 0 };
    const comparable = isComparable(share) && median !== null;
    const saving = (target: number | null) =>
      comparable ? savingFromReaching(target, share, potential) : null;
    return {
      key: share.key,
      label: share.label,
      share,
      nation: ofNation.get(share.key) ?? null,
      median,
      bestTenth,
      potential: { lower: Math.max(0, potential.lower ?? 0), upper: Math.max(0, potential.upper ?? 0) },
      toMedian: saving(median),
      toBestTenth: saving(bestTenth),
      comparable,
    };
  });
  return lags.toSorted(byRoom);
}

/** Whether a share says enough to be set beside others. */
export function isComparable({ value, lower, upper, denominator }: Figure): boolean {
  if (value === null || lower === null || upper === null) return false;
  return (denominator ?? 0) >= LEAST_QUANTITY && upper - lower <= WIDEST_BOUNDS;
}

function byRoom(a: ClassLag, b: ClassLag): number {
  const yen = (saving: Yen | null) => (saving === null ? 0 : middle(saving));
  return (
    Number(b.comparable) - Number(a.comparable) ||
    yen(b.toMedian) - yen(a.toMedian) ||
    yen(b.toBestTenth) - yen(a.toBestTenth) ||
    (a.key < b.key ? -1 : 1)
  );
}
