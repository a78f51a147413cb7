import { findDate, type IsoDate } from '../platform/clock.ts';
import { AnteiError } from '../platform/errors.ts';
import type { SourceFile } from '../platform/files/bounded-file.ts';
import { columnLetter, openWorkbook, type Sheet } from '../platform/files/xlsx.ts';
import { FIRST_DATA_ROW, findLayout } from './layout.ts';
import type { Cell, EditionRow, ParsedEdition, Problem } from './model.ts';
import { COLUMN, OFFICIAL_HEADERS, SHEET_NAME } from './official-layout.ts';
import { cleanCell, parseRow, readCode } from './parse-row.ts';

/** Share of rows with a problem above which the whole file is refused. */
const MAX_PROBLEM_SHARE = 0.01;

/**
 * Reads an official 供給状況一覧表.
 * @throws AnteiError for a file that as a whole cannot be trusted: `not-xlsx`, `broken-xlsx`, `zip-bomb`, `sheet-missing`,
 *   `layout-changed`, `date-missing`, `date-mismatch`, `date-future`, `duplicate-code`, `too-many-problems`.
 */
export async function parseEdition(
  file: SourceFile,
  options: { today: IsoDate; maxUnpackedMb: number; strict?: boolean },
): Promise<ParsedEdition> {
  const workbook = await openWorkbook(file, options.maxUnpackedMb);
  const sheet = workbook.sheet(SHEET_NAME);
  if (!sheet) {
    throw new AnteiError(
      'sheet-missing',
      `${file.name} にはシート「${SHEET_NAME}」があるはずですが、あるのは${workbook.sheetNames.map((name) => `「${name}」`).join('')}です。`,
    );
  }
  const { columns, headers } = findLayout(sheet, file.name);
  const title = String(sheet.value(0, 0) ?? '');
  const asOf = editionDate(file.name, title, options.today);
  const records: SourceRow[] = [];
  for (let row = FIRST_DATA_ROW; row < sheet.rows; row++) {
    const cells = columns.map((column) => cleanCell(sheet.value(row, column)));
    if (cells.some((cell) => cell !== null)) records.push({ row: row + 1, cells });
  }
  const head = {
    asOf,
    file: file.name,
    sha256: file.sha256,
    title,
    headers,
    columnFormats: columns.map((c) => formatOf(sheet, c)),
  };
  return readRecords(head, records, columns, options.strict ?? false);
}

type SourceRow = { row: number; cells: Cell[] };
type Head = Pick<ParsedEdition, 'asOf' | 'file' | 'sha256' | 'title' | 'headers' | 'columnFormats'>;

/**
 * Reads rows of 21 cells in official order into an edition; also how the demonstration comes in.
 * @param columns place of each official column in the source sheet, for the wording of problems.
 */
export function readRecords(
  head: Head,
  records: SourceRow[],
  columns: number[],
  strict: boolean,
): ParsedEdition {
  const problems: Problem[] = [];
  const rows: EditionRow[] = [];
  const unkeyedRows: ParsedEdition['unkeyedRows'] = [];
  for (const [index, { row, cells }] of records.entries()) {
    const complain = (column: number, reason: string, remedy: string) =>
      problems.push({
        file: head.file,
        row,
        column: `${columnLetter(columns[column]!)}列 ${OFFICIAL_HEADERS[column]!.split(/[\n（]/)[0] || OFFICIAL_HEADERS[column]}`,
        value: cells[column]!,
        reason,
        remedy,
      });
    const yjCode = readCode(cells[COLUMN.yjCode]!);
    if (yjCode === null) {
      complain(
        COLUMN.yjCode,
        'YJコードが空欄です',
        '発行元の一覧で確かめてください。行は原文のまま保存し、出力にも含めますが、検索には出ません。',
      );
      unkeyedRows.push({ index, cells });
    } else {
      rows.push(parseRow(cells, row, yjCode, head.asOf, complain));
    }
  }
  refuseIfUnreadable(head.file, records.length, problems, strict);
  refuseContradictions(head.file, rows);
  return { ...head, rows, unkeyedRows, problems };
}

/** The date of an edition: title and file name must agree (DESIGN §4), and it cannot lie ahead. */
function editionDate(fileName: string, title: string, today: IsoDate): IsoDate {
  const fromTitle = findDate(title);
  const digits = /(?<!\d)(?:20)?(\d{2})(\d{2})(\d{2})(?!\d)/.exec(fileName);
  const fromName = digits ? findDate(`20${digits[1]}-${digits[2]}-${digits[3]}`) : null;
  if (!fromTitle)
    throw new AnteiError(
      'date-missing',
      `${fileName} の1行目に「（令和８年８月14日現在）」のような日付があるはずですが、「${title}」でした。`,
    );
  if (!fromName)
    throw new AnteiError(
      'date-missing',
      `ファイル名「${fileName}」に「260814」のような日付がありません（表題の日付は ${fromTitle}）。`,
    );
  if (fromTitle !== fromName)
    throw new AnteiError(
      'date-mismatch',
      `表題は ${fromTitle}、ファイル名「${fileName}」は ${fromName} です。`,
    );
  if (fromTitle > today)
    throw new AnteiError('date-future', `${fileName} は ${fromTitle} の一覧ですが、今日は ${today} です。`);
  return fromTitle;
}

/** The number format that a column's cells carry, read from the first data row that has a number there. */
function formatOf(sheet: Sheet, column: number): string | null {
  for (let row = FIRST_DATA_ROW; row < sheet.rows; row++) {
    if (typeof sheet.value(row, column) === 'number') return sheet.format(row, column);
  }
  return null;
}

function refuseIfUnreadable(file: string, rowCount: number, problems: Problem[], strict: boolean): void {
  if (rowCount === 0) throw new AnteiError('too-many-problems', `${file} に3行目からのデータがありません。`);
  const bad = new Set(problems.map((problem) => problem.row)).size;
  if (!(bad > rowCount * MAX_PROBLEM_SHARE || (strict && bad > 0))) return;
  const examples = problems.slice(0, 3).map((p) => `${p.row}行 ${p.column}「${p.value ?? ''}」${p.reason}`);
  const limit = strict ? '--strict のときは1行も許しません' : '上限は全体の1%です';
  throw new AnteiError(
    'too-many-problems',
    `${file} の ${rowCount}行のうち ${bad}行に読めないセルがあります（${limit}）。例：${examples.join('／')}`,
  );
}

/** One product cannot have two states: rows of one code must say the same. */
function refuseContradictions(file: string, rows: EditionRow[]): void {
  const first = new Map<string, EditionRow>();
  for (const row of rows) {
    const other = first.get(row.yjCode);
    if (!other) first.set(row.yjCode, row);
    else if (JSON.stringify(other.cells.slice(0, 20)) !== JSON.stringify(row.cells.slice(0, 20))) {
      throw new AnteiError(
        'duplicate-code',
        `${file} のYJコード ${row.yjCode} が ${other.row}行「${other.name}」と ${row.row}行「${row.name}」にあり、内容が違います。`,
      );
    }
  }
}
