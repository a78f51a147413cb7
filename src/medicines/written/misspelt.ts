/**
 * Words of a query that are one slip away from a word of the list: シ for ツ, ソ for ン, ビ for ピ, a letter too many, too few or two
 * turned round. They are offered, never searched for in silence. Pure.
 */
import { setImmediate as breath } from 'node:timers/promises';
import { paced } from '../../platform/turns/paced.ts';
import { searchKey } from '../normalise.ts';
import type { SearchItem } from '../search.ts';

/** A run of kana: ロキソプロフェン in ロキソプロフェンＮａ錠. Dots and hyphens part names (ビ・シフロール), but no words. */
const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}ー]+/gu;
/** Forms and salts in kana, which stand together with a name. */
const TAIL =
  /(?:カプセル|ドライシロップ|シロップ|テープ|パップ|クリーム|ローション|ゲル|ゼリー|スプレー|シリンジ|キット|ナトリウム|カリウム|カルシウム|エステル)+$/u;
/** A slip in a shorter word makes another word. */
const SHORTEST = 4;
/** More to choose from helps nobody. */
const MOST = 3;

/** A word of the list. */
interface Word {
  key: string;
  /** As most products write it. */
  text: string;
  products: number;
}

/** The words of a list, and what they make of a query. */
export interface Spelling {
  /** The query with one misspelt word mended, likeliest first; at most three, none for a query without one. */
  mend(query: string): string[];
}

/** Collects the words of a list, in slices, so that others are answered meanwhile. */
export async function indexSpelling(items: readonly SearchItem[]): Promise<Spelling> {
  const products = new Map<string, number>();
  for (const { name, ingredient } of items)
    for (const text of [name.replace(/「[^」]*」/, ''), ingredient])
      products.set(text, (products.get(text) ?? 0) + 1);
  const words = new Map<string, Word>();
  const known = new Map<string, Word | null>();
  for await (const [text, count] of paced(products, breath)) {
    for (const run of wordsIn(text)) {
      const word = known.get(run) ?? wordOf(run, words);
      known.set(run, word);
      if (word) word.products += count;
    }
  }
  const byLength = Map.groupBy(words.values(), ({ key }) => key.length);

  return {
    mend(query) {
      const mended: { text: string; easy: boolean; products: number }[] = [];
      for (const { 0: run, index } of query.normalize('NFKC').matchAll(KANA)) {
        const word = run.replace(TAIL, '');
        const key = searchKey(word);
        if (key.length < SHORTEST || words.has(key)) continue;
        for (const { key: known, text, products } of near(key, byLength)) {
          const rest = query.normalize('NFKC');
          mended.push({
            text: `${rest.slice(0, index)}${text}${rest.slice(index + word.length)}`,
            easy: isLookalike(key, known),
            products,
          });
        }
      }
      const best = mended.toSorted((a, b) => Number(b.easy) - Number(a.easy) || b.products - a.products);
      return [...new Set(best.map(({ text }) => text))].slice(0, MOST);
    },
  };
}

/** The word of a run of kana; null where it is too short to be one. */
function wordOf(text: string, words: Map<string, Word>): Word | null {
  const key = searchKey(text);
  if (key.length < SHORTEST) return null;
  const word = words.get(key) ?? { key, text, products: 0 };
  words.set(key, word);
  return word;
}

/** The runs of kana of a name, with and without a form or salt behind them. */
function wordsIn(text: string): string[] {
  return (text.normalize('NFKC').match(KANA) ?? []).flatMap((run) => {
    const word = run.replace(TAIL, '');
    return word === run || word === '' ? [run] : [run, word];
  });
}

function near(key: string, byLength: ReadonlyMap<number, readonly Word[]>): Word[] {
  return [-1, 0, 1].flatMap((more) =>
    (byLength.get(key.length + more) ?? []).filter((word) => isOneSlip(key, word.key)),
  );
}

/**
 * True where one letter was replaced, left out or added, or two neighbours are turned round. A word that begins with quite another letter is
 * another medicine, not a slip: who asks for バファリン is not offered ワーファリン.
 */
function isOneSlip(a: string, b: string): boolean {
  if (a[0] !== b[0] && !(a.length === b.length && isLookalikeOf(a[0]!, b[0]!))) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
  if (start === short.length) return false;
  if (short.slice(start + 1) === long.slice(start + 1)) return true;
  return (
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    short.slice(start + 2) === long.slice(start + 2)
  );
}

/** Kana that are taken for each other, by hand, ear or scanner; marks of voice too. */
const LOOKALIKES = [
  'しつ',
  'そんり',
  'くたけ',
  'わうふら',
  'まむ',
  'こゆよ',
  'ちて',
  'なめ',
  'すぬ',
  'せや',
  'るろ',
  'ばぱは',
  'びぴひ',
  'ぶぷふ',
  'べぺへ',
  'ぼぽほ',
  'ぢじ',
  'ずづ',
  'えへ',
  'いひ',
];

/** True where the one letter in which two words of one length differ is easily taken for the other. */
function isLookalike(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, i) => letter !== b[i]);
  return a.slice(at + 1) === b.slice(at + 1) && isLookalikeOf(a[at]!, b[at]!);
}

/** The same of two letters. */
export function isLookalikeOf(one: string, other: string): boolean {
  const pair = [searchKey(one), searchKey(other)];
  return (
    LOOKALIKES.some((group) => pair.every((letter) => group.includes(letter))) ||
    unvoiced(pair[0]!) === unvoiced(pair[1]!)
  );
}

/** Without the mark of voice: が = か. */
function unvoiced(letter: string): string | undefined {
  return letter.normalize('NFD')[0];
}
