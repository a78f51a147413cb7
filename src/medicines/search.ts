/**
 * Search over the whole catalogue, in memory.
 *
 * Each field's distinct values follow each other in one long text (`Column`), products in natural order. A token
 * is looked for once in each text; every product then takes, token by token, the worst field in which one was found.
 * A final counting sort by rank keeps the natural order within a rank.
 */

import { cutQuery, indexText, queryTokens, searchKey, wordAndNumber } from './normalise.ts';

/** What is searched of a product; `name` is the brand, `mah` the marketing authorisation holder. */
export interface SearchItem {
  yjCode: string;
  name: string;
  ingredient: string;
  mah: string;
  strength: string;
}

/** How a product was found, best first. */
export const RANK = {
  /** The whole query begins the brand. */
  brandPrefix: 0,
  /** The first token begins the brand. */
  tokenPrefix: 1,
  /** All tokens are in the brand. */
  brand: 2,
  /** All tokens are in the brand or the ingredient. */
  ingredient: 3,
  /** Some token is only in the maker or the strength, or begins the code. */
  other: 4,
  /** Some token is only inside the code. */
  codePart: 5,
  /** Some token is only in how the brand is read aloud. */
  sound: 6,
} as const;

/** Positions in the list that was indexed, best first, and the `RANK` of each. */
export interface SearchHits {
  ids: Uint32Array;
  ranks: Uint8Array;
}

export interface SearchIndex {
  /** All positions in natural order: brand, numbers by value, then code. */
  order: Uint32Array;
  /** The products in which every token of the query is found; all of them for an empty query. */
  search(query: string): SearchHits;
}

/** Tokens that also match inside a code ("half a code"). */
const CODE_PART = /^[0-9a-z]{4,}$/;
/** Tokens that may be a name read aloud; a shorter one is a part of too many. */
const SPOKEN = /^\p{sc=Hiragana}{3,}$/u;
const NO_HIT = 255;

/**
 * Prepares a list for searching; a search then costs one or two milliseconds for 17,000 products.
 * @param readingOf how a product's name is read aloud, in kana; '' where nobody knows
 */
export function buildSearchIndex<T extends SearchItem>(
  items: readonly T[],
  readingOf: (item: T) => string = () => '',
): SearchIndex {
  const order = naturalOrder(items);
  const size = order.length;
  const column = (field: (item: T) => string) => new Column(Array.from(order, (i) => field(items[i]!)));
  const brand = column((item) => item.name);
  const ingredient = column((item) => item.ingredient);
  const mah = column((item) => item.mah);
  const strength = column((item) => item.strength);
  const code = column((item) => item.yjCode);
  const sound = column(readingOf);
  // Scratch, reused by every search: the worst field so far, tokens found only as the start of a longer number.
  const worst = new Uint8Array(size);
  const longer = new Uint8Array(size);
  const leads = new Uint8Array(size);

  function search(query: string): SearchHits {
    const tokens = queryTokens(query);
    if (tokens.length === 0) return { ids: order.slice(), ranks: new Uint8Array(size) };
    worst.fill(0);
    longer.fill(0);
    // An abbreviation and a number typed together may be apart in a name, but not in a code.
    const parts = tokens.flatMap((token) => wordAndNumber(token).map((part) => ({ part, token })));
    parts.forEach(({ part, token }, i) => {
      const inBrand = brand.find(part);
      const inIngredient = ingredient.find(part);
      const inMah = mah.find(part);
      const inStrength = strength.find(part);
      // A shorter token is the start of a code only when nothing else is asked for.
      const anyPart = CODE_PART.test(token);
      const inCode = anyPart || tokens.length === 1 ? code.find(token, true) : null;
      const inSound = SPOKEN.test(part) ? sound.find(part) : null;
      const isNumber = PURE_NUMBER.test(part);
      for (let k = 0; k < size; k++) {
        if (worst[k] === NO_HIT) continue;
        const b = inBrand[brand.of[k]!]!;
        const g = inIngredient[ingredient.of[k]!]!;
        const rest = inMah[mah.of[k]!]! | inStrength[strength.of[k]!]!;
        const c = inCode === null ? 0 : inCode[code.of[k]!]!;
        const field = b
          ? RANK.brand
          : g
            ? RANK.ingredient
            : rest || c & START
              ? RANK.other
              : c && anyPart
                ? RANK.codePart
                : inSound?.[sound.of[k]!]
                  ? RANK.sound
                  : NO_HIT;
        if (field > worst[k]!) worst[k] = field;
        if (isNumber && !((b | g | rest) & EXACT)) longer[k] = 1;
        if (i === 0) leads[k] = b & START;
      }
    });
    return ranked(searchKey(cutQuery(query)), parts.length === 1);
  }

  /** Counting sort by rank, then exact numbers before longer ones, then natural order. */
  function ranked(whole: string, single: boolean): SearchHits {
    const counts = new Uint32Array(2 * (RANK.sound + 1) + 1);
    for (let k = 0; k < size; k++) {
      if (worst[k] === NO_HIT) continue;
      if (leads[k] && worst[k] !== RANK.sound) {
        worst[k] = single || brand.startsWith(k, whole) ? RANK.brandPrefix : RANK.tokenPrefix;
      }
      counts[worst[k]! * 2 + longer[k]! + 1]!++;
    }
    for (let r = 1; r < counts.length; r++) counts[r]! += counts[r - 1]!;
    const total = counts[counts.length - 1]!;
    const hits = { ids: new Uint32Array(total), ranks: new Uint8Array(total) };
    for (let k = 0; k < size; k++) {
      const rank = worst[k]!;
      if (rank === NO_HIT) continue;
      const at = counts[rank * 2 + longer[k]!]!++;
      hits.ids[at] = order[k]!;
      hits.ranks[at] = rank;
    }
    return hits;
  }

  return { order, search };
}

