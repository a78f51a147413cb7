/** What somebody pasted or uploaded, as rows of cells with the numbers of their lines. */
import { parse } from 'csv-parse/sync';
import { AnteiError } from '../platform/errors.ts';
import type { SourceFile } from '../platform/files/bounded-file.ts';
import { unguard } from '../platform/files/csv.ts';
import { decodeText, isBinary } from '../platform/files/table.ts';
import { openWorkbook } from '../platform/files/xlsx.ts';
import type { IntakeRow } from './intake.ts';
import { codeOf } from './intake-names.ts';
import { RECEIPT_CODE } from './intake-receipts.ts';
import { MAX_PRODUCTS } from './model.ts';

/** Uploads larger than this are refused before they are read. */
export const MAX_UPLOAD_MB = 5;
/** What an uploaded workbook may become; a list of 20,000 rows and twenty columns takes a third. */
const MAX_UNPACKED_MB = 60;
/** Rows above the list itself. */
const ROOM_FOR_HEADINGS = 20;
/** Cells of a row that are read. */
const MAX_CELLS = 40;
/** Characters of a cell that are read: no name is longer. */
const MAX_CELL = 200;

/**
 * The lines of a pasted text: cells parted by tabs (as copied from a spreadsheet), otherwise a line is one cell. A line of
 * nothing but codes becomes a row each.
 * @throws AnteiError `list-too-long`
 */
export function readText(text: string): IntakeRow[] {
  const rows = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .flatMap((line, index): IntakeRow[] => {
      const cells = line.includes('\t') ? line.split('\t').map(unquote) : [line];
      const codes = line.split(/[\s,，、;；]+/).filter((piece) => piece !== '');
      const isCode = (piece: string) => /^\d{4}[0-9A-Z]{8}$/.test(piece) || RECEIPT_CODE.test(piece);
      const onlyCodes = codes.length > 1 && codes.every((piece) => isCode(codeOf(piece)));
      return (onlyCodes ? codes.map((code) => [code]) : [cells]).map((one) => toRow(index + 1, one));
    });
  return bounded(rows);
}

/**
 * The rows of every sheet of an xlsx, or of a CSV or TSV in UTF-8, Shift_JIS or UTF-16; told apart by content, not by name.
 * @throws AnteiError `list-unreadable`, `list-too-long`, `file-too-large`, `zip-bomb`
 */
export async function readUpload(file: SourceFile): Promise<IntakeRow[]> {
  if (file.bytes.length > MAX_UPLOAD_MB * 1_000_000)
    throw new AnteiError(
      'file-too-large',
      `${file.name} は ${(file.bytes.length / 1e6).toFixed(1)}MB で、上限 ${MAX_UPLOAD_MB}MB を超えています。`,
    );
  if (file.bytes.length === 0) throw new AnteiError('list-unreadable', `${file.name} は空のファイルです。`);
  return bounded(isBinary(file.bytes) && !isUtf16(file.bytes) ? await readSheets(file) : readDelimited(file));
}

async function readSheets(file: SourceFile): Promise<IntakeRow[]> {
  const workbook = await openWorkbook(file, MAX_UNPACKED_MB).catch((error) => {
    // Their remedies speak of the ministry's file; this one is the reader's own.
    if (error instanceof AnteiError && ['not-xlsx', 'broken-xlsx'].includes(error.code))
      throw new AnteiError('list-unreadable', error.detail, { cause: error });
    throw error;
  });
  return workbook.sheetNames.flatMap((name) => {
    const sheet = workbook.sheet(name)!;
    if (sheet.rows > MAX_PRODUCTS + ROOM_FOR_HEADINGS) throw tooMany(sheet.rows);
    const width = Math.min(sheet.columns, MAX_CELLS);
    return Array.from({ length: sheet.rows }, (_, row) =>
      toRow(
        row + 1,
        Array.from({ length: width }, (_, column) => String(sheet.value(row, column) ?? '')),
      ),
    );
  });
}

/** Excel's 「Unicode テキスト」, whose letters have zero bytes. */
function isUtf16(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe;
}

function readDelimited(file: SourceFile): IntakeRow[] {
  const text = isUtf16(file.bytes) ? new TextDecoder('utf-16le').decode(file.bytes) : decodeText(file.bytes);
  const delimiter = text.slice(0, 5_000).includes('\t') ? '\t' : ',';
  try {
    const records = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      // A quote inside an unquoted name is part of the name.
      relax_quotes: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => toRow(info.lines, record.map(unguard)));
  } catch (error) {
    throw new AnteiError(
      'list-unreadable',
      `${file.name} を CSV として読めません（${(error as Error).message}）。`,
      {
        cause: error,
      },
    );
  }
}

function toRow(line: number, cells: readonly string[]): IntakeRow {
  return { line, cells: cells.slice(0, MAX_CELLS).map((cell) => cell.slice(0, MAX_CELL)) };
}

/** A cell as a spreadsheet copies it: in quotes where it holds a line break or a quote. */
function unquote(cell: string): string {
  return /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

/** Without the empty rows at the end, which nobody wrote. */
function bounded(rows: IntakeRow[]): IntakeRow[] {
  const last = rows.findLastIndex(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (last < 0) throw new AnteiError('list-unreadable', '品目の書かれた行がありません。');
  if (last >= MAX_PRODUCTS + ROOM_FOR_HEADINGS) throw tooMany(last + 1);
  return rows.slice(0, last + 1);
}

function tooMany(rows: number): AnteiError {
  return new AnteiError(
    'list-too-long',
    `${rows.toLocaleString('ja')}行あります。一度に読めるのは${MAX_PRODUCTS.toLocaleString('ja')}行までです。`,
  );
}
