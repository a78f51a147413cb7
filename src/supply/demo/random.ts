/** A small seeded random source (mulberry32): same seed, same sequence on every machine. Not for secrets. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A number in [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)]!;
  }

  /** An index drawn in proportion to its weight. */
  weighted(weights: readonly number[]): number {
    let left = this.next() * weights.reduce((sum, w) => sum + w, 0);
    for (let i = 0; i < weights.length; i++) {
      left -= weights[i]!;
      if (left < 0) return i;
    }
    return weights.length - 1;
  }

  /** A value around 0 with variance about 1 (sum of uniforms: light tails keep the catalogue's extremes in bounds). */
  bell(): number {
    return (this.next() + this.next() + this.next() - 1.5) * 2;
  }

  shuffle<T>(items: T[]): T[] {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.between(0, i);
      [items[i], items[j]] = [items[j]!, items[i]!];
    }
    return items;
  }
}

/** An independent source for one part of the demonstration, so that a change to one part leaves the others as they were. */
export function stream(seed: number, part: string): Random {
  let h = 0x811c9dc5 ^ seed;
  for (const ch of part) h = Math.imul(h ^ ch.codePointAt(0)!, 0x01000193);
  return new Random(h ^ (h >>> 13));
}

/** Splits `total` into whole parts in proportion to `weights`; the parts sum up to `total` exactly. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, w) => a + w, 0);
  if (sum === 0 || total <= 0) return weights.map(() => 0);
  let carried = 0;
  let given = 0;
  return weights.map((w) => {
    carried += w;
    const part = Math.round((carried / sum) * total) - given;
    given += part;
    return part;
  });
}

/**
 * The `count` items whose weighted lot comes first (Efraimidis and Spirakis): a draw without putting back in which an item
 * of weight 0 is never drawn.
 */
export function sample<T>(
  random: Random,
  items: readonly T[],
  count: number,
  weight: (item: T) => number,
): T[] {
  const lots: { item: T; lot: number }[] = [];
  for (const item of items) {
    const w = weight(item);
    const lot = -Math.log(1 - random.next()) / w;
    if (w > 0) lots.push({ item, lot });
  }
  return lots
    .sort((a, b) => a.lot - b.lot)
    .slice(0, count)
    .map((l) => l.item);
}
