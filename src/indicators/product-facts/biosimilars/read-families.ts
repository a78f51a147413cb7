import { LRUCache } from 'lru-cache';
import type { IsoDate } from '../../../platform/clock.ts';
import { keptIn, type ProductsReader } from '../listed-products.ts';
import { type Family, findFamilies, type UnplacedBiologic } from './families.ts';

export interface FamiliesOfLists {
  families: Family[];
  unplaced: UnplacedBiologic[];
  /** The lists are the demonstration's: they say nothing of any real ingredient, not even that it has no biosimilar. */
  invented: boolean;
}

type Found = Omit<FamiliesOfLists, 'invented'>;

/** As many dates of lists as views are kept (cube.ts). */
const KEPT = 3;

/**
 * A reader of the families by the lists in force on a date, which works them out once for a date and a content of the lists.
 * Where no list is in force there are none.
 */
export function familiesReader(
  products: ProductsReader,
): (codes: IsoDate, listsHash: string) => Promise<Found> {
  const known = new LRUCache<string, Promise<Found>>({ max: KEPT });
  return (codes, lists) =>
    keptIn(known, `${codes} ${lists}`, async () => findFamilies(await products(codes, lists)));
}
