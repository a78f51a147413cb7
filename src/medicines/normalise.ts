/**
 * The form in which names are compared, so that width, kana kind, small kana, long vowels and spaces do not matter.
 *
 * Three views of one folded text: `searchKey` (everything joined), `indexText` (the key as an index keeps it) and
 * `queryTokens` (a query cut into the parts that must all be found). They agree by construction: every token of a text
 * is found in the `indexText` of that text.
 */

import { removeInvisible } from '../platform/text.ts';

const MAX_QUERY = 200;
const MAX_TOKENS = 12;

/** Characters that are replaced by another: small kana, the katakana v-row, long vowel marks and signs, old forms of kanji in company names. */
const SAME = new Map<string, string>(
  Object.entries({
    ...pairs('ぁぃぅぇぉっゃゅょゎゕゖ', 'あいうえおつやゆよわかけ'),
    ...pairs('ヷヸヹヺ', 'ばびべぼ'),
    ...pairs('ーμ×✕', '-uxx'),
    ...pairs('國澤髙﨑藥德廣瀧邊邉', '国沢高崎薬徳広滝辺辺'),
  }),
);
const SAME_CHARACTERS = new RegExp(`[${[...SAME.keys()].join('')}]`, 'gu');

const KATAKANA = /[\u30a1-\u30f6\u30fd\u30fe]/g;
/** ヴァ = バ, ヴィ = ビ, ヴュ = ビュ, ヴ alone = ブ (after kana are folded). */
const V_SOUND = /ゔ[^\p{L}\p{N}%]*([あいえおゆ])|ゔ/gu;
/** A ヴ at the end of what is typed so far may become ヴァ or ヴィ: it says nothing yet. */
const UNFINISHED_V = /[ヴゔ](?:ー|[^\p{L}\p{N}%])*$/u;
const V_ROW: Record<string, string> = { あ: 'ば', い: 'び', え: 'べ', お: 'ぼ', ゆ: 'びゆ' };

/** Comma of thousands: 3,000 is one number. */
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g;
/** Marks inside a word (5-FU, K.C.L., long vowels) join its parts; between two digits they are a gap or a decimal point. */
const JOINER = /(?<!\d)[\p{Pd}−.'’‘]+|[\p{Pd}−.'’‘]+(?!\d)/gu;
/** What a key drops. A percent sign stays: without it 5%20mL would become 520mL. */
const DROPPED = /[^\p{L}\p{N}%.]+/gu;
const DIGIT = /\d/;
/** A character of no text. */
export const SMALL_MARK = '\ue000';
const SMALL_KANA = /(?<![ヴゔ])[ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ]/gu;
const DROPPED_BUT_MARK = /[^\p{L}\p{N}%.\ue000]+/gu;

/** A run of one script: kana, kanji, or everything else (Latin letters and digits). */
const SCRIPT_RUN =
  /[\p{sc=Hiragana}\p{sc=Katakana}]+|\p{sc=Han}+|[^\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]+/gu;
const WORD_THEN_NUMBER = /^([a-z]{2,})(\d.*)$/;

/** The text with its characters unified; the marks between words are still there. */
export function fold(text: string): string {
  return removeInvisible(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(KATAKANA, (c) => (SAME.has(c) ? c : String.fromCharCode(c.charCodeAt(0) - 0x60)))
    .replace(SAME_CHARACTERS, (c) => SAME.get(c)!)
    .replace(V_SOUND, (_, vowel: string | undefined) => (vowel ? V_ROW[vowel]! : 'ぶ'))
    .replace(/(?<=\d)\s*\.\s*(?=\d)/g, '.')
    .replace(THOUSANDS, '')
    .replace(JOINER, '');
}

/**
 * The form in which texts are compared: 'ロキソプロフェンＮａ錠６０ｍｇ「サワイ」' → 'ろきそぷろふえんna錠60mgさわい'.
 * The decimal point between digits and the percent sign are kept.
 */
export function searchKey(text: string): string {
  return fold(text).replace(DROPPED, '');
}

/**
 * The key with {@link SMALL_MARK} after what was written small: texts of one key differ in the size of kana alone where these differ. ヴァ and バ
 * do not.
 */
export function sizedKey(text: string): string {
  const marked = removeInvisible(text)
    .normalize('NFKC')
    .replaceAll(SMALL_MARK, '')
    .replace(SMALL_KANA, (c) => `${c}${SMALL_MARK}`);
  return fold(marked).replace(DROPPED_BUT_MARK, '');
}

/**
 * The key as a search index keeps it. Where the key joins two numbers that were apart ('3/7' → '37'), the text follows
 * once more, after a tab, with a space between them: 7 is then found as the start of a number.
 */
export function indexText(text: string): string {
  const folded = fold(text);
  const key = folded.replace(DROPPED, '');
  const apart = folded.replace(DROPPED, (mark: string, at: number) =>
    DIGIT.test(folded.charAt(at - 1)) && DIGIT.test(folded.charAt(at + mark.length)) ? ' ' : '',
  );
  return apart === key ? key : `${key}\t${apart}`;
}

/**
 * The parts of a typed query that must all be found: cut at spaces, brackets and other marks, and where the script
 * changes: 'ろきそにん錠60' → ['ろきそにん', '錠', '60']. Runs such as '60mg' and '1149019f1560' stay whole. At most 12
 * distinct tokens of the first 200 characters.
 */
export function queryTokens(query: string): string[] {
  const tokens = fold(cutQuery(query).normalize('NFKC').replace(UNFINISHED_V, ''))
    .split(DROPPED)
    .flatMap((word) => word.match(SCRIPT_RUN) ?? []);
  // The last part of a query that was cut may be half a word or half a number: it is left out.
  if (query.length > MAX_QUERY && tokens.length > 1) tokens.pop();
  return [...new Set(tokens)].slice(0, MAX_TOKENS);
}

/** 'od5' → ['od', '5']: an abbreviation and a strength typed together, which names keep apart (OD錠5mg). */
export function wordAndNumber(token: string): string[] {
  return WORD_THEN_NUMBER.exec(token)?.slice(1) ?? [token];
}

/** The part of a query that is read. */
export function cutQuery(query: string): string {
  return query.length > MAX_QUERY ? query.slice(0, MAX_QUERY) : query;
}

function pairs(from: string, to: string): Record<string, string> {
  const targets = [...to];
  return Object.fromEntries([...from].map((character, i) => [character, targets[i]!]));
}
