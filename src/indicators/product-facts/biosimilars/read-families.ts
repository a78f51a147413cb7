import { LRUCache } from 'lru-cache';
import { listedProductsOn } from '../../../medicines/index.ts';
import type { IsoDate } from '../../../platform/clock.ts';
import type { Context } from '../../../platform/context.ts';
import { type Family, findFamilies, type UnplacedBiologic } from './families.ts';

export interface FamiliesOfLists {
  families: Family[];
  unplaced: UnplacedBiologic[];
}

/** As many dates of lists as views are kept (cube.ts). */
const KEPT = 3;

/**
 * A reader of the families by the lists in force on a date, which works them out once for a date and a content of the lists.
 * Where no list is in force there are none.
 */
export function familiesReader(
  context: Pick<Context, 'pool'>,
): (codes: IsoDate, listsHash: string) => Promise<FamiliesOfLists> {
  const known = new LRUCache<string, Promise<FamiliesOfLists>>({ max: KEPT });
  return (codes, listsHash) => {
    const key = `${codes} ${listsHash}`;
    const held = known.get(key);
    if (held) return held;
    const asked = listedProductsOn(context.pool, codes).then((listed) =>
      findFamilies(listed?.products ?? []),
    );
    known.set(key, asked);
    asked.catch(() => known.delete(key));
    return asked;
  };
}
