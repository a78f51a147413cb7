/**
 * Reads a maker's file in the official layout: an xlsx (any sheet, any order of the columns, headers in one of the first ten
 * rows) or a CSV with the same headers, UTF-8 or Shift_JIS. Told apart by content, not by name.
 */

import type { IsoDate } from '../../platform/clock.ts';
import type { SourceFile } from '../../platform/files/bounded-file.ts';
import { typedDate } from '../../platform/files/cell-meaning.ts';
import { unguard } from '../../platform/files/csv.ts';
import { openWorkbook } from '../../platform/files/open-workbook.ts';
import { type CsvBounds, readCsvRecords } from '../../platform/files/read-csv.ts';
import { decodeText, isBinary } from '../../platform/files/table.ts';
import type { Sheet } from '../../platform/files/xlsx.ts';
import { tooManyCells } from '../../platform/files/xlsx-parts.ts';
import { numberText } from '../../platform/number-text.ts';
import { COLUMN, cleanCell, DATE_COLUMNS, findLayout, SHEET_NAME } from '../../supply/index.ts';
import type { Cell } from '../../supply/model.ts';
import { AnteiError } from '../errors.ts';
import { CONTROL_WORD } from '../rules/control-word.ts';
import { codeIn } from '../rules/row-code.ts';

/** Uploads larger than this are refused before they are read; the whole country's list has 2 MB. */
export const MAX_UPLOAD_MB = 10;
const MAX_UNPACKED_MB = 60;
const MAX_ROWS = 20_000;
/** Cells of all sheets: the whole country's list has 350,000. */
const MAX_CELLS = 1_000_000;
const CSV: CsvBounds = { maxRecords: MAX_ROWS + 10, maxFields: MAX_CELLS };
/** How often a product may be in a file on average: twice is reported row by row, more is not a list. */
const MAX_REPEATS = 10;
/** Characters of all cells that are read: the whole country's list has 3.5 million. */
const MAX_TEXT = 10_000_000;
const MAX_SHEETS = 20;

export interface FileRow {
  /** 1-based, as a spreadsheet counts. */
  row: number;
  /** 21 cells in official order. */
  cells: Cell[];
}

export interface ReportFile {
  rows: FileRow[];
  /** Place of each official column in the file, 0-based. */
  columns: number[];
  /** What template.ts wrote: the newest report when the copy was made; null if it is gone. */
  control: number | null;
}

/**
 * @param today its layout is expected
 * @param own codes of the maker's products: of any other row only the code is kept. All rows are kept whole where it is left out.
 * @throws AnteiError `file-too-large`, `zip-bomb`, `xlsx-protected`, `too-many-cells`, `report-unreadable`
 */
