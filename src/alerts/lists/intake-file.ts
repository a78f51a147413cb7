/** What somebody uploaded, as rows of cells with the numbers of their lines. */

import { type SourceFile, sourceFile } from '../../platform/files/bounded-file.ts';
import { unguard } from '../../platform/files/csv.ts';
import { openWorkbook } from '../../platform/files/open-workbook.ts';
import { type CsvBounds, readCsvRecords } from '../../platform/files/read-csv.ts';
import { decodeText, isBinary } from '../../platform/files/table.ts';
import { AnteiError } from '../errors.ts';
import type { IntakeRow } from './intake-model.ts';
import { bounded, MAX_CELLS, MAX_ROWS, tooMany, toRow } from './intake-text.ts';

/** Uploads larger than this are refused before they are read. */
export const MAX_UPLOAD_MB = 5;
/** What an uploaded workbook may become; a list of 20,000 rows and twenty columns takes a third. */
const MAX_UNPACKED_MB = 60;
/** Cells of all sheets, blank ones included: 20,000 rows of fifty columns. */
const MAX_WORKBOOK_CELLS = 1_000_000;
const CSV: CsvBounds = { maxRecords: MAX_ROWS, maxFields: MAX_WORKBOOK_CELLS };

/**
 * The rows of every sheet of an xlsx, or of a CSV or TSV in UTF-8, Shift_JIS or UTF-16; told apart by content, not by name.
 * @throws AnteiError `list-unreadable`, `list-too-long`, `file-too-large`, `zip-bomb`, `too-many-cells`
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

/** The same, as it comes to the process that reads foreign files. */
export const readSent = (name: string, bytes: Buffer) => readUpload(sourceFile(name, bytes));

async function readSheets(file: SourceFile): Promise<IntakeRow[]> {
  const workbook = await openWorkbook(file, MAX_UNPACKED_MB, MAX_WORKBOOK_CELLS).catch((error) => {
    // Their remedies speak of the ministry's file; this one is the reader's own.
    if (error instanceof AnteiError && ['not-xlsx', 'broken-xlsx'].includes(error.code))
      throw new AnteiError('list-unreadable', error.detail, { cause: error });
    throw error;
  });
  return workbook.sheetNames.flatMap((name) => {
    const sheet = workbook.sheet(name);
    if (!sheet) return [];
    if (sheet.rows > MAX_ROWS) throw tooMany();
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
  const records = readCsvRecords(file.name, text, 'list-unreadable', CSV, {
    delimiter,
    // A quote inside an unquoted name is part of the name.
    relax_quotes: true,
  });
  if (records.length > MAX_ROWS) throw tooMany();
  return records.map(({ record, line }) => toRow(line, record.slice(0, MAX_CELLS).map(unguard)));
}
