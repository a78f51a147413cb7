import { z } from 'zod';
import { CATEGORIES, ESSENTIAL, ROUTES } from '../../medicines/model.ts';
import { cut, removeInvisible } from '../../platform/text.ts';
import { FACETS, type Facet, type ProductQuery, type ProductSort, RESPONSES, VOLUMES } from '../model.ts';
import { PAGE_SIZE } from './query-address.ts';

export { PAGE_SIZE, searchPath, toSearchParams } from './query-address.ts';

/** How much of a query is read. */
const MAX_QUERY = 200;
/** More values than a reader would choose, fewer than could be used to make work. */
const MAX_VALUES = 50;
const MAX_PAGE = 10_000;

/** A value in the address that makes no sense: it is left out, and the page says so. */
export interface IgnoredParameter {
  name: string;
  value: string;
}

const oneOf = (codes: object) => z.enum(Object.keys(codes) as [string, ...string[]]);
/** Names of the list: whatever it is, it may match nothing. */
const name = z.string().min(1).max(200);

const VALUE: Record<Facet, z.ZodType<string>> = {
  response: oneOf(RESPONSES),
  volume: oneOf(VOLUMES),
  category: oneOf(CATEGORIES),
  route: oneOf(ROUTES),
  essential: oneOf(ESSENTIAL),
  basic: z.enum(['yes']),
  class: name,
  mah: name,
};
const Sort: z.ZodType<ProductSort> = z.enum(['relevance', 'name', 'status', 'updated']);
const Page = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(MAX_PAGE));

/** The names of the list, where a name outside it shall count as unknown: `{ class: snapshot.byClass, mah: snapshot.byMah }`. */
export type KnownNames = Partial<Record<Facet, { has(name: string): boolean }>>;

/**
 * Reads the address of a search, untrusted as it is, into a query that can be run. Nothing in it is an error: an unknown
 * value is left out and listed in `ignored`, an overlong text is cut.
 */
export function parseProductQuery(
  params: URLSearchParams,
  names: KnownNames = {},
): { query: ProductQuery; ignored: IgnoredParameter[] } {
  const ignored: IgnoredParameter[] = [];
  const read = <T>(schema: z.ZodType<T>, parameter: string, value: string): T[] => {
    const { success, data } = schema.safeParse(value);
    const known = success && isKnown(parameter, value);
    if (!known && value !== '') ignored.push({ name: parameter, value: value.slice(0, 60) });
    return known ? [data] : [];
  };
  // Not a refinement of the schema: to make one for each request costs more than the search.
  const isKnown = (parameter: string, value: string) => names[parameter as Facet]?.has(value) ?? true;
  const last = <T>(schema: z.ZodType<T>, parameter: string, otherwise: T): T =>
    read(schema, parameter, params.getAll(parameter).at(-1) ?? '')[0] ?? otherwise;

  const filters: ProductQuery['filters'] = {};
  for (const filter of FACETS) {
    const values = [...new Set(params.getAll(filter))]
      .slice(0, MAX_VALUES)
      .flatMap((value) => read(VALUE[filter], filter, value));
    if (values.length > 0) filters[filter] = values;
  }
  return {
    query: {
      q: cut(removeInvisible(params.get('q') ?? ''), MAX_QUERY),
      filters,
      sort: last(Sort, 'sort', 'relevance'),
      page: last(Page, 'page', 1),
      size: PAGE_SIZE,
    },
    ignored,
  };
}
