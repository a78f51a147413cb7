import type { IsoDate } from '../../platform/clock.ts';
import { findDate } from '../../platform/dates/written-date.ts';
import type { SourceFile } from '../../platform/files/bounded-file.ts';
import { typedDate } from '../../platform/files/cell-meaning.ts';
import { openWorkbook } from '../../platform/files/open-workbook.ts';
import { columnLetter, type Sheet } from '../../platform/files/xlsx.ts';
import { numberText } from '../../platform/number-text.ts';
import { compact, cut, isDamaged } from '../../platform/text.ts';
import { AnteiError } from '../errors.ts';
import { type Cell, type EditionRow, isBlank, type ParsedEdition, type Problem } from '../model.ts';
import { COLUMN, DATE_COLUMNS, headerKey, headerName, OFFICIAL_COLUMNS } from './columns.ts';
import { saidHash } from './content-hash.ts';
import { editionDate } from './edition-date.ts';
import { findHeaderRow, findLayout, type Layout } from './find-layout.ts';
import { SHEET_NAME } from './official-layout.ts';
import { type Complain, cleanCell, parseRow, readCode } from './parse-row.ts';

/** Share of rows with an unreadable cell above which the whole file is refused. */
const MAX_PROBLEM_SHARE = 0.01;
/** A cell of a workbook holds no longer text. */
const MAX_TEXT = 32_767;
/** Sheets of a workbook that are looked into: the list is one of the first, others are copies or notes. */
const MAX_SHEETS = 20;

/**
 * Reads an official 供給状況一覧表, of today's layout or an earlier one.
 * @param options.date the list's day, if neither name nor title gives it
 * @throws AnteiError for a file that as a whole cannot be trusted: as `openWorkbook`; `sheet-missing`, `layout-changed`,
 *   `date-missing`, `date-mismatch`, `date-future`, `duplicate-code`, `too-many-problems`.
 */
export async function parseEdition(
  file: SourceFile,
  options: { today: IsoDate; maxUnpackedMb: number; strict?: boolean; date?: IsoDate },
): Promise<ParsedEdition> {
  const workbook = await openWorkbook(file, options.maxUnpackedMb);
  const sheets = byName(workbook.sheetNames, workbook.isHidden).flatMap((name) => workbook.sheet(name) ?? []);
  const { sheet, layout, title, asOf, others } = findList(sheets, file.name, options);
  const { columns, headers, headerRow } = layout;
  const records: SourceRow[] = [];
  const extra = layout.extra.map(({ header }): { header: string; cells: Cell[] } => ({ header, cells: [] }));
  for (const row of sheet.filled) {
    if (row <= headerRow) continue;
    const cells = columns.map(
      (column, official): Cell => (column === null ? null : cellAt(sheet, row, column, official)),
    );
    if (cells.every(isBlank) || isHeaderAgain(cells)) continue;
    records.push({ row: row + 1, cells });
    for (const [i, { column }] of layout.extra.entries())
      extra[i]!.cells.push(cleanCell(sheet.verbatim(row, column)));
  }
  const head = { asOf, file: file.name, sha256: file.sha256, title, headers, extra };
  const edition = readRecords(head, records, columns, options.strict ?? false);
  return {
    ...edition,
    problems: [...unread(file.name, others), ...unknownColumns(file.name, layout), ...edition.problems],
  };
}

/** A cell as the sheet has it; a date that a program made of a text (「2026年9月」 in ⑯) is that text again. */
function cellAt(sheet: Sheet, row: number, column: number, official: number): Cell {
  const date = DATE_COLUMNS.has(official);
  const cell = sheet.verbatim(row, column, date ? 'date' : undefined);
  if (date || typeof cell !== 'number') return cell;
  return typedDate(cell, sheet.format(row, column)) ?? cell;
}

