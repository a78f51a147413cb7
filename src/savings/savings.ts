import type { Indicators } from '../indicators/index.ts';
import { referenceLists } from '../medicines/index.ts';
import { type IsoDate, today } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { BENEFIT_TABLES } from './benefit-table.ts';
import { type Comparison, compareCosts } from './compare-costs.ts';
import { type CostItem, costItems } from './cost-items.ts';
import { type CostQuery, readCostQuery } from './cost-query.ts';
import { monthOf, type ProductMonth } from './product-month.ts';

/** The calculator for an address. */
export interface CostPage {
  query: CostQuery;
  items: CostItem[];
  /** Date of the newest price list in force: of today, whatever month is asked for. */
  prices: IsoDate | null;
  /** The price lists are the demonstration's. */
  invented: boolean;
  date: IsoDate;
  /** Null while a field is wrong, or where the month has no limits. */
  comparison: Comparison | null;
}

/** What the pages of the room ask; one for a process. */
export function createSavings(
  context: Pick<Context, 'pool' | 'clock'>,
  indicators: Pick<Indicators, 'families'>,
) {
  return {
    /** A month with a biologic in the calculator's example, by its code of the price list; null where that cannot compare it. */
    async productMonth(code: string): Promise<ProductMonth | null> {
      const date = today(context.clock);
      const { families } = await indicators.families(date);
      return monthOf(code, costItems(families), date);
    },
    /** The calculator, by the newest lists; null if no list has a biosimilar with its reference. */
    async costPage(params: URLSearchParams): Promise<CostPage | null> {
      const date = today(context.clock);
      const [{ families, invented }, lists] = await Promise.all([
        indicators.families(date),
        referenceLists(context.pool),
      ]);
      const items = costItems(families);
      if (items.length === 0) return null;
      const query = readCostQuery(params, items, BENEFIT_TABLES, date);
      const { asked } = query;
      // The newest first.
      const prices = lists.find((list) => list.kind === 'price' && list.effectiveFrom <= date);
      return {
        query,
        items,
        prices: prices?.effectiveFrom ?? null,
        invented,
        date,
        comparison: asked && compareCosts(asked.item, asked, asked.of),
      };
    },
  };
}

export type Savings = ReturnType<typeof createSavings>;
