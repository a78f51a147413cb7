/** What a biosimilar costs beside its reference, strength by strength: pure rules. */
import { compact } from '../../../platform/text.ts';
import type { BiologicRole } from '../../model.ts';
import { parseStrength } from '../switch-saving.ts';
import type { FamilyProduct } from './families.ts';

/** The cheapest and the dearest, in yen a listed unit. */
export interface PriceRange {
  lower: number;
  upper: number;
}

/** The prices of one strength. */
export interface PriceGap {
  /** As the list writes it (of the reference where there is one). */
  strength: string;
  reference: PriceRange | null;
  biosimilar: PriceRange | null;
  authorised: PriceRange | null;
  /** How much less a biosimilar costs than the reference, as fractions, from the least to the most; null if one of them has no price. */
  cheaper: PriceRange | null;
}

type Priced = Pick<FamilyProduct, 'role' | 'strength' | 'amount'>;

/** Products of one strength that have a price. */
export interface StrengthGroup<P> {
  /** The same in every list: amount, unit and container. */
  key: string;
  /** As the list writes it (of the reference where there is one). */
  strength: string;
  products: (P & { strength: string; amount: number })[];
}

/**
 * Products by strength, in the order in which the strengths first appear in the family. Products have the same strength if the
 * amount of active substance and the container agree (４０ｍｇ０．８ｍＬ１筒 and ４０ｍｇ０．４ｍＬ１筒); products without price or
 * strength are left out.
 */
export function byStrength<P extends Priced>(products: readonly P[]): StrengthGroup<P>[] {
  const priced = products.filter(
    (one): one is P & { strength: string; amount: number } => one.strength !== null && one.amount !== null,
  );
  return [...Map.groupBy(priced, ({ strength }) => strengthKey(strength))].map(([key, group]) => {
    const named = group.find(({ role }) => role === 'reference') ?? group[0]!;
    return { key, strength: named.strength, products: group };
  });
}

/** Prices by strength, in the order of {@link byStrength}. */
export function priceGaps(products: readonly Priced[]): PriceGap[] {
  return byStrength(products).map(({ strength, products: group }) => {
    const of = (role: BiologicRole) => rangeOf(group.filter((one) => one.role === role));
    const [reference, biosimilar] = [of('reference'), of('biosimilar')];
    return {
      strength,
      reference,
      biosimilar,
      authorised: of('authorised'),
      cheaper: reference && biosimilar && cheaperBy(reference, biosimilar),
    };
  });
}

/** The least and the most that biosimilars cost less, over all strengths; null if no strength has both. */
export function overallGap(gaps: readonly PriceGap[]): PriceRange | null {
  const known = gaps.flatMap(({ cheaper }) => cheaper ?? []);
  if (known.length === 0) return null;
  return {
    lower: Math.min(...known.map(({ lower }) => lower)),
    upper: Math.max(...known.map(({ upper }) => upper)),
  };
}

function strengthKey(strength: string): string {
  const read = parseStrength(strength);
  return read ? `${read.amount}${read.unit} ${read.container}` : compact(strength);
}

function rangeOf(products: readonly { amount: number }[]): PriceRange | null {
  if (products.length === 0) return null;
  const amounts = products.map(({ amount }) => amount);
  return { lower: Math.min(...amounts), upper: Math.max(...amounts) };
}

function cheaperBy(reference: PriceRange, biosimilar: PriceRange): PriceRange {
  return {
    lower: 1 - biosimilar.upper / reference.lower,
    upper: 1 - biosimilar.lower / reference.upper,
  };
}
