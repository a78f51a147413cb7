import type { IsoDate } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import type { GenericClass } from './model.ts';
import { type ListedPrice, priceFinder } from './prices.ts';
import { genericClassesOn, pricesOn } from './store.ts';

/** What the official lists say about products on a date. */
export interface ReferenceLookup {
  /** Null if no list in force on the date prices the product. */
  price(yjCode: string): ListedPrice | null;
  genericClass(yjCode: string): GenericClass | null;
}

/** Loads the lists in force on a date. A product priced by a 統一名収載 entry takes that entry's generic class too. */
export async function referenceOn({ pool }: Pick<Context, 'pool'>, date: IsoDate): Promise<ReferenceLookup> {
  const [prices, classes] = await Promise.all([pricesOn(pool, date), genericClassesOn(pool, date)]);
  const price = priceFinder(prices);
  return {
    price,
    genericClass(yjCode) {
      const own = classes.get(yjCode);
      if (own) return own;
      const entry = price(yjCode);
      return entry ? (classes.get(entry.code) ?? null) : null;
    },
  };
}
