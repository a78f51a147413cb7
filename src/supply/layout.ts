import { AnteiError } from '../platform/errors.ts';
import { columnLetter, type Sheet } from '../platform/files/xlsx.ts';
import { compact } from '../platform/text.ts';
import { OFFICIAL_HEADERS, SHEET_NAME } from './official-layout.ts';

/** Index of the header row (row 2) and of the first data row (row 3) of the official sheet. */
export const HEADER_ROW = 1;
export const FIRST_DATA_ROW = 2;

/**
 * How each official column is recognised: by its header text without white space, width and circled number. Notes in
 * brackets change from year to year and do not count; what tells the column from all others does.
 */
const PATTERNS: readonly RegExp[] = [
  /^薬剤区分/,
  /^薬効分類/,
  /^成分名/,
  /^規格単位/,
  /^YJコード/,
  /^品名/,
  /^製造販売業者名/,
  /^製品区分/,
  /^基礎的医薬品/,
  /^(\(重要\))?供給確保医薬品/,
  /^薬価収載年月日/,
  /^製造販売業者の「出荷対応」の状況/,
  /^当該品目の12の情報を更新した日/,
  /^限定出荷\/供給停止の理由/,
  /^限定出荷の解除見込み\/供給停止の解消見込み(?!\/)/,
  /^限定出荷の解除見込み\/供給停止の解消見込み\/販売中止品の在庫消尽時期/,
  /^製造販売業者の「出荷量」の現在の状況/,
  /^製造販売業者の「出荷量」の改善(\(増加\))?見込み時期/,
  /^(1918を任意選択した場合の)?(製造販売業者の)?「出荷量」の改善(\(増加\))?見込み量/,
  /^当該品目の12以外の情報を更新した日/,
  /^今回掲載時の更新有無/,
];

/** A header as compared: NFKC, no white space, no leading column number (① … ⑳ become 1 … 20; ⑲⑱ stays 1918). */
function headerKey(text: string): string {
  return compact(text).replace(/^(?:1\d|20|[1-9])(?=\D)/, '');
}

export interface Layout {
  /** Column of the sheet (0-based) for each of the 21 official columns. */
  columns: number[];
  /** Header texts as found, in official order. */
  headers: string[];
}

/**
 * Finds the 21 columns by their header texts.
 * @throws AnteiError `layout-changed`: what was expected, what was found, and where.
 */
export function findLayout(sheet: Sheet, file: string): Layout {
  const found = new Map<number, number>();
  const unknown: string[] = [];
  const twice: string[] = [];
  for (let column = 0; column < sheet.columns; column++) {
    const text = sheet.value(HEADER_ROW, column);
    if (text === null) continue;
    const key = headerKey(String(text));
    const official = PATTERNS.findIndex((pattern) => pattern.test(key));
    const place = `${columnLetter(column)}2「${compact(String(text)).slice(0, 40)}」`;
    if (official < 0) unknown.push(place);
    else if (found.has(official)) twice.push(place);
    else found.set(official, column);
  }
  const missing = OFFICIAL_HEADERS.filter((_, index) => !found.has(index)).map(
    (header) => `「${compact(header).slice(0, 40)}」`,
  );
  if (missing.length + unknown.length + twice.length > 0) {
    const parts = [
      missing.length > 0 && `見つからない列：${missing.join('、')}`,
      unknown.length > 0 && `知らない列：${unknown.join('、')}`,
      twice.length > 0 && `二度ある列：${twice.join('、')}`,
    ].filter(Boolean);
    throw new AnteiError(
      'layout-changed',
      `${file} のシート「${SHEET_NAME}」の2行目に21の見出しがあるはずですが、${21 - missing.length}しか一致しません。${parts.join('。')}。`,
    );
  }
  const columns = OFFICIAL_HEADERS.map((_, index) => found.get(index)!);
  return { columns, headers: columns.map((column) => String(sheet.value(HEADER_ROW, column))) };
}