export async function readReportFile(
  file: SourceFile,
  today: IsoDate,
  own?: readonly string[],
): Promise<ReportFile> {
  if (file.bytes.length > MAX_UPLOAD_MB * 1_000_000)
    throw new AnteiError(
      'file-too-large',
      `${file.name} は ${(file.bytes.length / 1e6).toFixed(1)}MB で、上限 ${MAX_UPLOAD_MB}MB を超えています。`,
    );
  if (file.bytes.length === 0) throw new AnteiError('report-unreadable', `${file.name} は空のファイルです。`);
  const sheets = isBinary(file.bytes) ? await openSheets(file) : [csvSheet(file)];
  const { sheet, header, columns } = findTable(sheets, file.name, today);
  const rows: FileRow[] = [];
  const known = own && new Set(own);
  let [text, whole] = [0, 0];
  for (const row of sheet.filled) {
    if (row <= header) continue;
    const cells = columns.map((column, official) => readCell(sheet, row, column, official));
    if (cells.every((cell) => cell === null)) continue;
    if (rows.length === MAX_ROWS)
      throw new AnteiError('report-unreadable', `${file.name} は${numberText(MAX_ROWS)}行を超えています。`);
    if (known && !known.has(codeIn(cells) ?? '')) {
      rows.push({
        row: row + 1,
        cells: cells.map((cell, column) => (column === COLUMN.yjCode ? cell : null)),
      });
      continue;
    }
    if (known && ++whole > known.size * MAX_REPEATS)
      throw new AnteiError('report-unreadable', `${file.name} には同じ品目の行がいくつもあります。`);
    text += cells.reduce((sum: number, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0);
    if (text > MAX_TEXT) throw tooManyCells(`${file.name} の文字が${numberText(MAX_TEXT)}字を超えています。`);
    rows.push({ row: row + 1, cells });
  }
  if (rows.length === 0) throw new AnteiError('report-unreadable', `${file.name} に品目の行がありません。`);
  return { rows, columns, control: findControl(sheet, header) };
}

async function openSheets(file: SourceFile): Promise<Sheet[]> {
  const workbook = await openWorkbook(file, MAX_UNPACKED_MB, MAX_CELLS).catch((error) => {
    // Their remedies speak of the ministry's file; this one is the maker's own.
    if (error instanceof AnteiError && ['not-xlsx', 'broken-xlsx'].includes(error.code))
      throw new AnteiError('report-unreadable', error.detail, { cause: error });
    throw error;
  });
  // The sheet of the official name first: others may be copies or notes.
  const names = workbook.sheetNames.toSorted((a, b) => Number(b === SHEET_NAME) - Number(a === SHEET_NAME));
  return names.slice(0, MAX_SHEETS).flatMap((name) => workbook.sheet(name) ?? []);
}

/** A CSV as a sheet, its record n being row n. */
function csvSheet(file: SourceFile): Sheet {
  const records = readCsvRecords(file.name, decodeText(file.bytes), 'report-unreadable', CSV, {
    relax_quotes: true,
  }).map(({ record }) => record);
  return {
    name: file.name,
    rows: records.length,
    filled: records.keys().toArray(),
    columns: records.slice(0, 10).reduce((widest, record) => Math.max(widest, record.length), 0),
    value: (row, column) => unguard(records[row]?.[column] ?? '') || null,
    verbatim: (row, column) => unguard(records[row]?.[column] ?? ''),
    format: () => null,
  };
}

/** The first sheet with the 21 headers. @throws AnteiError `report-unreadable` with what is missing where */
function findTable(
  sheets: Sheet[],
  file: string,
  today: IsoDate,
): { sheet: Sheet; header: number; columns: number[] } {
  let complaint: string | null = null;
  for (const sheet of sheets) {
    try {
      const layout = findLayout(sheet, file, today);
      // Lists of today have all columns: none of them is null.
      if (layout) return { sheet, header: layout.headerRow, columns: layout.columns as number[] };
    } catch (error) {
      if (!(error instanceof AnteiError)) throw error;
      complaint ??= error.detail;
    }
  }
  throw new AnteiError(
    'report-unreadable',
    complaint ?? `${file} の初めの10行に、「⑤YJコード」などの見出しの行がありません。`,
  );
}

function readCell(sheet: Sheet, row: number, column: number, official: number): Cell {
  const cell = cleanCell(sheet.value(row, column, DATE_COLUMNS.has(official) ? 'date' : undefined));
  if (typeof cell === 'string') return cell.trim() === '' ? null : cell;
  if (typeof cell !== 'number') return cell;
  // Excel makes a date of 「2026/10/1」 and of 「2026年10月」: back to what was typed.
  const typed = official === COLUMN.outlookText ? typedDate(cell, sheet.format(row, column)) : null;
  return typed ?? cell;
}

function findControl(sheet: Sheet, header: number): number | null {
  for (let row = 0; row < header; row++) {
    for (let column = 0; column < Math.min(sheet.columns, 100); column++) {
      const found = new RegExp(`${CONTROL_WORD}\\s*(\\d{1,15})`).exec(String(sheet.value(row, column) ?? ''));
      if (found) return Number(found[1]);
    }
  }
  return null;
}
