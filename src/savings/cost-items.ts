/** What the calculator can compare: a strength of an ingredient with its reference and its biosimilars, and their prices. Pure. */
import { byStrength, type Family, type FamilyProduct } from '../indicators/index.ts';
import { readable } from '../platform/text.ts';

export type PricedProduct = FamilyProduct & { strength: string; amount: number };

export interface CostItem {
  /** Of the address: stays the same as long as the strength is on the list. */
  key: string;
  family: string;
  /** 「インフリキシマブ 100mg1瓶」 */
  label: string;
  /** Name of the ingredient. */
  name: string;
  strength: string;
  /** Cheapest first. */
  references: PricedProduct[];
  /** Biosimilars, cheapest first; authorised biologics (バイオセイム) where the strength has no biosimilar. */
  followers: PricedProduct[];
  /** Followers of the other kind, for the table of products. */
  others: PricedProduct[];
}

/** Every strength that has a reference and something to compare it with, in the order of the families. */
export function costItems(families: readonly Family[]): CostItem[] {
  return families.flatMap((family) =>
    byStrength(family.products).flatMap(({ key, strength, products }): CostItem[] => {
      const of = (role: FamilyProduct['role']) =>
        products.filter((one) => one.role === role).toSorted((a, b) => a.amount - b.amount);
      const [references, biosimilars, authorised] = [of('reference'), of('biosimilar'), of('authorised')];
      const followers = biosimilars.length > 0 ? biosimilars : authorised;
      if (references.length === 0 || followers.length === 0) return [];
      return [
        {
          key: `${family.id} ${key}`,
          family: family.id,
          label: `${family.name} ${readable(strength)}`,
          name: family.name,
          strength: readable(strength),
          references,
          followers,
          others: followers === biosimilars ? authorised : [],
        },
      ];
    }),
  );
}
