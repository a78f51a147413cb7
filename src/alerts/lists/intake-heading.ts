import { compact } from '../../platform/text.ts';
import type { IntakeRow } from './intake-model.ts';

/** Where a table names its columns. */
export interface Heading {
  /** Position of the row; the ones above it are titles. */
  row: number;
  /** Position of the column of product names, where the heading tells. */
  nameColumn: number | null;
}

/** Rows in which a heading may be; further down a cell that says 品名 is not one. */
export const MAX_HEADING = 12;

const NAME = /^[①-⑳]?(品名|医薬品名|医薬品名称|薬品名|薬品名称|薬剤名|商品名|販売名|製品名|名称|薬名)$/;
const OTHER =
  /コード|^[①-⑳]?(No\.?|番号|規格|単位|規格単位|成分名?|一般名|メーカー名?|製造販売業者名?|会社名|数量|在庫数?|薬価|備考|棚番?|出荷対応|出荷量|区分|JAN|GTIN)$/i;

/** A longer text is not the heading of a column. */
const LONGEST = 24;

/**
 * The row that names the columns: the first with such a word, where neither it nor any row above it names a product; null if
 * there is none.
 */
export function findHeading(
  rows: readonly IntakeRow[],
  isProduct: (cell: string) => boolean,
): Heading | null {
  for (const [row, { cells }] of rows.entries()) {
    if (cells.some(isProduct)) return null;
    // A line of a CSV, pasted as it is, is one cell.
    const words = (cells.length === 1 ? cells[0]!.split(',') : cells).map((cell) => compact(cell));
    const nameColumn = words.findIndex((word) => NAME.test(word));
    if (nameColumn >= 0 || words.some((word) => word.length <= LONGEST && OTHER.test(word)))
      return { row, nameColumn: nameColumn >= 0 && cells.length > 1 ? nameColumn : null };
  }
  return null;
}
