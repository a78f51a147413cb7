import type { IsoDate } from '../../../platform/clock.ts';
import type { SupplyReader } from '../../../supply/index.ts';

/** From when the newest price list in force on a day holds; null where there is none. */
export function newestPrices(
  lists: Awaited<ReturnType<SupplyReader['referenceLists']>>,
  day: IsoDate,
): IsoDate | null {
  const dates = lists.filter(({ kind }) => kind === 'price').map(({ effectiveFrom }) => effectiveFrom);
  return (
    dates
      .filter((date) => date <= day)
      .toSorted()
      .at(-1) ?? null
  );
}
