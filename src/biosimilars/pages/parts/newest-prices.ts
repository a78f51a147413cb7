import type { IsoDate } from '../../../platform/clock.ts';
import type { SupplyReader } from '../../../supply/index.ts';

/** The first day of the newest price list in force on a day; null if there is none. */
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
