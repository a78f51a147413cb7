import * as XLSX from '@e965/xlsx';
import { AnteiError } from '../errors.ts';
import type { SourceFile } from './bounded-file.ts';
import { meantBy } from './cell-meaning.ts';
import { withJapaneseFormats } from './japanese-formats.ts';
import { unpack } from './unpack.ts';

export type CellValue = string | number | boolean | null;

export interface Sheet {
  name: string;
  /** Number of rows down to the last one that holds a cell. */
  rows: number;
  columns: number;
  /**
   * What the cell at a 0-based place says (cell-meaning.ts): a date is a 1900 serial, a percentage in points. Null where blank or
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

/**
 * Opens a workbook. The parser sees only what was unpacked within the bound.
 * The reader is SheetJS, not exceljs's streaming reader, which corrupts Japanese text (docs/decisions/0002).
 *
 * @param maxUnpackedMb bound on the sum of the unpacked parts
 * @throws AnteiError `not-xlsx`, `xlsx-protected`, `broken-xlsx`, `zip-bomb`
 */
export async function openWorkbook(file: SourceFile, maxUnpackedMb: number): Promise<Workbook> {
  if (file.bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') throw notWorkbook(file);
  const parts = await unpack(file, maxUnpackedMb);
  const mimetype = parts.get('mimetype')?.toString('latin1') ?? '';
  if (mimetype.includes('opendocument') || parts.has('Index/Document.iwa'))
    throw new AnteiError(
      'not-xlsx',
      `${file.name} の中身は xlsx ではなく${mimetype ? 'LibreOffice などの ods 形式' : 'Numbers の形式'}のようです。`,
    );
  let workbook: XLSX.WorkBook;
  try {
    workbook = parseParts(parts);
  } catch (error) {
    throw new AnteiError('broken-xlsx', `${file.name}（${(error as Error).message}）`, { cause: error });
  }
  // A workbook may keep old copies out of sight: what people see comes first.
  const hidden = new Set(
    workbook.Workbook?.Sheets?.flatMap(({ Hidden, name }) => (Hidden ? (name ?? []) : [])),
  );
  const date1904 = ['true', '1'].includes(String(workbook.Workbook?.WBProps?.date1904));
  return {
    sheetNames: workbook.SheetNames.toSorted((a, b) => Number(hidden.has(a)) - Number(hidden.has(b))),
    isHidden: (name) => hidden.has(name),
    sheet(name) {
      const sheet = workbook.Sheets[name];
      return sheet ? toSheet(name, sheet, date1904) : null;
    },
  };
}

const { parse_zip } = XLSX as typeof XLSX & {
  // Exported, and missing from the types.
  parse_zip(zip: unknown, options: XLSX.ParsingOptions): XLSX.WorkBook;
};

function parseParts(parts: ReadonlyMap<string, Buffer>): XLSX.WorkBook {
  const container = XLSX.CFB.utils.cfb_new();
  for (const [name, bytes] of parts) {
    // SheetJS takes what there is of a sheet that was cut off, and says nothing.
    if (
      /(^|\/)worksheets\/[^/]+\.xml$/i.test(name) &&
      !/<\/([\w.-]+:)?worksheet>\s*$/.test(bytes.subarray(-200).toString('latin1'))
    )
      throw new Error(`${name} が途中で終わっています`);
    const content = /(^|\/)styles\.xml$/i.test(name) ? withJapaneseFormats(bytes) : bytes;
    XLSX.CFB.utils.cfb_add(container, name, content, { unsafe: true });
  }
  return parse_zip(container, {
    dense: true,
    cellText: false,
    cellHTML: false,
    cellFormula: false,
    cellNF: true,
  });
}

/** What a spreadsheet shows for its error values, which are stored as numbers. */
const ERROR_TEXTS: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

function toSheet(name: string, sheet: XLSX.WorkSheet, date1904: boolean): Sheet {
  const data = (sheet['!data'] ?? []) as (XLSX.CellObject | undefined)[][];
  const verbatim: Sheet['verbatim'] = (row, column, as) => {
    const cell = data[row]?.[column];
    if (!cell || cell.v === undefined) return null;
    if (cell.t === 'e') return ERROR_TEXTS[cell.v as number] ?? '#ERROR!';
    if (cell.t === 'n') return meantBy(cell.v as number, formatOf(cell), { date1904, as });
    return cell.v instanceof Date ? cell.v.toISOString() : cell.v;
  };
  return {
    name,
    rows: data.length,
    columns: data.reduce((widest, row) => Math.max(widest, row?.length ?? 0), 0),
    value(row, column, as) {
      const value = verbatim(row, column, as);
      return value === '' ? null : value;
    },
    verbatim,
    format(row, column) {
      return formatOf(data[row]?.[column]);
    },
  };
}

function formatOf(cell: XLSX.CellObject | undefined): string | null {
  return typeof cell?.z === 'string' && cell.z !== 'General' ? cell.z : null;
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

/** In a workbook `_x000A_` stands for a character; a text that only looks so is escaped, which SheetJS does not do. */
function escapeText(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** The error that tells what a file is that is no zip. */
function notWorkbook(file: SourceFile): AnteiError {
  // Excel keeps an encrypted workbook in an OLE file, under names in UTF-16.
  if (isOle(file.bytes) && file.bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')))
    return new AnteiError('xlsx-protected', `${file.name} はパスワードで保護されています。`);
  return new AnteiError('not-xlsx', `${file.name} の中身は xlsx ではなく${guess(file.bytes)}のようです。`);
}

function isOle(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));
}

function guess(bytes: Buffer): string {
  const head = bytes.subarray(0, 512);
  if (head.length === 0) return '空のファイル';
  if (isOle(bytes)) return '古い形式のExcel（xls）';
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') return 'PDF';
  const text = head.toString('latin1').trimStart().toLowerCase();
  if (text.startsWith('<!doctype') || text.startsWith('<html')) return 'HTMLのページ';
  return head.includes(0x2c) || head.includes(0x09) ? 'CSVなどの文字のファイル' : '別の形式';
}
