/**
 * Codes of receipts in lists (レセプト電算処理システム用コード, 医薬品コード): nine digits that begin with 6. No nine characters of a YJ code
 * look so: the eighth of them is a letter. The table of receipt codes says which price-list code a code meant, and its name; the
 * price-list code of a 統一名収載 product is shared by many, so the name must say which.
 */
import { type ReceiptAnswer, type ReceiptCode, searchKey } from '../../medicines/index.ts';
import { RECEIPT_CODE } from '../../medicines/model.ts';
import { dateText } from '../../platform/dates/date-text.ts';
import { fiscalYear, fiscalYearText } from '../../platform/dates/era.ts';
import type { CurrentProduct, Snapshot } from '../../supply/index.ts';
import { codeOf, type NameIndex } from './intake-names.ts';

const INSIDE = /(?<![\p{L}\d])6\d{8}(?![\p{L}\d])/gu;

/** Characters of a cell that may hold such a code, or one of a product: most cells of a table have fewer. */
export const SHORTEST = 9;

/** An empty table. */
export const NO_RECEIPTS: ReceiptAnswer = { codes: new Map(), covers: null, master: null };

/** The nine digits in a cell that may be a code of receipts: the whole cell, or words among others. */
export function receiptsIn(cell: string): string[] {
  if (cell.length < SHORTEST) return [];
  const whole = codeOf(cell);
  if (RECEIPT_CODE.test(whole)) return [whole];
  return whole.length > 9 ? [...cell.normalize('NFKC').matchAll(INSIDE)].map(([code]) => code) : [];
}

/** What the table says about the first cell with a code that it has; null if it has none. */
export function receiptOf(cells: readonly string[], { codes }: ReceiptAnswer): readonly ReceiptCode[] | null {
  for (const cell of cells) {
    for (const code of receiptsIn(cell)) {
      const found = codes.get(code);
      if (found) return found;
    }
  }
  return null;
}

/** The one product that a code of receipts surely is, or those to choose from, with what the table says about the code. */
export function productsOfReceipt(
  said: readonly ReceiptCode[],
  snapshot: Snapshot,
  names: NameIndex,
): { sure: CurrentProduct | null; choices: CurrentProduct[]; why: string } {
  const sure = new Set<CurrentProduct>();
  const choices = new Set<CurrentProduct>();
  for (const { priceCode, name } of said) {
    const own = snapshot.byCode.get(priceCode);
    // The table's names say more: 「…「マルイシ」　２００ｍｇ」, 「…（選）」.
    const ofKind = names.ofKind(priceCode);
    const key = searchKey(name);
    const named = own ? [own] : ofKind.filter((product) => key.startsWith(searchKey(product.name)));
    if (named.length === 1) sure.add(named[0]!);
    for (const product of [...named, ...ofKind]) choices.add(product);
  }
  const [{ receiptCode, priceCode, name }] = said as [ReceiptCode];
  const what = `レセプト電算コード ${receiptCode} は「${name}」（薬価基準収載医薬品コード ${priceCode}）です。`;
  if (sure.size === 1) return { sure: [...sure][0]!, choices: [], why: what };
  const why =
    choices.size > 0
      ? `${what}同じ成分・剤形・規格の品目から選んでください。`
      : `${what}一覧に当たる品目がありません。`;
  return { sure: null, choices: [...choices], why };
}

/** Why a code of receipts says nothing. */
export function unknownReceipt(code: string, { covers, master }: ReceiptAnswer): string {
  const tables = [
    ...(master ? [`医薬品マスター、${dateText(master)}まで`] : []),
    ...(covers
      ? [`NDBオープンデータ、${fiscalYearText(fiscalYear(covers.from), fiscalYear(covers.to))}`]
      : []),
  ];
  const table =
    tables.length > 0
      ? `レセプト電算コードとの対応表（${tables.join('、')}）に ${code} はありません。`
      : 'レセプト電算コードとの対応表は、このサイトにまだ取り込まれていません。';
  return `${table}YJコードか品名で指定してください。`;
}
