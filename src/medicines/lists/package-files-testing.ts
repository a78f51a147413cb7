/**
 * Files of packages for tests, all made up: no file of MEDIS-DC is at hand. Headers and places are those of package-layouts.ts; companies,
 * products and codes are invented, but for their check digits.
 */
import { checkDigitOf } from '../codes/package-code.ts';

/** A GTIN-14 of an invented company: 0 調剤, 1 販売, 2 元梱包. */
export function gtin(level: 0 | 1 | 2, item: number): string {
  const digits = `${level}4912345${String(item).padStart(5, '0')}`;
  return digits + checkDigitOf(digits);
}

/** The JAN of an item: the GTIN-14 without the 0 before it. */
export const jan = (item: number) => gtin(0, item).slice(1);

/** Cells of a row by their places. */
function placed(width: number, cells: Record<number, string>): string[] {
  return Array.from({ length: width }, (_, at) => cells[at] ?? '');
}

export const GTIN_HEAD = placed(44, {
  0: '区分',
  1: '更新日',
  2: '製造販売業者',
  3: '販売名',
  4: '販売名50音１',
  7: '告示名称区分',
  8: '個別医薬品コード',
  12: '規格',
  16: '剤形',
  22: '包装形態',
  23: '包装単位数',
  24: '包装単位数単位',
  25: '総数量数',
  26: '総数量数単位',
  29: '調剤包装単位コード',
  30: '調剤包装単位名称',
  32: '販売包装単位コード',
  33: '元梱包装単位コード',
  34: '物流用JANコード',
  42: '販売中止年月日',
  43: '最終ロット有効期限',
});

/** A row of the list of codes of packages: the item's number makes its codes. */
export function gtinRow(
  yjCode: string,
  name: string,
  item: number,
  others: Record<number, string> = {},
): string[] {
  return placed(44, {
    1: '20260531',
    2: '試験製薬',
    3: name,
    8: yjCode,
    22: 'ＰＴＰ',
    23: '10.000',
    24: '錠',
    25: '100.000',
    26: '錠',
    29: gtin(0, item),
    32: gtin(1, item + 1),
    33: gtin(2, item + 1),
    34: jan(item + 1),
    ...others,
  });
}

export const HOT_HEAD = [
  ...[
    '基準番号（ＨＯＴコード）',
    '処方用番号（ＨＯＴ７）',
    '会社識別用番号',
    '調剤用番号',
    '物流用番号',
    'ＪＡＮコード',
  ],
  ...['薬価基準収載医薬品コード', '個別医薬品コード', 'レセプト電算処理システムコード（１）'],
  ...[
    'レセプト電算処理システムコード（２）',
    '告示名称',
    '販売名',
    'レセプト電算処理システム医薬品名',
    '規格単位',
  ],
  ...['包装形態', '包装単位数', '包装単位単位', '包装総量数', '包装総量単位', '区分', '製造会社', '販売会社'],
  ...['更新区分', '更新年月日', '販売包装単位コード'],
];

/** A row of HOTコードマスター for the same item; the 25th cell is left away where the master has 24. */
export function hotRow(
  yjCode: string,
  name: string,
  item: number,
  others: Record<number, string> = {},
): string[] {
  return placed(25, {
    0: `1${String(item).padStart(12, '0')}`,
    5: jan(item + 1),
    6: yjCode,
    7: yjCode,
    11: name,
    14: 'ＰＴＰ',
    15: '10',
    16: '錠',
    17: '100',
    18: '錠',
    20: '試験製薬',
    21: '試験販売',
    24: gtin(1, item + 1),
    ...others,
  });
}

/** Rows as a CSV with every cell in quotes and the line ends of Windows. */
export function csvOf(rows: readonly string[][]): string {
  return rows.map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\r\n`).join('');
}
