/** The rows of MEDIS-DC's lists of packages: what each package is, and the codes that stand on it. Pure. */
import type { TableSheet } from '../../platform/files/table.ts';
import type { CellValue } from '../../platform/files/xlsx.ts';
import { compact } from '../../platform/text.ts';
import { isGtin, type Package } from '../codes/package-code.ts';
import { AnteiError } from '../errors.ts';
import { LIST_PARTS } from '../model.ts';
import { findColumns } from './list-headers.ts';
import type { ListColumn } from './list-layouts.ts';
import { GTIN_COLUMNS, HOT_COLUMNS, type PackageLayout, WIDTHS } from './package-layouts.ts';
import { codeOf, isCode, type ParsedList } from './parse-reference.ts';
import { type RowReader, readList } from './read-list.ts';

/** A package as one of the lists has it. */
export interface PackageRow extends Package {
  layout: PackageLayout;
  /** 個別医薬品コード, else 薬価基準収載医薬品コード; '' where the list has neither. */
  code: string;
  /** HOT13 */
  hot: string | null;
  /** As the list writes it. */
  lastLot: string | null;
  others: Record<string, string>;
}

type Key = (typeof GTIN_COLUMNS)[number]['key'] | (typeof HOT_COLUMNS)[number]['key'];
const COLUMNS: Record<PackageLayout, readonly (ListColumn<Key> & { at: number })[]> = {
  gtin: GTIN_COLUMNS,
  hot: HOT_COLUMNS,
};

/** Rows above the headers that may be a title. */
const MAX_TITLE = 5;

/**
 * Reads either list, also both from one zip; its texts that are neither are left out and told as other sheets. Cells of columns that nothing asks for are not kept: they are two thirds of the file, and its
 * hash says which file it was.
 * @throws AnteiError `layout-changed`
 */
export function parsePackages(sheets: readonly TableSheet[], file: string): ParsedList<PackageRow> {
  const known = sheets.map((sheet) => ({ sheet, layout: layoutOf(sheet.rows), of: sheet.name ?? file }));
  const lists = known.flatMap(({ sheet, layout, of }) => (layout ? [readSheet(sheet, layout, of)] : []));
  const others = known.filter(({ layout }) => !layout);
  if (lists.length === 0) throw unknownLayout(others[0]?.sheet.rows ?? [], others[0]?.of ?? file);
  return {
    rows: onceEach(lists.map(({ rows }) => rows)),
    problems: lists.flatMap(({ problems }) => problems),
    unknownColumns: [],
    missingColumns: lists.flatMap(({ missingColumns }) => missingColumns),
    otherSheets: others.map(({ of }) => of),
  };
}

/**
 * The rows of several texts, those of the same package from one text only: MEDIS….TXT and MEDIS…_h.txt are the same list, the second with
 * 販売包装単位コード, so that a text with it wins, and else the first.
 */
function onceEach(lists: readonly PackageRow[][]): PackageRow[] {
  if (lists.length === 1) return lists[0]!;
  const keyOf = (row: PackageRow) => row.hot ?? JSON.stringify(row);
  const from = new Map<string, { at: number; sales: boolean }>();
  for (const [at, rows] of lists.entries())
    for (const row of rows) {
      const taken = from.get(keyOf(row));
      const sales = row.sales !== null;
      if (!taken || (sales && !taken.sales)) from.set(keyOf(row), { at, sales });
    }
  return lists.flatMap((rows, at) => rows.filter((row) => from.get(keyOf(row))!.at === at));
}

interface KnownLayout {
  layout: PackageLayout;
  headed: boolean;
}

function readSheet(sheet: TableSheet, { layout, headed }: KnownLayout, file: string): ParsedList<PackageRow> {
  const columns = COLUMNS[layout];
  const rows = headed ? sheet.rows : [headerOf(columns), ...sheet.rows];
  const list = readList([{ ...sheet, rows }], file, columns, (row) => packageOf(row, layout));
  // The header row that was put there counts as no row of the file.
  const moved = headed ? 0 : 1;
  return { ...list, problems: list.problems.map((one) => ({ ...one, row: one.row - moved })) };
}

/** By its headers, else by its width; null for any other table. */
function layoutOf(rows: readonly CellValue[][]): KnownLayout | null {
  const layouts = Object.keys(COLUMNS) as PackageLayout[];
  for (const row of rows.slice(0, MAX_TITLE)) {
    const missing = (layout: PackageLayout) =>
      findColumns(row, COLUMNS[layout]).missing.filter(({ required }) => required);
    const layout = layouts.find((one) => missing(one).length === 0);
    if (layout) return { layout, headed: true };
  }
  const first = rows.find((row) => row.some((cell) => cell !== null)) ?? [];
  const layout = layouts.find((one) => WIDTHS[one].includes(first.length));
  return layout && fits(first, layout) ? { layout, headed: false } : null;
}

