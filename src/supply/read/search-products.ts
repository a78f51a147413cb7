import { applyFacets } from '../../medicines/index.ts';
import type { Facet } from '../model.ts';
import type { CurrentProduct, Snapshot } from './catalogue.ts';
import { inOrder } from './product-order.ts';

export interface ProductQuery {
  /** Brand, ingredient, manufacturer, strength or code, in any width and kana. */
  q: string;
  /** Chosen values of each filter; OR within one, AND between them. */
  filters: Partial<Record<Facet, string[]>>;
  sort: ProductSort;
  /** 1-based. */
  page: number;
  size: number;
}

export const SORTS = {
  relevance: '関連',
  name: '品名',
  status: '供給の悪い順',
  updated: '更新の新しい順',
} as const;
export type ProductSort = keyof typeof SORTS;

export interface ProductResult {
  total: number;
  items: CurrentProduct[];
  /** Live counts: how many products each value of a filter stands for, its own choice aside. */
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
