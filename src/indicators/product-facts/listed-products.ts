/** The products of the lists in force on a date, read once for a date and a content of the lists: families and editions are worked out of them. */
import { LRUCache } from 'lru-cache';
import { type ListedProduct, listedProductsOn } from '../../medicines/index.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';

/** Those of the newest data, and some to compare with. Twenty thousand products take some megabytes. */
const KEPT = 3;

/** @param lists names the lists' content */
export type ProductsReader = (listsOn: IsoDate, lists: string) => Promise<readonly ListedProduct[]>;

/** A reader of products; none if no list is in force. */
export function productsReader(context: Pick<Context, 'pool'>): ProductsReader {
  const known = new LRUCache<string, Promise<readonly ListedProduct[]>>({ max: KEPT });
  return (listsOn, lists) =>
    keptIn(known, `${listsOn} ${lists}`, async () => {
      const listed = await listedProductsOn(context.pool, listsOn);
      return listed?.products ?? [];
    });
}

/** The answer of a key, made if it is not there; one that failed is made again. */
export function keptIn<V>(
  answers: LRUCache<string, Promise<V>>,
  key: string,
  make: () => Promise<V>,
): Promise<V> {
  const there = answers.get(key);
  if (there) return there;
  const made = make();
  answers.set(key, made);
  made.catch(() => answers.delete(key));
  return made;
}
