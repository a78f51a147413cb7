/**
 * What a pharmacist's words stand for. First what the words say to the letter (search.ts); where they are a prescription's generic name,
 * or say an ingredient or brand with form or strength, the products of that reading come first; and where nothing is found, what was
 * perhaps meant. The reading that was taken is always said.
 */
import type { Reading } from '../model.ts';
import { queryTokens, searchKey } from '../normalise.ts';
import { buildSearchIndex, RANK, type SearchIndex, type SearchItem } from '../search.ts';
import type { GenericName } from '../store.ts';
import { asWritten } from './as-written.ts';
import { indexSpelling } from './misspelt.ts';
import { indexNames, type NamedProducts } from './name-index.ts';
import { readName, type SaidName, withoutMark } from './read-name.ts';
import type { PricedItem } from './standard-names.ts';

/** What was found. */
export interface FoundProducts {
  /** Positions in the list that was indexed, best first. */
  ids: Uint32Array;
  reading: Reading | null;
  /** How many of the first are of the reading; the rest is what the words find to the letter. */
  read: number;
  /** Queries that were perhaps meant, where nothing is found. */
  perhaps: string[];
}

/** Finds products by words. */
export interface ProductFinder {
  find(query: string): FoundProducts;
  /** The products of a reading of the words alone, and not what they find to the letter; null where they cannot be read. */
  read(words: string): { ids: Uint32Array; reading: Reading } | null;
  /** Words with one misspelt word mended, the likeliest first. */
  mend(words: string): string[];
}

const NOTHING = new Uint32Array();
/** 一般名コード, and a code of a product or of a 統一名収載 entry. */
const NAME_CODE = /^\d{4}[0-9A-Z]{3}[A-Z][0-9A-Z]ZZZ$/;
const PRODUCT_CODE = /^\d{4}[0-9A-Z]{3}[A-Z]\d{4}$/;

/**
 * Prepares a list for the words of pharmacists. The names are read in slices, so that others are answered meanwhile.
 * @param literal the list's index to the letter
 */
export async function buildFinder<T extends PricedItem>(
  items: readonly T[],
  standards: readonly GenericName[],
  literal: SearchIndex = buildSearchIndex(items),
): Promise<ProductFinder> {
  const { order } = literal;
  const ordered = Array.from(order, (i) => items[i]!);
  const names = await indexNames(ordered, standards);
  const spelling = await indexSpelling(items);
  const inList = ({ ids }: NamedProducts) => Uint32Array.from(ids, (at) => order[at]!);
  const ofKind = Map.groupBy(order, (i) => items[i]!.yjCode.slice(0, 9));

  function byCode(query: string): { ids: Uint32Array; reading: Reading } | null {
    const code = query
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s-]+/g, '');
    const standard = NAME_CODE.test(code) ? names.byCode(code) : null;
    if (standard) return { ids: inList(standard), reading: readingOf(standard, code) };
    if (!NAME_CODE.test(code) && !PRODUCT_CODE.test(code)) return null;
    const kind = ofKind.get(code.slice(0, 9));
    return kind ? { ids: Uint32Array.from(kind), reading: { kind: 'kind', name: code } } : null;
  }

  function find(query: string): FoundProducts {
    const found = findAsTyped(query);
    const { reading, ids } = found;
    // Of what is not read by its words there is no other way to write it.
    if (ids.length === 0 || (reading && reading.kind !== 'parts' && reading.kind !== 'other')) return found;
    const written = asWritten(withoutMark(query).trim(), itemsAt(ids));
    if (written === null) return found;
    return reading
      ? { ...found, reading: { ...reading, name: written } }
      : { ...found, reading: { kind: 'kana', name: written }, read: ids.length };
  }

  function* itemsAt(ids: Uint32Array) {
    for (const id of ids) yield items[id]!;
  }

  function findAsTyped(query: string): FoundProducts {
    const said = readName(query);
    const words = withoutMark(query).trim();
    const prescribed = said.generic ? names.find(said) : null;
    if (prescribed)
      return joined(makersFirst(inList(prescribed), said, items), readingOf(prescribed, words), NOTHING);
    const { ids: hits, ranks } = literal.search(words);
    const plain: FoundProducts =
      ranks[0] === RANK.sound
        ? { ids: hits, reading: { kind: 'sound', name: words }, read: hits.length, perhaps: [] }
        : { ids: hits, reading: null, read: 0, perhaps: [] };
    if (queryTokens(words).length === 0) return plain;
    const asks = said.form !== null || said.strengths.said.length > 0;
    if (hits.length > 0 && !asks) return plain;
    const code = hits.length === 0 ? byCode(query) : null;
    if (code) return joined(code.ids, code.reading, NOTHING);
    const named = names.find(said);
    if (!named || (hits.length > 0 && !named.exact)) {
      return hits.length > 0 ? plain : { ...plain, perhaps: spelling.mend(words) };
    }
    // Of those that are read, the ones that are called so to the letter.
    const called = new Set(hits.filter((_, at) => ranks[at] === RANK.brandPrefix));
    const ids = parted(makersFirst(inList(named), said, items), (id) => called.has(id));
    return joined(ids, readingOf(named, words), hits);
  }

  return {
    find,
    read(text) {
      const said = readName(text);
      const named = names.find(said);
      if (!named) return byCode(text);
      return { ids: makersFirst(inList(named), said, items), reading: readingOf(named, text) };
    },
    mend: spelling.mend,
  };
}

function readingOf({ standard, exact }: NamedProducts, text: string): Reading {
  // Another strength or form of a standard name is not that name.
  const kind = !exact ? 'other' : standard !== null ? 'standard' : 'parts';
  return { kind, name: (exact ? standard : null) ?? withoutMark(text).trim() };
}

/** The products of a reading, then what else the words find. */
function joined(ids: Uint32Array, reading: Reading, others: Uint32Array): FoundProducts {
  const own = new Set(ids);
  const found = new Set(others);
  const more = others.filter((id) => !own.has(id));
  const all = new Uint32Array(ids.length + more.length);
  all.set(ids);
  all.set(more, ids.length);
  const added = ids.some((id) => !found.has(id));
  // Where the words to the letter find all of it, there is nothing to say but for a name of the ministry.
  return {
    ids: all,
    reading: added || reading.kind === 'standard' ? reading : null,
    read: ids.length,
    perhaps: [],
  };
}

/** Those of a maker that is named beside: 「サワイ」. */
function makersFirst(
  ids: Uint32Array,
  { makers, marks }: SaidName,
  items: readonly SearchItem[],
): Uint32Array {
  const named = [...makers, ...marks];
  if (named.length === 0) return ids;
  const isNamed = (id: number) => {
    const text = searchKey(`${items[id]!.name}${items[id]!.mah}`);
    return named.every((key) => text.includes(key));
  };
  return parted(ids, isNamed);
}

/** Those of which something is true before the others, both in their order. */
function parted(ids: Uint32Array, isFirst: (id: number) => boolean): Uint32Array {
  return Uint32Array.from([...ids.filter((id) => isFirst(id)), ...ids.filter((id) => !isFirst(id))]);
}
