import { applyFacets, type ReceiptAnswer, searchKey } from '../../medicines/index.ts';
import { type Reading, readAs } from '../../medicines/model.ts';
import type { Facet, ProductQuery } from '../model.ts';
import type { CurrentProduct, Snapshot } from './catalogue.ts';
import { inOrder } from './product-order.ts';

/** How a query was read: as medicines' {@link Reading}, or as a code of receipts, whose name the table says. */
export type QueryReading = Reading | { kind: 'receipt'; name: string };

/** A reading in a sentence, and what else there is. */
export function readingText({ reading, others }: Pick<ProductResult, 'reading' | 'others'>): string | null {
  if (!reading) return null;
  if (reading.kind === 'receipt') return `レセプト電算コード ${reading.name} の品目です。`;
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

/** Searches and filters the products of the newest edition. @param receipts what the table of receipt codes says of the query */
export async function searchProducts(
  snapshot: Snapshot,
  query: ProductQuery,
  receipts: ReceiptAnswer | null = null,
): Promise<ProductResult> {
  const found = ofReceipt(snapshot, receipts) ?? (await snapshot.finder).find(query.q);
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

/**
 * The product of a code of receipts; for the code of a 統一名収載 entry those of its kind, the one that the table names first. Null where the
 * table does not have it.
 */
function ofReceipt({ index, products }: Snapshot, receipts: ReceiptAnswer | null) {
  const [said] = receipts ? [...receipts.codes.values()].flat() : [];
  if (!said) return null;
  const { priceCode, receiptCode, name } = said;
  const kind = index.order.filter((i) => products[i]!.yjCode.slice(0, 9) === priceCode.slice(0, 9));
  const own = kind.filter((i) => products[i]!.yjCode === priceCode);
  const isNamed = (i: number) => searchKey(name).startsWith(searchKey(products[i]!.name));
  return {
    ids:
      own.length > 0 ? own : Uint32Array.from([...kind.filter(isNamed), ...kind.filter((i) => !isNamed(i))]),
    read: kind.length,
    reading: { kind: 'receipt' as const, name: `${receiptCode} ${name}` },
    perhaps: [],
  };
}
