/** Workbooks: what one is once it was read (open-workbook.ts reads it), and how one is written. */
import * as XLSX from '@e965/xlsx';

export type CellValue = string | number | boolean | null;

export interface Sheet {
  name: string;
  /** Number of rows down to the last one that holds a cell: the extent of the sheet, not how much it holds ({@link filled}). */
  rows: number;
  /** Number of columns up to the last one that holds a cell. */
  columns: number;
  /** The 0-based rows that hold a cell, ascending: what is walked, however far apart a file puts them. */
  filled: readonly number[];
  /**
   * What the cell at a 0-based place says (cell-meaning.ts): a date is a 1900 serial, a percentage in points. Null if blank or
   * beyond the sheet.
   * @param as 'date' in a column of dates: a number is one whatever its format
   */
  value(row: number, column: number, as?: 'date'): CellValue;
  /** As `value`, with an empty text as '': official lists have cells of both kinds. */
  verbatim(row: number, column: number, as?: 'date'): CellValue;
  /** Number format of a cell, null for General or blank. */
  format(row: number, column: number): string | null;
}

export interface Workbook {
  /** Visible sheets first. */
  sheetNames: string[];
  isHidden(name: string): boolean;
  sheet(name: string): Sheet | null;
}

/** 0 → A, 26 → AA. */
export function columnLetter(column: number): string {
  return (
    (column >= 26 ? columnLetter(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
  );
}

export interface SheetLayout {
  /** Width of each column in characters. */
  widths?: number[];
  /** Height of the last head row in points. */
  headHeight?: number;
  /** Puts filter buttons on the last head row. */
  filter?: boolean;
}

/** A sheet to write. */
export interface SheetContent extends SheetLayout {
  /** At most 31 characters, none of `\ / ? * [ ] :`. */
  name: string;
  rows: readonly (readonly CellValue[])[];
  /** Number format of each column's cells below the head; none by default. */
  formats?: (string | null)[];
  headRows: number;
}

/**
 * Writes one sheet; `formats` gives the number format of each column's cells below the head, texts included (a text in a
 * date column keeps the format that the ministry's own workbook gives it). Strings are always stored as text, never as
 * formulas.
 */
export function writeWorkbook(
  sheetName: string,
  rows: CellValue[][],
  formats: (string | null)[],
  headRows: number,
  layout: SheetLayout = {},
): Buffer {
  return writeSheets([{ name: sheetName, rows, formats, headRows, ...layout }]);
}

/** Writes sheets in their order, as {@link writeWorkbook} does. The same sheets give the same bytes. */
export function writeSheets(sheets: readonly SheetContent[]): Buffer {
  const book = XLSX.utils.book_new();
  for (const content of sheets) XLSX.utils.book_append_sheet(book, workSheet(content), content.name);
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true }) as Buffer;
}

function workSheet({
  rows,
  formats = [],
  headRows,
  widths,
  headHeight,
  filter,
}: SheetContent): XLSX.WorkSheet {
  const data = rows.map((row, index) =>
    row.map((value, column): XLSX.CellObject | undefined => {
      if (value === null) return undefined;
      const format = index >= headRows ? formats[column] : null;
      const cell: XLSX.CellObject =
        typeof value === 'number'
          ? { t: 'n', v: value }
          : typeof value === 'boolean'
            ? { t: 'b', v: value }
            : { t: 's', v: escapeText(value) };
      return format ? { ...cell, z: format } : cell;
    }),
  );
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 1);
  const sheet: XLSX.WorkSheet = {
    '!ref': `A1:${XLSX.utils.encode_cell({ r: rows.length - 1, c: width - 1 })}`,
  };
  sheet['!data'] = data as XLSX.CellObject[][];
  if (widths) sheet['!cols'] = widths.map((width) => ({ width }));
  if (headHeight) sheet['!rows'] = [...Array<object>(headRows - 1).fill({}), { hpt: headHeight }];
  if (filter) {
    const filtered = { s: { r: headRows - 1, c: 0 }, e: { r: rows.length - 1, c: width - 1 } };
    sheet['!autofilter'] = { ref: XLSX.utils.encode_range(filtered) };
  }
  return sheet;
}

/** In a workbook `_x000A_` means a character; a text that only looks so is escaped, which SheetJS does not do. */
function escapeText(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
