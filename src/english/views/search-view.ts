import { parseProductQuery, type SupplyReader, toSearchParams } from '../../supply/index.ts';
import type { Facet, ProductQuery } from '../../supply/model.ts';
import { englishDate } from '../dates.ts';
import { english, short } from '../glossary/glossary.ts';
import { NAMED_INGREDIENTS, readInn } from '../inn.ts';
import { readingWords, untilWords } from '../reading-wording.ts';
import { productRow } from './product-row.ts';

type Found = Awaited<ReturnType<SupplyReader['search']>>;

/** The filters that are offered in English: those whose values are in the glossary. */
const FILTERS = { response: 'Shipment', volume: 'Volume', category: 'Category', route: 'Route' } as const;
type Filter = keyof typeof FILTERS;
const isOffered = (facet: Facet): facet is Filter => facet in FILTERS;

/** Everything the English search shows for an address; null before the first edition. The search itself is the one of the Japanese page. */
export async function searchView(supply: SupplyReader, params: URLSearchParams) {
  const { edition, byClass, byMah } = await supply.snapshot();
  if (!edition) return null;
  const { query } = parseProductQuery(params, { class: byClass, mah: byMah });
  const named = readInn(query.q);
  const asked = { ...query, q: named?.name ?? query.q };
  let found = await supply.search(asked);
  const pages = Math.max(1, Math.ceil(found.total / query.size));
  if (query.page > pages) {
    query.page = pages;
    found = await supply.search({ ...asked, page: pages });
  }
  const { page, size } = query;
  return {
    asOf: edition.asOf,
    date: englishDate(edition.asOf),
    invented: edition.source === 'demo',
    q: query.q,
    total: found.total,
    first: found.total === 0 ? 0 : (page - 1) * size + 1,
    last: Math.min(page * size, found.total),
    pages,
    page,
    previous: page > 1 ? searchAddress({ ...query, page: page - 1 }) : null,
    next: page < pages ? searchAddress({ ...query, page: page + 1 }) : null,
    /** Chosen filters that are offered in Japanese only: the form carries them along. */
    kept: Object.entries(query.filters).flatMap(([facet, values]) =>
      isOffered(facet as Facet) ? [] : values.map((value) => ({ name: facet, value })),
    ),
    filters: filtersOf(found, query),
    filtered: Object.keys(query.filters).length > 0,
    withoutFilters: searchAddress({ ...query, filters: {}, page: 1 }),
    reading: named ? { inn: named.inn, name: named.name } : readingOf(found),
    /** Queries that were perhaps meant. */
    perhaps: found.perhaps.map((q) => ({ q, to: searchAddress({ ...query, q, page: 1 }) })),
    rows: found.items.map((product) => productRow(product, edition.asOf)),
    /** International names that may be searched for, where nothing was found. */
    names: found.total === 0 ? namedLinks() : [],
  };
}

export type SearchView = NonNullable<Awaited<ReturnType<typeof searchView>>>;

/** The names that may be searched for in English, as links. */
export function namedLinks() {
  return NAMED_INGREDIENTS.map(({ inn, name }) => ({ inn, name, to: searchAddress({ q: inn }) }));
}

export function searchAddress(query: Partial<ProductQuery>): string {
  const params = toSearchParams(query).toString();
  return params ? `/en/search?${params}` : '/en/search';
}

/** How the words were read, where not to the letter: Japanese words, told as such, with what is to be known of them. */
function readingOf({ reading, total }: Found) {
  if (!reading) return null;
  const lastDay = 'lastDay' in reading ? reading.lastDay : undefined;
  return {
    inn: null,
    name: reading.name,
    ...readingWords(reading.kind, total > 0),
    until: untilWords(lastDay),
  };
}

function filtersOf({ counts }: Found, { filters }: ProductQuery) {
  return (Object.keys(FILTERS) as Filter[]).map((name) => {
    const chosen = new Set(filters[name]);
    const values = [...counts[name].keys(), ...chosen];
    return {
      name,
      legend: FILTERS[name],
      options: [...new Set(values)]
        .map((value) => ({
          value,
          label: name === 'response' || name === 'volume' ? short(name, value) : english(name, value),
          count: counts[name].get(value) ?? 0,
          checked: chosen.has(value),
        }))
        .sort((a, b) => b.count - a.count),
    };
  });
}
