/** The address of a search: the inverse of `parseProductQuery`, without its checks, so that a page may use it in the browser. */
import { FACETS, type ProductQuery } from '../model.ts';

/** A page of the results. */
export const PAGE_SIZE = 50;

/** The parameters of a query, defaults left out: equal searches have equal addresses. */
export function toSearchParams({
  q,
  filters,
  sort,
  page,
}: Partial<Omit<ProductQuery, 'size'>>): URLSearchParams {
  const params = new URLSearchParams();
  if (q) params.set('q', q);
  for (const filter of FACETS) for (const value of filters?.[filter] ?? []) params.append(filter, value);
  if (sort && sort !== 'relevance') params.set('sort', sort);
  if (page && page > 1) params.set('page', String(page));
  return params;
}

/** All products that a search finds, as a file. */
export function csvPath({ page: _, ...query }: Parameters<typeof toSearchParams>[0]): string {
  const params = toSearchParams(query).toString();
  return params ? `/search.csv?${params}` : '/search.csv';
}

/** The search page with these conditions. */
export function searchPath(query: Parameters<typeof toSearchParams>[0]): string {
  const params = toSearchParams(query).toString();
  return params ? `/search?${params}` : '/search';
}