/** True for headers repeated between the rows, as when lists were pasted together. */
function isHeaderAgain(cells: readonly Cell[]): boolean {
  // Nearly every row has a code, which no header is.
  if (/^[0-9A-Z]{12}$/.test(String(cells[COLUMN.yjCode]))) return false;
  return OFFICIAL_COLUMNS.every(
    ({ named, since }, column) =>
      since !== undefined || (typeof cells[column] === 'string' && named.test(headerKey(cells[column]))),
  );
}

/** Another sheet with the headers of the list may be a copy, or the other half of it: the importer should know. */
function unread(file: string, sheets: readonly string[]): Problem[] {
  return sheets.map((name) => ({
    file,
    row: 1,
    column: 'シート',
    value: name,
    reason: 'このシートにも一覧の見出しがありますが、読んでいません',
    remedy: '一覧が何枚かのシートに分かれているときは、1枚にまとめて取り込み直してください。',
  }));
}

/** Names of sheets, the list's own first: 「供給状況一覧表」, then 「供給状況一覧表 (2)」. */
function byName(names: readonly string[], isHidden: (name: string) => boolean): string[] {
  const rank = (name: string) =>
    (isHidden(name) ? 3 : 0) + (name === SHEET_NAME ? 0 : compact(name).startsWith(SHEET_NAME) ? 1 : 2);
  return names.slice(0, MAX_SHEETS).toSorted((a, b) => rank(a) - rank(b));
}

interface FoundList {
  sheet: Sheet;
  layout: Layout;
  title: string;
  asOf: IsoDate;
  /** Other sheets with the headers of the list, which are not read. */
  others: string[];
}

/** The first sheet whose headers fit. */
function findList(
  sheets: readonly Sheet[],
  file: string,
  { today, date }: { today: IsoDate; date?: IsoDate },
): FoundList {
  let complaint: unknown = null;
  const lists: FoundList[] = [];
  for (const sheet of sheets) {
    const headerRow = findHeaderRow(sheet);
    if (headerRow === null) continue;
    try {
      const title = titleAbove(sheet, headerRow);
      const asOf = editionDate(file, title, date, today);
      lists.push({ sheet, layout: findLayout(sheet, file, asOf)!, title, asOf, others: [] });
    } catch (error) {
      complaint ??= error;
    }
  }
  const [first, ...others] = lists;
  if (first) return { ...first, others: others.map(({ sheet }) => sheet.name) };
  if (complaint) throw complaint;
  throw new AnteiError(
    'sheet-missing',
    `${file} にはシート「${SHEET_NAME}」があり、「⑤YJコード」などの見出しがあるはずですが、あるのは${sheets.map(({ name }) => `「${name}」`).join('')}で、見出しがありません。`,
  );
}

/** The text above the headers: the cell with a date in it, else the first; '' in the ministry's own workbook. */
function titleAbove(sheet: Sheet, headerRow: number): string {
  const texts: string[] = [];
  for (let row = 0; row < headerRow; row++)
    for (let column = 0; column < Math.min(sheet.columns, 30); column++) {
      const cell = cleanCell(sheet.value(row, column));
      if (typeof cell === 'string' && !isBlank(cell)) texts.push(cell);
    }
  return texts.find((text) => findDate(text.slice(0, 200)) !== null) ?? texts[0] ?? '';
}

function unknownColumns(file: string, { extra, headerRow }: Layout): Problem[] {
  return extra
    .filter(({ former }) => !former)
    .map(({ column, header }) => ({
      file,
      row: headerRow + 1,
      column: `${columnLetter(column)}列`,
      value: header || null,
      reason: '知らない列です',
      remedy: '列は原文のまま保存し、書き出しにも含めました。内容は画面に出ません。',
    }));
}

function shortened(cell: Cell): Cell {
  return typeof cell === 'string' && cell.length > MAX_TEXT ? cut(cell, MAX_TEXT) : cell;
}

