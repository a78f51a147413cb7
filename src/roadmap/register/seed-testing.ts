/** For tests: the texts of the documents beside the checkout, as they are compared: without white space, in one width. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedPath } from '../../../test/real-data.ts';
import { compact } from '../../platform/text.ts';

/** The text of a document by the first digits of its file; null is the published series in DESIGN.md. */
export function seedText(seed: string | null): string {
  if (seed === null) return readFileSync(sharedPath('DESIGN.md'), 'utf8');
  const folder = sharedPath('seeds');
  const file = readdirSync(folder).find((name) => name.startsWith(`${seed}_`));
  if (!file) throw new Error(`no document ${seed} in ${folder}`);
  return readFileSync(join(folder, file), 'utf8');
}

/** A note at the foot of a page that stands in the middle of a sentence once the pages are joined. */
const FOOTNOTE = 'https://www.kenporen.com/include/press/2017/20170925_1.pdf(2020年2月20日アクセス)';

/** Marks of layout: bullets, bold, borders of tables. They come between words that belong together. */
const LAYOUT = /[*|✓◆➢・-]|<\/?[a-z][^>]*>/g;

/** A text as it is compared: no white space, one width, no marks of layout. */
export function comparable(text: string): string {
  return compact(text).replace(LAYOUT, '');
}

/** The document as it is searched: as comparable texts are, and no foot note inside a sentence. */
export function searchable(seed: string | null): string {
  return comparable(compact(seedText(seed)).replace(FOOTNOTE, ''));
}

/** Every number of a text, as printed and with the 億, 万 and 百万 behind it: 「3億1,200万枚」 says 312000000, 「2009.9」 the year too. */
export function numbersIn(text: string): Set<number> {
  const found = new Set<number>();
  const plain = text.normalize('NFKC').replace(/(\d),(?=\d{3}(?!\d))/g, '$1');
  for (const [, first, second] of plain.matchAll(/(?:([\d.]+)億)?(?:([\d.]+)万)?/g))
    if (first || second) found.add(Math.round(Number(first ?? 0) * 1e8 + Number(second ?? 0) * 1e4));
  for (const [, number, million] of plain.matchAll(/(\d+(?:\.\d+)?)(百万)?/g)) {
    found.add(Number(number));
    if (/^\d{4}\./.test(number!)) found.add(Math.floor(Number(number)));
    if (million) found.add(Number(number) * 1e6);
  }
  return found;
}
