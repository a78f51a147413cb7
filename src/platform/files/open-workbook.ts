/**
 * Reads workbooks. The parser, SheetJS, sees only what was unpacked within the bound (unpack.ts), only the parts it needs, and of
 * a sheet only its rows (xlsx-parts.ts): nothing else that a file says is walked through. What others send is never read here
 * on the web thread: it goes through reading/ (docs/guide/developer.md).
 */

import * as XLSX from '@e965/xlsx';
import { AnteiError } from '../errors.ts';
import { numberText } from '../number-text.ts';
import type { SourceFile } from './bounded-file.ts';
import { meantBy } from './cell-meaning.ts';
import { withJapaneseFormats } from './japanese-formats.ts';
import { unpack } from './unpack.ts';
import type { Sheet, Workbook } from './xlsx.ts';
import { MAX_CELLS, neededParts, tooManyCells } from './xlsx-parts.ts';
/**
 * Opens a workbook. The parser sees only what was unpacked within the bound.
 * The reader is SheetJS, not exceljs's streaming reader, which corrupts Japanese text (docs/decisions/0002).
 *
 * @param maxUnpackedMb bound on the sum of the unpacked parts
 * @param maxCells bound on the cells and rows of all sheets, blank ones included
 * @throws AnteiError `not-xlsx`, `xlsx-protected`, `broken-xlsx`, `zip-bomb`, `too-many-cells`
 */
export async function openWorkbook(
  file: SourceFile,
  maxUnpackedMb: number,
  maxCells: number = MAX_CELLS,
): Promise<Workbook> {
  if (file.bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') throw notWorkbook(file);
  const parts = await unpack(file, maxUnpackedMb);
  const mimetype = parts.get('mimetype')?.subarray(0, 200).toString('latin1') ?? '';
  if (mimetype.includes('opendocument') || parts.has('Index/Document.iwa'))
    throw new AnteiError(
      'not-xlsx',
      `${file.name} の中身は xlsx ではなく${mimetype ? 'LibreOffice などの ods 形式' : 'Numbers の形式'}のようです。`,
    );
  if (parts.has('xl/workbook.bin'))
    throw new AnteiError(
      'not-xlsx',
      `${file.name} の中身は xlsx ではなくExcelバイナリブック（xlsb）のようです。`,
    );
  let workbook: XLSX.WorkBook;
  try {
    workbook = parseParts(neededParts(file.name, parts, maxCells));
  } catch (error) {
    if (error instanceof AnteiError) throw error;
    throw new AnteiError('broken-xlsx', `${file.name}（${(error as Error).message}）`, { cause: error });
  }
  // SheetJS leaves out a sheet that it cannot read, and says nothing.
  if (!Object.values(workbook.Sheets).some(Boolean))
    throw new AnteiError('broken-xlsx', `${file.name} のシートを読めません。`);
  // A workbook may keep old copies out of sight: what people see comes first.
  const hidden = new Set(
    workbook.Workbook?.Sheets?.flatMap(({ Hidden, name }) => (Hidden ? (name ?? []) : [])),
  );
  const date1904 = ['true', '1'].includes(String(workbook.Workbook?.WBProps?.date1904));
  // A place that no sheet has makes the file a broken one, whichever sheet is asked for.
  const sheets = new Map(
    Object.entries(workbook.Sheets).flatMap(([name, sheet]) =>
      sheet ? [[name, toSheet(file.name, name, sheet, date1904)] as const] : [],
    ),
  );
  return {
    sheetNames: workbook.SheetNames.toSorted((a, b) => Number(hidden.has(a)) - Number(hidden.has(b))),
    isHidden: (name) => hidden.has(name),
    sheet(name) {
      const sheet = sheets.get(name) ?? null;
      if (sheet && sheet.rows * sheet.columns > MAX_AREA)
        throw tooManyCells(
          `${file.name} のシート「${name}」は${numberText(sheet.rows)}行、${numberText(sheet.columns)}列に及びます。`,
        );
      return sheet;
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

/** Rows and columns that Excel has (ECMA-376 names no bound; this is Excel's). */
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;
/** Places between the first and the last cell: readers may ask each of them, a blank one in some nanoseconds. */
const MAX_AREA = 60_000_000;

function toSheet(file: string, name: string, sheet: XLSX.WorkSheet, date1904: boolean): Sheet {
  const data = (sheet['!data'] ?? []) as (XLSX.CellObject | undefined)[][];
  // A file may put a cell in row 2,147,483,647: the rows that are there are walked, never the length of the array.
  const filled = Object.keys(data)
    .map(Number)
    .filter((row) => Object.keys(data[row]!).length > 0);
  const rows = (filled.at(-1) ?? -1) + 1;
  const columns = filled.reduce((widest, row) => Math.max(widest, data[row]!.length), 0);
  const outside = filled.some((row) => !(Number.isInteger(row) && row >= 0 && row < MAX_ROWS));
  if (outside || columns > MAX_COLUMNS)
    throw new AnteiError(
      'broken-xlsx',
      `${file} のシート「${name}」に、${numberText(MAX_ROWS)}行、${numberText(MAX_COLUMNS)}列を超える位置のセルがあります。`,
    );
  const verbatim: Sheet['verbatim'] = (row, column, as) => {
    const cell = data[row]?.[column];
    if (!cell || cell.v === undefined) return null;
    if (cell.t === 'e') return ERROR_TEXTS[cell.v as number] ?? '#ERROR!';
    // No number that a workbook stores, and none that JSON carries.
    if (typeof cell.v === 'number' && !Number.isFinite(cell.v)) return '#NUM!';
    if (cell.t === 'n') return meantBy(cell.v as number, formatOf(cell), { date1904, as });
    return cell.v instanceof Date ? cell.v.toISOString() : cell.v;
  };
  return {
    name,
    rows,
    columns,
    filled,
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

/** The error that tells what a file is that is not a zip. */
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
