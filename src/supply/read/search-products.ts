import { applyFacets } from '../../medicines/index.ts';
import { type Reading, readAs } from '../../medicines/model.ts';
import type { Facet, ProductQuery } from '../model.ts';
import type { CurrentProduct, Snapshot } from './catalogue.ts';
import { type CodedQuery, type CodeReading, findCoded, NO_CODE } from './coded-search.ts';
import { inOrder } from './product-order.ts';

/** How a query was read: as medicines' {@link Reading}, or as a code that a table explains. */
export type QueryReading = Reading | CodeReading;

/** A reading in a sentence, and what else there is. */
export function readingText({ reading, others }: Pick<ProductResult, 'reading' | 'others'>): string | null {
  if (!reading) return null;
  if ('text' in reading) return reading.text;
  return others
    ? `${readAs(reading)}書かれた語をすべて含むほかの品目が、その後に続きます。`
    : readAs(reading);
}

export interface ProductResult {
  total: number;
  items: CurrentProduct[];
  /** Live counts: how many products each value of a filter would show, ignoring the filter's own choice. */
  counts: Record<Facet, Map<string, number>>;
  /** Null where the words were taken to the letter. */
  reading: QueryReading | null;
  /** True where products that the words find to the letter follow those of the reading, filters aside. */
  others: boolean;
  /** Queries that were perhaps meant, where nothing is found with or without filters. */
  perhaps: string[];
}

/** Searches and filters the products of the newest edition. @param coded what the tables say of a query that is a code */
export async function searchProducts(
  snapshot: Snapshot,
  query: ProductQuery,
  coded: CodedQuery = NO_CODE,
): Promise<ProductResult> {
  const found = findCoded(snapshot, coded) ?? (await snapshot.finder).find(query.q);
  const { ids, counts } = applyFacets(snapshot.facets, found.ids, query.filters);
  const at = (i: number) => snapshot.products[i]!;
  const first = (query.page - 1) * query.size;
  const sorted = query.sort === 'relevance' ? ids : inOrder(ids, snapshot.orders[query.sort]);
  return {
    total: ids.length,
    items: Array.from(sorted.subarray(first, first + query.size), at),
    counts,
    reading: found.reading,
    others: found.reading !== null && found.read < found.ids.length,
    perhaps: found.perhaps,
  };
}
