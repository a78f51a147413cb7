/** What the list says about a product besides its supply: 供給確保医薬品, 基礎的医薬品 and the day of listing. */
import { addDays, type IsoDate } from '../../../platform/clock.ts';
import { COUNTED } from '../products/classes.ts';
import type { Kind } from '../products/plan.ts';
import type { DemoCategory, DemoProduct, Family } from '../products/types.ts';
import { type Random, sample } from '../random.ts';
import { BASIC_PRODUCTS, ESSENTIAL_PRODUCTS } from './rates.ts';

/** Chance of a designation by kind of ingredient, in products of 100. */
const ESSENTIAL_WEIGHT: Record<Kind, number> = { generics: 41, originator: 38, other: 18, unlisted: 2 };
const BASIC_WEIGHT: Record<Kind, number> = { generics: 6, originator: 12, other: 36, unlisted: 0 };

/** Designations go by ingredient: all products of a chosen one get it, until the real share is reached. */
export function designate(random: Random, products: DemoProduct[]): void {
  const sizes = new Map<Family, number>();
  for (const p of products) sizes.set(p.family, (sizes.get(p.family) ?? 0) + 1);
  const scaled = (n: number): number => Math.round((n * products.length) / COUNTED);
  const choose = (total: number, weight: (f: Family) => number, give: (f: Family) => void): void => {
    let left = scaled(total);
    const largest = Math.max(left / 6, 1);
    for (const family of sample(random, [...sizes.keys()], sizes.size, weight)) {
      const size = sizes.get(family)!;
      // Of the unlisted, only the gases are sold by so many: they are never designated.
      const isGas = family.kind === 'unlisted' && size > 30;
      if (isGas || size > left || size > largest) continue;
      left -= size;
      give(family);
    }
  };
  for (const level of ['A', 'B', 'C'] as const)
    choose(
      ESSENTIAL_PRODUCTS[level],
      (f) => (f.essential ? 0 : ESSENTIAL_WEIGHT[f.kind]),
      (f) => {
        f.essential = level;
      },
    );
  choose(
    BASIC_PRODUCTS,
    (f) => BASIC_WEIGHT[f.kind],
    (f) => {
      f.basic = true;
    },
  );
}

/** Products listed in each five years from 1950 on, by category. */
const LISTED: Record<Exclude<DemoCategory, 'unlisted'>, number[]> = {
  originator: [0, 0, 0, 11, 83, 63, 160, 188, 218, 136, 235, 202, 378, 494, 545, 187],
  generic: [0, 2, 2, 24, 74, 104, 154, 116, 375, 390, 493, 932, 1698, 1491, 1209, 174],
  quasiOriginator: [0, 3, 12, 53, 6, 5, 9, 1, 4, 1, 2, 2, 1, 1, 0, 0],
  longListed: [0, 4, 4, 2, 25, 48, 117, 130, 159, 118, 180, 192, 204, 65, 6, 0],
  other: [109, 171, 182, 305, 125, 381, 590, 973, 425, 125, 104, 287, 53, 168, 53, 21],
};

/** Generics are listed twice a year, others up to four times. */
const MONTHS = { generic: [6, 12], others: [3, 5, 8, 11] };

/** A listing day before `before`. */
export function listingDay(random: Random, category: DemoCategory, before: IsoDate): IsoDate | null {
  if (category === 'unlisted') return null;
  const year = 1950 + 5 * random.weighted(LISTED[category]) + random.between(0, 4);
  const month = random.pick(category === 'generic' && year >= 1990 ? MONTHS.generic : MONTHS.others);
  // One day a listing, as in reality: many products share it.
  const day = 10 + ((year * 7 + month * 3) % 12);
  const date = `${year}-${String(month).padStart(2, '0')}-${day}`;
  return date < before ? date : addDays(before, -random.between(60, 400));
}