const HIT = 1;
const START = 2;
const EXACT = 4;
const PURE_NUMBER = /^\d+(\.\d+)?$/;

/** One field of all products: its distinct values in one text, and which of them each product has. */
class Column {
  readonly of: Uint32Array;
  readonly #text: string;
  /** Where each value starts; the last entry is the end of the text. */
  readonly #starts: Uint32Array;
  readonly #flags: Uint8Array;

  constructor(values: readonly string[]) {
    const ids = new Map<string, number>();
    this.of = Uint32Array.from(values, (value) => {
      const id = ids.get(value) ?? ids.size;
      ids.set(value, id);
      return id;
    });
    const texts = Array.from(ids.keys(), indexText);
    this.#starts = new Uint32Array(texts.length + 1);
    texts.forEach((text, v) => {
      this.#starts[v + 1] = this.#starts[v]! + text.length + 1;
    });
    this.#text = `${texts.join('\n')}\n`;
    this.#flags = new Uint8Array(texts.length);
  }

  /** True when the product's value begins with the key. */
  startsWith(product: number, key: string): boolean {
    return this.#text.startsWith(key, this.#starts[this.of[product]!]!);
  }

  /**
   * HIT, START and EXACT for every distinct value; valid until the next call. A token that begins with a digit is found
   * only where a number starts (60 is in 600 and 60mg, not in 160 or 0.60), unless `anywhere`.
   */
  find(token: string, anywhere = false): Uint8Array {
    const text = this.#text;
    const starts = this.#starts;
    const flags = this.#flags.fill(0);
    const numeric = !anywhere && isDigit(token.charCodeAt(0));
    const exactable = numeric && PURE_NUMBER.test(token);
    let v = 0;
    for (let at = text.indexOf(token); at >= 0; ) {
      while (starts[v + 1]! <= at) v++;
      let next = at + 1;
      if (!numeric || at === 0 || !isNumeral(text.charCodeAt(at - 1))) {
        flags[v]! |= at === starts[v]! ? HIT | START : HIT;
        // Only an exact number may still come later in the same value.
        if (!exactable) next = starts[v + 1]!;
        else if (!isNumeral(text.charCodeAt(at + token.length))) {
          flags[v]! |= EXACT;
          next = starts[v + 1]!;
        }
      }
      at = text.indexOf(token, next);
    }
    return flags;
  }
}

function isDigit(character: number): boolean {
  return character >= 48 && character <= 57;
}

/** A digit or the decimal point, which a key keeps only inside a number. */
function isNumeral(character: number): boolean {
  return isDigit(character) || character === 46;
}

/** Positions by brand, numbers in it by value (2mg, 2.5mg, 10mg), then by code. */
function naturalOrder(items: readonly SearchItem[]): Uint32Array {
  const keys = items.map((item) => naturalKey(item.name));
  return Uint32Array.from(items.keys()).sort(
    (a, b) => compare(keys[a]!, keys[b]!) || compare(items[a]!.yjCode, items[b]!.yjCode) || a - b,
  );
}

/** A key whose plain order is the natural one: whole parts padded, the end of a number below every digit. */
function naturalKey(name: string): string {
  return searchKey(name).replace(
    /(\d+)(\.\d+)?/g,
    (_, whole: string, part = '.') => `${whole.padStart(10, '0')}${part}!`,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
