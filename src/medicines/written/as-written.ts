/**
 * Kana that were typed large where the list writes them small, or the other way round (フアモチジン): a search finds the product all the
 * same, and says what it searched for. Kind of kana, width and long vowels stay silent. Pure.
 */
import { SMALL_MARK, searchKey, sizedKey } from '../normalise.ts';
import type { SearchItem } from '../search.ts';

const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}ー]+/gu;
/** Products that are looked through for one that is written as it was typed. */
const LOOKED_AT = 50;

/**
 * The words with kana as the list writes them; null where some product that was found is written as they are, or none has them.
 * @param found the products that the words find, best first
 */
export function asWritten(words: string, found: Iterable<SearchItem>): string | null {
  const said = words.normalize('NFKC');
  const texts = textsOf(found);
  let written = '';
  let end = 0;
  for (const { 0: run, index } of said.matchAll(KANA)) {
    written += said.slice(end, index) + (runAsWritten(run, texts) ?? run);
    end = index + run.length;
  }
  written += said.slice(end);
  return written === said ? null : written;
}

/** A text of a product, with its keys where they are asked for. */
interface Text {
  text: string;
  sized: string;
}

/** What the found products are called, each text once; read as far as somebody looks, mostly at the first. */
function textsOf(found: Iterable<SearchItem>): Iterable<Text> {
  const known: Text[] = [];
  const coming = readTexts(found);
  return {
    *[Symbol.iterator]() {
      for (let at = 0; ; at++) {
        const text = known[at] ?? coming.next().value;
        if (!text) return;
        known[at] ??= text;
        yield text;
      }
    },
  };
}

function* readTexts(found: Iterable<SearchItem>): Generator<Text, undefined> {
  const texts = new Set<string>();
  let looked = 0;
  for (const { name, ingredient, mah } of found) {
    if (looked++ === LOOKED_AT) return;
    for (const given of [name, ingredient, mah]) {
      const text = given.normalize('NFKC');
      if (texts.size < texts.add(text).size) yield { text, sized: sizedKey(text) };
    }
  }
}

/** A run of kana as the first product that has it writes it; null where one has it as it was typed, or none at all. */
function runAsWritten(run: string, texts: Iterable<Text>): string | null {
  const key = searchKey(run);
  const sized = sizedKey(run);
  if (key === '') return null;
  for (const text of texts) if (hasSized(text.sized, sized)) return null;
  for (const { text } of texts) {
    const written = find(text, key);
    if (written !== null) return written;
  }
  return null;
}

/** True where a key has another within it, and its last character is no small one cut off from its mark. */
function hasSized(whole: string, part: string): boolean {
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1))
    if (whole[at + part.length] !== SMALL_MARK) return true;
  return false;
}

/** The part of a text that has a key; the longest one, so that a long vowel at its end stays. */
function find(text: string, key: string): string | null {
  for (const { 0: run } of text.matchAll(KANA))
    for (let from = 0; from < run.length; from++)
      for (let to = Math.min(run.length, from + key.length * 2); to > from; to--)
        if (searchKey(run.slice(from, to)) === key) return run.slice(from, to);
  return null;
}
