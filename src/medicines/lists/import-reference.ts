import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { findDate } from '../../platform/dates/written-date.ts';
import type { SourceFile } from '../../platform/files/bounded-file.ts';
import { readSheets, type TableSheet } from '../../platform/files/table.ts';
import type { CellValue } from '../../platform/files/xlsx.ts';
import { textsIn } from '../../platform/files/zipped.ts';
import { AnteiError } from '../errors.ts';
import { partName, type RouteInForce } from '../model.ts';
import { priceParts } from '../store.ts';
import { contentHash } from './content-hash.ts';
import { isHeaderRow } from './list-headers.ts';
import {
  GENERIC_COLUMNS,
  GENERIC_NAME_COLUMNS,
  type ListColumn,
  PRICE_COLUMNS,
  type ReferenceKind,
} from './list-layouts.ts';
import { routesInForce } from './list-routes.ts';
import { type GenericNameRow, parseGenericNames } from './parse-generic-names.ts';
import { type PackageRow, parsePackages } from './parse-packages.ts';
import { isWhole, parseReceiptMaster, type ReceiptRow } from './parse-receipt-master.ts';
import {
  type GenericInfoRow,
  type ListShape,
  type ParsedList,
  type PriceRow,
  parseGenericInfo,
  parsePriceList,
  type ReferenceProblem,
} from './parse-reference.ts';
import {
  beginImport,
  deleteEmptyLists,
  deleteParts,
  insertGenericInfo,
  insertGenericNames,
  insertList,
  insertPackages,
  insertPart,
  insertPrices,
  insertReceiptRows,
  knownParts,
  type ListHead,
} from './store-lists.ts';

export type { ReferenceKind } from './list-layouts.ts';

/** How each kind of list is read, and its columns where a date may stand above them. Masters of codes come as text in a zip. */
const KINDS: Record<ReferenceKind, { columns: readonly ListColumn[] | null; parse: Parse }> = {
  price: { columns: PRICE_COLUMNS, parse: parsePriceList },
  'generic-info': { columns: GENERIC_COLUMNS, parse: parseGenericInfo },
  'generic-names': { columns: GENERIC_NAME_COLUMNS, parse: parseGenericNames },
  packages: { columns: null, parse: parsePackages },
  'receipt-codes': { columns: null, parse: parseReceiptMaster },
};
type Row = PriceRow | GenericInfoRow | GenericNameRow | PackageRow | ReceiptRow;
type Parse = (sheets: readonly TableSheet[], file: string) => ParsedList<Row>;

export interface ReferenceResult extends ListShape {
  file: string;
  sha256: string;
  kind: ReferenceKind;
  /** The date from which the list is in force. */
  effectiveFrom: IsoDate;
  rows: number;
  problems: ReferenceProblem[];
  /** True if all of it was there, from this file or from another with the same content. */
  alreadyImported: boolean;
  /** Of a price list: which routes are in force on its date after this import. */
  routes: RouteInForce[];
}

export interface ReferenceOptions {
  kind: ReferenceKind;
  /** The list's date where its file name does not tell it. */
  date?: IsoDate;
  source?: 'official' | 'demo';
  replace?: boolean;
}

/**
 * Imports 薬価基準収載品目リスト, 後発医薬品に関する情報 or 一般名処方マスタ (csv or xlsx), MEDIS-DC's lists of packages or the receipt
 * master (text or zip) in one transaction.
 */
export async function importReferenceFile(
  context: Pick<Context, 'pool' | 'settings'>,
  file: SourceFile,
  options: ReferenceOptions,
): Promise<ReferenceResult> {
  const sheets = await sheetsOf(file, options.kind, context.settings.unpackedMaxMb);
  const date = options.date ?? dateInName(file.name) ?? dateInTitle(sheets, options.kind);
  if (!date)
    throw new AnteiError(
      'date-missing',
      `ファイル名「${file.name}」に「20250716」のような日付がなく、表の上にも書かれていません。`,
    );
  return importSheets(context, { ...options, date }, file, sheets);
}

async function sheetsOf(file: SourceFile, kind: ReferenceKind, maxUnpackedMb: number): Promise<TableSheet[]> {
  if (KINDS[kind].columns) return readSheets(file, maxUnpackedMb);
  const sheets: TableSheet[] = [];
  for (const text of await textsIn(file, maxUnpackedMb))
    for (const sheet of await readSheets(text, maxUnpackedMb)) sheets.push({ ...sheet, name: text.name });
  return sheets;
}

/** As {@link importReferenceFile}, from rows of cells with their header row. */
export function importReferenceTable(
  context: Pick<Context, 'pool'>,
  options: ReferenceOptions & { date: IsoDate },
  file: Pick<SourceFile, 'name' | 'sha256'>,
  rows: CellValue[][],
): Promise<ReferenceResult> {
  return importSheets(context, options, file, [{ name: null, rows }]);
}

/** A part of a list: of one route or layout, the receipt master whole or of differences, or all of the list. */
interface Part {
  route: string;
  rows: Row[];
  contentHash: string;
}

