import { applyFacets } from '../../medicines/index.ts';
import type { Facet, ProductQuery } from '../model.ts';
import type { CurrentProduct, Snapshot } from './catalogue.ts';
import { inOrder } from './product-order.ts';

export interface ProductResult {
  total: number;
  items: CurrentProduct[];
  /** Live counts: how many products each value of a filter would show, ignoring the filter's own choice. */
  counts: Record<Facet, Map<string, number>>;
}

/** Searches and filters the products of the newest edition. */
export function searchProducts(snapshot: Snapshot, query: ProductQuery): ProductResult {
  const hits = snapshot.index.search(query.q);
  const { ids, counts } = applyFacets(snapshot.facets, hits.ids, query.filters);
  const at = (i: number) => snapshot.products[i]!;
  const first = (query.page - 1) * query.size;
  const sorted = query.sort === 'relevance' ? ids : inOrder(ids, snapshot.orders[query.sort]);
  return { total: ids.length, items: Array.from(sorted.subarray(first, first + query.size), at), counts };
}
