import { setImmediate as breath } from 'node:timers/promises';
import type { CellValue } from '../../platform/files/xlsx.ts';
import { paced } from '../../platform/turns/paced.ts';
import { RESPONSES, VOLUMES } from '../model.ts';
import type { CurrentProduct, Snapshot } from '../read/catalogue.ts';
import { peers } from '../read/stand-in-candidates.ts';

const HEADINGS = [
  'YJコード',
  '品名',
  '成分名',
  '規格単位',
  '製造販売業者',
  '出荷対応',
  '出荷量',
  '候補のうち通常出荷',
  '候補',
  '薬価（円）',
  '一覧の日付',
];

/** Products that were found as rows for a spreadsheet, in the order of the page; texts as the list has them. */
export async function searchRows(
  snapshot: Snapshot,
  products: readonly CurrentProduct[],
): Promise<CellValue[][]> {
  const asOf = snapshot.edition?.asOf ?? null;
  const rows: CellValue[][] = [HEADINGS];
  // Who asks is a reader himself: his rows wait for no others.
  for await (const product of paced(products, breath)) {
    const { normal, total } = peers(snapshot, product.yjCode);
    const { yjCode, name, ingredient, strength, mah, response, volume, price } = product;
    const status = [RESPONSES[response], VOLUMES[volume], normal, total];
    rows.push([yjCode, name, ingredient, strength, mah, ...status, price?.amount ?? null, asOf]);
  }
  return rows;
}
