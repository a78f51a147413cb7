import { Readable } from 'node:stream';
import * as XLSX from '@e965/xlsx';
import { fromBufferPromise, type ZipFile } from 'yauzl';
import { AnteiError } from '../errors.ts';
import type { SourceFile } from './bounded-file.ts';

export type CellValue = string | number | boolean | null;

export interface Sheet {
  name: string;
  /** Number of rows down to the last one that holds a cell. */
  rows: number;
  columns: number;
  /** The stored value at a 0-based place: dates are Excel serials. Null where blank or beyond the sheet. */
  value(row: number, column: number): CellValue;
  /** Number format of a cell, null for General or blank. */
  format(row: number, column: number): string | null;
}

/**
 * Opens a workbook after checking that it is one and how large it becomes.
 * The reader is SheetJS, not exceljs's streaming reader, which corrupts Japanese text (docs/decisions/0002).
 *
 * @param maxUnpackedMb bound on the sum of the unpacked parts; checked from the zip's directory and by counting what comes
 *   out, before anything is kept.
 * @throws AnteiError `not-xlsx`, `broken-xlsx`, `zip-bomb`
 */
export async function openWorkbook(
  file: SourceFile,
  maxUnpackedMb: number,
): Promise<{ sheetNames: string[]; sheet(name: string): Sheet | null }> {
  if (file.bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') {
    throw new AnteiError('not-xlsx', `${file.name} の中身は xlsx ではなく${guess(file.bytes)}のようです。`);
  }
  await checkUnpackedSize(file, maxUnpackedMb * 1_000_000);
  let workbook: XLSX.WorkBook;
  try {
    workbook = XLSX.read(file.bytes, {
      dense: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      cellNF: true,
    });
  } catch (error) {
    throw new AnteiError('broken-xlsx', `${file.name}（${(error as Error).message}）`, { cause: error });
  }
  return {
    sheetNames: workbook.SheetNames,
    sheet(name) {
      const sheet = workbook.Sheets[name];
      return sheet ? toSheet(name, sheet) : null;
    },
  };
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

function toSheet(name: string, sheet: XLSX.WorkSheet): Sheet {
  const data = (sheet['!data'] ?? []) as (XLSX.CellObject | undefined)[][];
  return {
    name,
    rows: data.length,
    columns: data.reduce((widest, row) => Math.max(widest, row?.length ?? 0), 0),
    value(row, column) {
      const cell = data[row]?.[column];
      if (!cell || cell.v === undefined || cell.v === '') return null;
      if (cell.t === 'e') return ERROR_TEXTS[cell.v as number] ?? '#ERROR!';
      return cell.v instanceof Date ? cell.v.toISOString() : cell.v;
    },
    format(row, column) {
      const format = data[row]?.[column]?.z;
      return typeof format === 'string' && format !== 'General' ? format : null;
    },
  };
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
  /** Puts filter buttons on the last head row. */
  filter?: boolean;
}

/** A sheet to write. */
export interface SheetContent extends SheetLayout {
  /** At most 31 characters, none of `\ / ? * [ ] :`. */
  name: string;
  rows: CellValue[][];
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

function workSheet({ rows, formats = [], headRows, widths, filter }: SheetContent): XLSX.WorkSheet {
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
  if (widths) sheet['!cols'] = widths.map((wch) => ({ wch }));
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

async function checkUnpackedSize(file: SourceFile, limit: number): Promise<void> {
  const refuse = (size: number) =>
    new AnteiError(
      'zip-bomb',
      `${file.name} は展開すると ${Math.round(size / 1e6).toLocaleString()}MB 以上になり、上限 ${limit / 1e6}MB を超えます。`,
    );
  let zip: ZipFile | undefined;
  try {
    zip = await fromBufferPromise(file.bytes, { lazyEntries: true, autoClose: false });
    const entries = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (declared > limit) throw refuse(declared);
    // The directory may lie: count what really comes out, keeping nothing.
    let seen = 0;
    for (const entry of entries) {
      if (entry.uncompressedSize === 0) continue;
      for await (const chunk of Readable.from(await zip.openReadStreamPromise(entry))) {
        seen += (chunk as Buffer).length;
        if (seen > limit) throw refuse(seen);
      }
    }
  } catch (error) {
    if (error instanceof AnteiError) throw error;
    throw new AnteiError(
      'broken-xlsx',
      `${file.name} を zip として読めません（${(error as Error).message}）。`,
      { cause: error },
    );
  } finally {
    zip?.close();
  }
}

function guess(bytes: Buffer): string {
  const head = bytes.subarray(0, 512);
  if (head.length === 0) return '空のファイル';
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return '古い形式のExcel（xls）';
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') return 'PDF';
  const text = head.toString('latin1').trimStart().toLowerCase();
  if (text.startsWith('<!doctype') || text.startsWith('<html')) return 'HTMLのページ';
  return head.includes(0x2c) || head.includes(0x09) ? 'CSVなどの文字のファイル' : '別の形式';
}