type SourceRow = { row: number; cells: Cell[] };
type Head = Pick<ParsedEdition, 'asOf' | 'file' | 'sha256' | 'title' | 'headers' | 'extra'>;

/**
 * Reads rows of 21 cells in official order into an edition; also how the demonstration comes in.
 * @param columns place of each official column in the source sheet, for the wording of problems.
 * @param known rows read before by their source cells: where the very same array comes again, so does what was read of it, with the
 *   number of the row that it was then
 */
export function readRecords(
  head: Head,
  records: SourceRow[],
  columns: readonly (number | null)[],
  strict: boolean,
  known?: Map<readonly Cell[], EditionRow>,
): ParsedEdition {
  const problems: Problem[] = [];
  const rows: EditionRow[] = [];
  const unkeyedRows: ParsedEdition['unkeyedRows'] = [];
  const unreadable = new Set<number>();
  for (const [index, { row, cells: found }] of records.entries()) {
    const before = known?.get(found);
    if (before) {
      rows.push(before);
      continue;
    }
    const told = problems.length;
    const cells = found.map((cell) => shortened(cleanCell(cell)));
    const tell: Complain = (column, reason, remedy) =>
      problems.push({
        file: head.file,
        row,
        column: `${columnLetter(columns[column] ?? column)}列 ${headerName(column)}`,
        value: cells[column]!,
        reason,
        remedy,
      });
    const complain: Complain = (column, reason, remedy) => {
      // A column that lists of that time do not have says nothing wrong.
      if (columns[column] === null) return;
      unreadable.add(row);
      tell(column, reason, remedy);
    };
    for (const [column, cell] of found.entries()) {
      if (typeof cell === 'string' && cell.length > MAX_TEXT)
        tell(
          column,
          `${numberText(MAX_TEXT)}字を超えるため、後ろを省きました`,
          '発行元の一覧でこのセルを確かめてください。',
        );
      if (typeof cell === 'string' && isDamaged(cell))
        tell(
          column,
          '壊れた文字があり、取り除くか「�」に置き換えました',
          '発行元の一覧でこのセルを確かめてください。',
        );
    }
    const yjCode = readCode(cells[COLUMN.yjCode]!);
    if (yjCode === null) {
      complain(
        COLUMN.yjCode,
        'YJコードが空欄です',
        '発行元の一覧で確かめてください。行は原文のまま保存し、出力にも含めますが、検索には出ません。',
      );
      unkeyedRows.push({ index, cells });
    } else {
      const read = parseRow(cells, row, yjCode, head.asOf, complain);
      rows.push(read);
      // What is told of a row is told each time; a forecast without a date of its own counts from the edition's.
      const isTimeless = read.forecast === null || read.responseUpdatedOn !== null || read.updatedOn !== null;
      if (problems.length === told && isTimeless) known?.set(found, read);
    }
  }
  const bad = strict ? new Set(problems.map(({ row }) => row)) : unreadable;
  refuseIfUnreadable(head.file, records.length, bad.size, problems, strict);
  refuseContradictions(head.file, rows);
  return { ...head, rows, unkeyedRows, problems };
}

function refuseIfUnreadable(
  file: string,
  rowCount: number,
  bad: number,
  problems: Problem[],
  strict: boolean,
): void {
  if (rowCount === 0) throw new AnteiError('too-many-problems', `${file} に品目の行がありません。`);
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
  // Nearly every list has each code once.
  if (new Set(rows.map(({ yjCode }) => yjCode)).size === rows.length) return;
  const first = new Map<string, EditionRow>();
  for (const row of rows) {
    const other = first.get(row.yjCode);
    if (!other) first.set(row.yjCode, row);
    else if (saidHash(other.cells) !== saidHash(row.cells)) {
      throw new AnteiError(
        'duplicate-code',
        `${file} のYJコード ${row.yjCode} が ${other.row}行「${other.name}」と ${row.row}行「${row.name}」にあり、内容が違います。`,
      );
    }
  }
}
