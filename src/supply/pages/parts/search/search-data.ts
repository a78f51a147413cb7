import { SORTS } from '../../../model.ts';
import { parseProductQuery } from '../../../read/product-query.ts';
import { readingText } from '../../../read/search-products.ts';
import { peers } from '../../../read/stand-in-candidates.ts';
import type { SupplyReader } from '../../../reader.ts';
import { priceText } from '../product/price-wording.ts';
import { LONG_FILTERS, type LongFilter, toFilters } from './filter-options.ts';
import { toProductRow } from './product-row.ts';

/** Everything the search page shows for an address; null before the first edition. */
export async function searchData(supply: SupplyReader, params: URLSearchParams) {
  const snapshot = await supply.snapshot();
  const { edition, byClass, byMah } = snapshot;
  if (!edition) return null;
  const { query, ignored } = parseProductQuery(params, { class: byClass, mah: byMah });
  let found = await supply.search(query);
  const pages = Math.max(1, Math.ceil(found.total / query.size));
  if (query.page > pages) {
    query.page = pages;
    found = await supply.search(query);
  }
  const filtered = Object.keys(query.filters).length > 0;
  const whole = LONG_FILTERS.find((name) => name === params.get('more')) ?? null;
  return {
    asOf: edition.asOf,
    /** The products are invented: that none is found says nothing about real ones. */
    invented: edition.source === 'demo',
    query,
    filtered,
    ignored,
    /** The long list that is shown in full. */
    whole: whole as LongFilter | null,
    total: found.total,
    /** How the words were read, in a sentence; null where to the letter. */
    reading: readingText(found),
    /** Queries that were perhaps meant. */
    perhaps: found.perhaps,
    rows: found.items.map((product) => ({
      ...toProductRow(product, edition.asOf),
      price: product.price && priceText(product.price).amount,
      peers: peers(snapshot, product.yjCode),
    })),
    filters: toFilters(found, query.filters, whole),
    sorts: Object.entries(SORTS).map(([value, label]) => ({ value, label })),
    /** Where nothing was found with the filters: how many there are without. */
    unfiltered:
      found.total === 0 && filtered
        ? (await supply.search({ ...query, filters: {}, page: 1, size: 1 })).total
        : 0,
  };
}

export type SearchData = NonNullable<Awaited<ReturnType<typeof searchData>>>;