async function importSheets(
  { pool }: Pick<Context, 'pool'>,
  { kind, date, source = 'official', replace = false }: ReferenceOptions & { date: IsoDate },
  { name, sha256 }: Pick<SourceFile, 'name' | 'sha256'>,
  sheets: TableSheet[],
): Promise<ReferenceResult> {
  const { rows, problems, ...shape } = KINDS[kind].parse(sheets, name);
  refuseTooMany(problems, rows.length, name);
  const parts = partsOf(kind, rows);
  const list = { kind, source, date, file: name, sha256, rows: rows.length, problems, ...shape };
  const alreadyImported = await inTransaction(pool, async (client) => {
    await beginImport(client, source);
    const known = new Map((await knownParts(client, list)).map((part) => [part.route, part]));
    // With `replace` also what is known is stored again: its rows may be damaged (verify-lists.ts).
    const added = parts.filter(
      ({ route, contentHash }) => replace || known.get(route)?.contentHash !== contentHash,
    );
    if (added.length === 0) return true;
    const others = added.flatMap(({ route }) => known.get(route) ?? []);
    // The same file read again is read better, not another list.
    const conflicts = others.filter((other) => other.sha256 !== sha256);
    if (conflicts.length > 0 && !replace) throw conflict(list, conflicts);
    const id = await insertList(client, list);
    await deleteParts(
      client,
      list,
      others.map(({ route }) => route),
    );
    for (const part of added) {
      if (kind === 'price') await insertPrices(client, id, date, part.rows as PriceRow[]);
      else if (kind === 'generic-info')
        await insertGenericInfo(client, id, date, part.rows as GenericInfoRow[]);
      else if (kind === 'generic-names')
        await insertGenericNames(client, id, date, part.rows as GenericNameRow[]);
      else if (kind === 'packages') await insertPackages(client, id, date, part.rows as PackageRow[]);
      else await insertReceiptRows(client, id, date, part.route, part.rows as ReceiptRow[]);
      await insertPart(client, id, list, { ...part, rows: part.rows.length });
    }
    await deleteEmptyLists(client);
    await raiseRevision(client, 'medicines');
    return false;
  });
  return {
    file: name,
    sha256,
    kind,
    effectiveFrom: date,
    rows: rows.length,
    problems,
    alreadyImported,
    ...shape,
    routes: kind === 'price' ? routesInForce(await priceParts(pool), date) : [],
  };
}

/** More than one row of a hundred left out is not a slip of the file but of how it is read. */
function refuseTooMany(problems: readonly ReferenceProblem[], rows: number, file: string): void {
  const left = problems.filter(({ rowLeftOut }) => rowLeftOut);
  const [first] = left;
  if (!first || left.length <= rows / 100) return;
  throw new AnteiError(
    'too-many-problems',
    `${file} の ${left.length}行が読めません。例：${first.row}行 ${first.column}「${first.value ?? ''}」${first.reason}`,
  );
}

function partsOf(kind: ReferenceKind, rows: readonly Row[]): Part[] {
  const whole = kind === 'receipt-codes' && isWhole(rows as ReceiptRow[]) ? 'whole' : 'difference';
  const routeOf = (row: Row) => {
    if (kind === 'price') return (row as PriceRow).route;
    if (kind === 'packages') return (row as PackageRow).layout;
    return kind === 'receipt-codes' ? whole : 'all';
  };
  const byRoute = Map.groupBy(rows, routeOf);
  return [...byRoute].map(([route, own]) => ({ route, rows: own, contentHash: contentHash(own) }));
}

/** 20250716 in mhlw_price_20250716.csv or in the ministry's tp20250716-01_01.xlsx. */
function dateInName(name: string): IsoDate | null {
  const digits = /(?<!\d)20\d{6}(?!\d)/.exec(name);
  return digits ? findDate(digits[0]) : null;
}

/** The first date above the header row. */
function dateInTitle(sheets: readonly TableSheet[], kind: ReferenceKind): IsoDate | null {
  const { columns } = KINDS[kind];
  if (!columns) return null;
  for (const { rows } of sheets) {
    const head = rows.findIndex((row) => isHeaderRow(row, columns));
    for (const cell of rows.slice(0, Math.max(0, head)).flat()) {
      const date = typeof cell === 'string' ? findDate(cell) : null;
      if (date) return date;
    }
  }
  return null;
}

/** What a list that comes in one part is called. */
const WHOLE: Partial<Record<ReferenceKind, string>> = {
  'generic-info': '区分のリスト',
  'generic-names': '一般名処方マスタ',
};

function conflict(
  { kind, date, file }: Pick<ListHead, 'kind' | 'date' | 'file'>,
  parts: readonly { route: string; file: string }[],
): AnteiError {
  const what = parts.map((part) => `${WHOLE[kind] ?? partName(part.route)}（${part.file}）`);
  return new AnteiError(
    'edition-conflict',
    `${file}（${date}）と内容の違うものが取り込み済みです：${what.join('、')}。`,
  );
}
