/** Rows of an official list: sheets by their headers, cells by their columns, and what could not be read. Pure. */
import type { IsoDate } from '../../platform/clock.ts';
import { writtenDate } from '../../platform/dates/written-date.ts';
import type { TableSheet } from '../../platform/files/table.ts';
import type { CellValue } from '../../platform/files/xlsx.ts';
import { compact } from '../../platform/text.ts';
import { AnteiError } from '../errors.ts';
import { type FoundColumns, findColumns, isHeaderRow } from './list-headers.ts';
import type { ListColumn } from './list-layouts.ts';

/** What could not be read in a list; the rest of the file is used. */
export interface ReferenceProblem {
  file: string;
  row: number;
  column: string;
  value: CellValue;
  reason: string;
  remedy: string;
  /** True if the whole row was left out, false if only the cell counts as empty. */
  rowLeftOut: boolean;
}

/** What a file said beside its rows. */
export interface ListShape {
  /** Headers that no list is known to have; their cells are kept with each row. */
  unknownColumns: string[];
  /** Columns that other lists of the kind have and this one does not. */
  missingColumns: string[];
  /** Sheets without the header row of a list, which were not read. */
  otherSheets: string[];
}

/** A row as the readers of the lists ask it. */
export interface RowReader<K extends string> {
  text(column: K): string | null;
  cell(column: K): CellValue;
  /** The date in a cell; any other text is reported as a problem of the cell. */
  date(column: K): IsoDate | null;
  /** The name, which may be in another column than its header, and is never one of the marks 局, 麻, ※. */
  name(): string | null;
  /** Cells of the row that no field takes, by header: unknown columns, and the known ones that are asked for here. */
  others(columns: readonly K[]): Record<string, string>;
  /** The row is left out. */
  complain(column: K, reason: string): null;
  /** The cell counts as empty, the rest of the row is used. */
  doubt(column: K, reason: string): null;
}

const REMEDIES = {
  row: '公式のリストでこの行を確かめてください。この行だけを除いて取り込みました。',
  cell: '公式のリストでこの欄を確かめてください。この欄だけを空欄として取り込みました。',
};
/** What the ministry writes in place of a date if there is none. */
const NO_DATE = /^[-‐－–—ー]*$/;
/** Marks before a name, with the column that later lists have for them. */
const MARKS: Readonly<Record<string, string>> = { 局: '日本薬局方', 麻: '麻薬', '※': '業者名追記' };
const isMark = (text: string) => [...text].length === 1;

/**
 * Reads every sheet that has the header row of a list. A header row may be repeated further down, with its columns in another order.
 * @throws AnteiError `layout-changed` if no sheet has it, a needed column is missing, or there is nothing below
 */
export function readList<K extends string, T>(
  sheets: readonly TableSheet[],
  file: string,
  columns: readonly ListColumn<K>[],
  read: (row: RowReader<K>) => T | null,
): { rows: T[]; problems: ReferenceProblem[] } & ListShape {
  const rows: T[] = [];
  const problems: ReferenceProblem[] = [];
  const shape = { unknown: new Set<string>(), missing: new Set<string>(), others: [] as string[] };
  for (const { name, rows: cells } of sheets) {
    let found: FoundColumns<K> | null = null;
    for (const [index, row] of cells.entries()) {
      if (!(found && hasCode(row, found)) && isHeaderRow(row, columns)) {
        found = checked(findColumns(row, columns), row, file);
        for (const { header } of found.unknown) shape.unknown.add(header);
        for (const { header } of found.missing) shape.missing.add(header);
      } else if (found && row.some((cell) => cell !== null)) {
        const value = read(reader(row, index + 1, { found, columns, file, problems }));
        if (value !== null) rows.push(value);
      }
    }
    if (found === null && cells.length > 0) shape.others.push(name ?? file);
  }
  if (rows.length === 0 && problems.length === 0) throw noRows(sheets, file, columns, shape.others);
  return {
    rows,
    problems,
    unknownColumns: [...shape.unknown],
    missingColumns: [...shape.missing],
    otherSheets: shape.others,
  };
}

/** True for nearly every row and for no header, as the header of the code is a word. */
function hasCode<K extends string>(row: readonly CellValue[], { places }: FoundColumns<K>): boolean {
  const cell = row[places.get('code' as K)?.[0] ?? -1];
  return typeof cell === 'string' && /^[0-9A-Z]{6,12}$/.test(cell);
}

function reader<K extends string>(
  row: readonly CellValue[],
  number: number,
  given: {
    found: FoundColumns<K>;
    columns: readonly ListColumn<K>[];
    file: string;
    problems: ReferenceProblem[];
  },
): RowReader<K> {
  const { found, columns, file, problems } = given;
  const headerOf = (key: K) => columns.find((column) => column.key === key)!.header;
  const cell = (key: K) => row[found.places.get(key)?.[0] ?? -1] ?? null;
  const text = (key: K) => textOf(cell(key));
  const names = (found.places.get('name' as K) ?? []).map((place) => textOf(row[place] ?? null));
  const report = (key: K, reason: string, rowLeftOut: boolean) => {
    const remedy = REMEDIES[rowLeftOut ? 'row' : 'cell'];
    problems.push({ file, row: number, column: headerOf(key), value: cell(key), reason, remedy, rowLeftOut });
    return null;
  };
  return {
    cell,
    text,
    date(key) {
      const value = cell(key);
      const date = writtenDate(value);
      if (date === null && value !== null && !NO_DATE.test(compact(String(value))))
        report(key, '日付として読めません', false);
      return date;
    },
    name: () => names.find((name) => name !== null && !isMark(name)) ?? null,
    others(keys) {
      const marks = names.flatMap((name) =>
        name !== null && isMark(name) ? [[MARKS[name] ?? name, name]] : [],
      );
      const known = keys.map((key) => [headerOf(key), text(key)]);
      const unknown = found.unknown.map(({ place, header }) => [header, textOf(row[place] ?? null)]);
      return Object.fromEntries([...marks, ...known, ...unknown].filter(([, value]) => value !== null));
    },
    complain: (key, reason) => report(key, reason, true),
    doubt: (key, reason) => report(key, reason, false),
  };
}

function textOf(cell: CellValue): string | null {
  const text = cell === null ? '' : String(cell).trim();
  return text === '' ? null : text;
}

/** @throws AnteiError `layout-changed`, saying what was expected and what is there */
function checked<K extends string>(
  found: FoundColumns<K>,
  row: readonly CellValue[],
  file: string,
): FoundColumns<K> {
  const missing = found.missing.filter(({ required }) => required);
  if (missing.length === 0) return found;
  throw new AnteiError(
    'layout-changed',
    `${file} に見出し${quoted(missing.map(({ header }) => header))}がありません。あるのは${quoted(row) || '空の行'}です。`,
  );
}

function noRows(
  sheets: readonly TableSheet[],
  file: string,
  columns: readonly ListColumn[],
  others: readonly string[],
): AnteiError {
  if (others.length < sheets.length)
    return new AnteiError('layout-changed', `${file} には、見出しの行の下にデータの行がありません。`);
  const needed = columns.filter(({ required }) => required).map(({ header }) => header);
  const first = sheets.flatMap(({ rows }) => rows).find((row) => row.some((cell) => cell !== null));
  return new AnteiError(
    'layout-changed',
    `${file} に見出し${quoted(needed)}の行がありません。あるのは${quoted(first ?? []) || '空の行'}です。`,
  );
}

function quoted(cells: readonly CellValue[]): string {
  return cells.flatMap((cell) => (cell === null ? [] : [`「${String(cell).slice(0, 30)}」`])).join('');
}
