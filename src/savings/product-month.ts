import type { IsoDate } from '../platform/clock.ts';
import { BENEFIT_TABLES } from './benefit-table.ts';
import { type Comparison, compareCosts } from './compare-costs.ts';
import type { CostItem } from './cost-items.ts';
import { type CostQuery, readCostQuery } from './cost-query.ts';

/** A month with a biologic, by the calculator's example. */
export interface ProductMonth {
  /** The calculator with everything filled in but the month, which is the reader's own. */
  to: string;
  /** Null, as the comparison, where this month's limits are not known: those of another would be wrong. */
  asked: CostQuery['asked'];
  comparison: Comparison | null;
}

/** What the calculator shows on a day for the strength of a product, by its code of the price list; null where it cannot compare that. */
export function monthOf(code: string, items: readonly CostItem[], day: IsoDate): ProductMonth | null {
  const has = ({ references, followers, others }: CostItem) =>
    [...references, ...followers, ...others].some((product) => product.code === code);
  const item = items.find(has);
  if (!item) return null;
  const { asked, fields } = readCostQuery(
    new URLSearchParams({ item: item.key }),
    items,
    BENEFIT_TABLES,
    day,
  );
  const filled = Object.entries(fields).filter(([name, value]) => name !== 'month' && value !== '');
  return {
    to: `/biosimilars/cost?${new URLSearchParams(filled)}`,
    asked,
    comparison: asked && compareCosts(asked.item, asked, asked.of),
  };
}
