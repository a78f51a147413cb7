import { removeInvisible } from '../text.ts';
import type { SourceFile } from './bounded-file.ts';
import { openWorkbook } from './open-workbook.ts';
import { OFFICIAL_CSV, readCsvRecords } from './read-csv.ts';
import type { CellValue } from './xlsx.ts';

/**
 * The rows of a CSV (UTF-8 or Shift_JIS) or of every sheet of an xlsx, told apart by content, not by name.
 * Invisible characters are removed; blank cells are null.
 * @throws AnteiError as {@link openWorkbook}, and `bad-request` for a CSV whose quotes do not close.
 */
export async function readTable(file: SourceFile, maxUnpackedMb: number): Promise<CellValue[][]> {
  return (await readSheets(file, maxUnpackedMb)).flatMap(({ rows }) => rows);
}

/** A sheet's rows; a CSV is one sheet without a name. */
export interface TableSheet {
  name: string | null;
  rows: CellValue[][];
}

/** As {@link readTable}, sheet by sheet. */
export async function readSheets(file: SourceFile, maxUnpackedMb: number): Promise<TableSheet[]> {
  const binary = isBinary(file.bytes) || /\.xlsx$/i.test(file.name);
  if (!binary) return [{ name: null, rows: readCsv(file) }];
  const workbook = await openWorkbook(file, maxUnpackedMb);
  return workbook.sheetNames.flatMap((name) => {
    const sheet = workbook.sheet(name);
    if (!sheet) return [];
    const rows = Array.from({ length: sheet.rows }, (): CellValue[] => []);
    for (const row of sheet.filled)
      rows[row] = Array.from({ length: sheet.columns }, (_, column) => clean(sheet.value(row, column)));
    return [{ name, rows }];
  });
}

function readCsv(file: SourceFile): CellValue[][] {
  const records = readCsvRecords(file.name, decodeText(file.bytes), 'bad-request', OFFICIAL_CSV, {
    skip_empty_lines: true,
  });
  return records.map(({ record }) => record.map(clean));
}

/** True of a zip, and of bytes that no text in UTF-8 or Shift_JIS holds: a workbook, or something to be told by what it is. */
export function isBinary(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4096);
  return head.subarray(0, 2).toString('latin1') === 'PK' || head.includes(0);
}

/** Text of bytes whose encoding nobody says: UTF-8 where they are valid UTF-8, else Shift_JIS. */
export function decodeText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}

function clean(value: CellValue): CellValue {
  if (typeof value !== 'string') return value;
  const text = removeInvisible(value);
  return text.trim() === '' ? null : text;
}
