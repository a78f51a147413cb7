import { applyFacets } from '../medicines/index.ts';
import type { CurrentProduct, Snapshot } from './catalogue.ts';
import type { Facet } from './model.ts';

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

const TROUBLE = ['stopped', 'unknown', 'limitedOwn', 'limitedOthers', 'limitedOther', 'normal'];
const VOLUME_TROUBLE = ['delisting', 'halted', 'unknown', 'decreased', 'normal', 'increased'];

/** The worse a product's supply, the lower: sorts 供給の悪い順. */
export function troubleScore({ response, volume }: Pick<CurrentProduct, 'response' | 'volume'>): number {
  return TROUBLE.indexOf(response) * 10 + VOLUME_TROUBLE.indexOf(volume);
}

/** Searches and filters the products of the newest edition. */
export function searchProducts(snapshot: Snapshot, query: ProductQuery): ProductResult {
  const hits = snapshot.index.search(query.q);
  const { ids, counts } = applyFacets(snapshot.facets, hits.ids, query.filters);
  const at = (i: number) => snapshot.products[i]!;
  const first = (query.page - 1) * query.size;
  const sorted = sortIds(ids, query.sort, snapshot);
  return { total: ids.length, items: Array.from(sorted.subarray(first, first + query.size), at), counts };
}

function sortIds(ids: Uint32Array, sort: ProductSort, { products, index }: Snapshot): Uint32Array {
  if (sort === 'relevance') return ids;
  if (sort === 'name') {
    const wanted = new Set(ids);
    return index.order.filter((id) => wanted.has(id));
  }
  const score =
    sort === 'status'
      ? troubleScore
      : ({ responseUpdatedOn, updatedOn }: CurrentProduct) =>
          -Date.parse([responseUpdatedOn ?? '', updatedOn ?? '1900-01-01'].sort().at(-1)!);
  const keys = new Map(Array.from(ids, (id) => [id, score(products[id]!)]));
  // A stable sort keeps relevance within equal keys.
  return ids.slice().sort((a, b) => keys.get(a)! - keys.get(b)!);
}
