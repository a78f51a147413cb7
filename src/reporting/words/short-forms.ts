/**
 * Reads how people shorten the official words: 「需要増」 for 「１．需要増」, 「B」, 「未定」, 「１カ月」. A short form is
 *
 *   - the mark before a word (`B`, `３`, `ウ`, `Aプラス` or `A+`), in either case;
 *   - the word without its mark, or with another sign between them;
 *   - a piece of the word of two characters or more: 「減少」, 「自社の事情」, 「３か月超」, also after its mark.
 *
 * What has a mark or is a whole word is that one; of pieces, only one that a single word has. Nothing is guessed: what is longer than every
 * word, or says a mark and another word, is no short form. Pure.
 */
import { compact } from '../../platform/text.ts';
import { type CodedField, OFFICIAL_WORDS } from './official-words.ts';

interface Word {
  code: string;
  mark: string;
  label: string;
}

/** Signs between a mark and its word, and brackets: few people type the list's own ones. */
const SIGNS = /[.,:;、。・:()[\]「」『』<>〈〉/\\|_~〜]/g;
/** 「－」 is a word of its own; within a word a dash is none, as 「ー」 is a letter. */
const ONLY_DASHES = /^[-‐‑‒–—―−─ー]+$/;

/** A text as it is compared: half width, lower case, one kind of か in 「１か月」, no signs. */
function plain(text: string): string {
  const letters = compact(text)
    .toLowerCase()
    .replace(/[カヵヶケ箇](?=月)/g, 'か')
    .replace(/\+$/, 'プラス')
    .replace(SIGNS, '');
  return ONLY_DASHES.test(letters) ? '-' : letters;
}

const WORDS = Object.fromEntries(
  Object.entries(OFFICIAL_WORDS).map(([field, { texts }]) => [field, Object.entries(texts).map(wordOf)]),
) as Record<CodedField, Word[]>;

function wordOf([code, text]: [string, string]): Word {
  const mark = /^(?:[①-⑳]|[^.．]+(?=[.．]))/.exec(text)![0];
  return { code, mark: plain(mark), label: plain(text.slice(mark.length)) };
}

/**
 * The codes that a text may mean in a column, where it is not an official word itself: one can be read, several have to be asked
 * about, none is not understood.
 */
export function meantBy(field: CodedField, text: string): readonly string[] {
  const given = plain(text);
  const words = WORDS[field];
  const marked = words.filter(
    ({ mark, label }) => given.startsWith(mark) && isPiece(given.slice(mark.length), label),
  );
  const whole = words.filter(({ label }) => label === given);
  const fitting =
    [marked, whole].find((found) => found.length > 0) ??
    words.filter(({ label }) => given !== '' && isPiece(given, label));
  return fitting.map(({ code }) => code);
}

/** Pieces that only one word has by chance: 「供給」 is not 「供給停止」. */
const SAYS_NOTHING = new Set(['供給', '理由', '供給停', 'の理由', '他の理由']);

/** Nothing besides the mark, or enough of the word. */
function isPiece(given: string, label: string): boolean {
  if (given === '' || given === label) return true;
  return [...given].length > 1 && !SAYS_NOTHING.has(given) && label.includes(given);
}