/** True where the codes of a row stand where the layout has them. */
function fits(row: readonly CellValue[], layout: PackageLayout): boolean {
  const at = (key: Key) => String(row[COLUMNS[layout].find((column) => column.key === key)!.at] ?? '').trim();
  if (layout === 'hot') return /^\d{13}$/.test(at('hot'));
  return isCode(codeOf(at('code'))) && [at('dispensing'), at('sales')].some((code) => isGtin(code, 14));
}

function headerOf(columns: readonly (ListColumn & { at: number })[]): CellValue[] {
  const row: CellValue[] = [];
  for (const { header, at } of columns) if (at >= 0) row[at] = header;
  return Array.from(row, (cell) => cell ?? null);
}

function packageOf(row: RowReader<Key>, layout: PackageLayout): PackageRow | null {
  const name = row.text('name');
  if (name === null) return row.complain('name', '販売名が空欄です');
  // Bytes of another encoding than the file's own.
  if (name.includes('\ufffd')) return row.complain('name', '文字として読めない部分があります');
  const hot = layout === 'hot' ? compact(row.text('hot') ?? '') : null;
  if (hot !== null && !/^\d{13}$/.test(hot)) return row.complain('hot', 'HOTコード（13桁）として読めません');
  const [own, listed] = [codeOf(row.text('code')), codeOf(row.text('priceCode'))];
  if (own !== '' && !isCode(own)) row.doubt('code', '医薬品コードとして読めません');
  return {
    layout,
    code: [own, listed].find((code) => isCode(code)) ?? '',
    name,
    mah: row.text('mah'),
    seller: row.text('seller'),
    form: row.text('form'),
    unit: amountOf(row, 'unitCount', 'unit'),
    total: amountOf(row, 'totalCount', 'total'),
    dispensing: gtinOf(row, 'dispensing'),
    sales: gtinOf(row, 'sales'),
    case: gtinOf(row, 'case'),
    jan: janOf(row),
    hot,
    discontinued: row.text('discontinued'),
    lastLot: row.text('lastLot'),
    others: {},
  };
}

/** A GTIN-14; one that a spreadsheet took the zero from is a JAN. */
function gtinOf(row: RowReader<Key>, key: Key): string | null {
  const digits = compact(row.text(key) ?? '');
  if (digits === '') return null;
  if (isGtin(digits, 14)) return digits;
  if (isGtin(digits, 13)) return `0${digits}`;
  return row.doubt(key, 'GTIN（14桁、末尾はチェックデジット）として読めません');
}

function janOf(row: RowReader<Key>): string | null {
  const digits = compact(row.text('jan') ?? '');
  if (digits === '' || isGtin(digits, 13)) return digits || null;
  return row.doubt('jan', 'JANコード（13桁、末尾はチェックデジット）として読めません');
}

/** 10.000 and 錠 as 10錠. */
function amountOf(row: RowReader<Key>, count: Key, unit: Key): string | null {
  const number = row.text(count)?.replace(/\.0+$/, '') ?? '';
  return `${number}${row.text(unit) ?? ''}` || null;
}

function unknownLayout(rows: readonly CellValue[][], file: string): AnteiError {
  const first = rows.find((row) => row.some((cell) => cell !== null)) ?? [];
  const shown = first.slice(0, 4).map((cell) => `「${String(cell ?? '').slice(0, 20)}」`);
  const needed = (Object.keys(COLUMNS) as PackageLayout[]).map((layout) => {
    const headers = COLUMNS[layout].filter(({ required }) => required).map(({ header }) => header);
    return `${LIST_PARTS[layout]}（見出し${headers.map((header) => `「${header}」`).join('')}、または見出しのない${WIDTHS[layout].join('・')}列）`;
  });
  return new AnteiError(
    'layout-changed',
    `${file} は、${needed.join('でも、')}でもありません。最初の行は${first.length}列で、${shown.join('') || '空の行'}から始まります。`,
    {
      remedy:
        'MEDIS-DC の「調剤・販売・元梱包装単位コード」（A_日付_2）か「HOTコードマスター」（MEDIS日付、MEDIS日付_h）の zip または txt を、そのまま指定してください。何も保存していません。',
    },
  );
}
