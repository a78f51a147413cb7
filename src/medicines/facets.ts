/**
 * Filters with live counts. A facet's own selection is ignored for its own counts: with 限定出荷 chosen, the count beside
 * 供給停止 says how many there would be, while all other facets count among the chosen products only.
 */

/** The filters: how to read each facet's value or values of an item; null if it has none. */
export type FacetSpec<T, F extends string> = Record<F, (item: T) => string | readonly string[] | null>;

/** The chosen values; an absent or empty list means that the facet does not filter. */
export type FacetSelection<F extends string> = { readonly [K in F]?: readonly string[] | undefined };

export interface FacetResult<F extends string> {
  /** The given items that have, in every facet with a selection, one of its values; in the given order. */
  ids: Uint32Array;
  /** How many items have each value; values without any are absent. */
  counts: Record<F, Map<string, number>>;
}

/** One facet, numeric-coded; code 0 means no value. */
interface FacetColumn {
  values: (string | null)[];
  codeOf: Map<string, number>;
  /** The first code of each item. */
  codes: Uint16Array;
  /** The further codes of the few items that have several values. */
  more: Map<number, number[]>;
}

/** The facets of a list of items, prepared for `applyFacets`. */
export interface Facets<F extends string> {
  names: F[];
  columns: FacetColumn[];
}

/** Codes the facets of all items once. */
export function buildFacets<T, F extends string>(items: readonly T[], spec: FacetSpec<T, F>): Facets<F> {
  const names = Object.keys(spec) as F[];
  return { names, columns: names.map((name) => buildColumn(items, spec[name], name)) };
}

function buildColumn<T>(
  items: readonly T[],
  read: (item: T) => string | readonly string[] | null,
  name: string,
): FacetColumn {
  const codeOf = new Map<string, number>();
  const codes = new Uint16Array(items.length);
  const more = new Map<number, number[]>();
  items.forEach((item, i) => {
    const value = read(item);
    const [first, ...rest] = Array.from(new Set(typeof value === 'string' ? [value] : value), (one) => {
      const code = codeOf.get(one) ?? codeOf.size + 1;
      codeOf.set(one, code);
      return code;
    });
    if (first !== undefined) codes[i] = first;
    if (rest.length > 0) more.set(i, rest);
  });
  if (codeOf.size > 0xffff) throw new RangeError(`facet "${name}" has more than 65,535 values`);
  return { values: [null, ...codeOf.keys()], codeOf, codes, more };
}

/**
 * Filters the items at the given positions and counts every facet's values, in one pass: an item that fails no facet
 * counts everywhere, an item that fails a single facet counts for that facet only.
 */
export function applyFacets<F extends string>(
  facets: Facets<F>,
  ids: ArrayLike<number>,
  selection: FacetSelection<F>,
): FacetResult<F> {
  const { names, columns } = facets;
  const tallies = columns.map((column) => new Uint32Array(column.values.length));
  const chosen = names.map((name, f) => chosenCodes(columns[f]!, selection[name]));
  const filters = [...names.keys()].filter((f) => chosen[f] !== null);
  const kept = new Uint32Array(ids.length);
  let size = 0;
  for (let n = 0; n < ids.length; n++) {
    const id = ids[n]!;
    let misses = 0;
    let missed = 0;
    for (let a = 0; a < filters.length && misses < 2; a++) {
      const f = filters[a]!;
      if (hasChosen(columns[f]!, chosen[f]!, id)) continue;
      misses++;
      missed = f;
    }
    if (misses === 0) {
      kept[size++] = id;
      for (let f = 0; f < columns.length; f++) tally(columns[f]!, tallies[f]!, id);
    } else if (misses === 1) tally(columns[missed]!, tallies[missed]!, id);
  }
  const counts = {} as Record<F, Map<string, number>>;
  names.forEach((name, f) => {
    counts[name] = named(columns[f]!, tallies[f]!);
  });
  return { ids: kept.slice(0, size), counts };
}

/** A flag for each chosen code; null without a selection. A value that no item has matches nothing. */
function chosenCodes(column: FacetColumn, selected: readonly string[] | undefined): Uint8Array | null {
  if (!selected || selected.length === 0) return null;
  const flags = new Uint8Array(column.values.length);
  for (const value of selected) {
    const code = column.codeOf.get(value);
    if (code !== undefined) flags[code] = 1;
  }
  return flags;
}

function hasChosen({ codes, more }: FacetColumn, chosen: Uint8Array, id: number): boolean {
  if (chosen[codes[id]!]) return true;
  return more.size > 0 && (more.get(id)?.some((code) => chosen[code]) ?? false);
}

function tally({ codes, more }: FacetColumn, counts: Uint32Array, id: number): void {
  counts[codes[id]!]!++;
  if (more.size > 0) for (const code of more.get(id) ?? []) counts[code]!++;
}

function named(column: FacetColumn, counts: Uint32Array): Map<string, number> {
  const map = new Map<string, number>();
  counts.forEach((count, code) => {
    const value = column.values[code];
    if (count > 0 && value != null) map.set(value, count);
  });
  return map;
}
