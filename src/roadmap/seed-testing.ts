/** For tests: the texts of the documents beside the checkout, as they are compared: without white space, in one width. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compact } from '../platform/text.ts';

const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared');

/** A test's `skip`: a clear word where the documents are not there. */
export const skipWithoutSeeds = existsSync(join(SHARED, 'seeds'))
  ? false
  : 'the documents (../shared/seeds) are not here';

/** The text of a document by the first digits of its file; null is the published series in DESIGN.md. */
export function seedText(seed: string | null): string {
  if (seed === null) return readFileSync(join(SHARED, 'DESIGN.md'), 'utf8');
  const folder = join(SHARED, 'seeds');
  const file = readdirSync(folder).find((name) => name.startsWith(`${seed}_`));
  if (!file) throw new Error(`no document ${seed} in ${folder}`);
  return readFileSync(join(folder, file), 'utf8');
}

/** Notes at the foot of a page that stand in the middle of a sentence once the pages are joined. */
const FOOTNOTES: Record<string, RegExp[]> = {
  '002': [
    /1健康保険組合連合会、2025年度に向けた国民医療費等の推計\(2017年9月\)\./,
    /https:\/\/www\.kenporen\.com\/include\/press\/2017\/20170925_1\.pdf\(2020年2月20日アクセス\)/,
    /2厚生労働省、厚労科研費研究報告書、バイオシミラー\(BS\)使用促進のための課題解決に向けた調査研究\..*?00049608(?=説動画)/,
    /1\.pdf4厚生労働省、一般向けリーフレット\..*?0132762_00005\.html/,
  ],
};

/** The document as it is searched: no white space, no width, no foot notes inside a sentence. */
export function searchable(seed: string | null): string {
  const text = compact(seedText(seed));
  return (FOOTNOTES[seed ?? ''] ?? []).reduce((rest, note) => rest.replace(note, ''), text);
}
