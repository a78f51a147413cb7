/** Writing the official lists, part by part. */

import type { IsoDate } from '../../platform/clock.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { type CopyValue, copyRows } from '../../platform/database/copy.ts';
import { afterInventing } from '../../platform/database/invention-lock.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import type { ReferenceKind } from './list-layouts.ts';
import type { GenericNameRow } from './parse-generic-names.ts';
import type { PackageRow } from './parse-packages.ts';
import type { ReceiptRow } from './parse-receipt-master.ts';
import type { GenericInfoRow, PriceRow } from './parse-reference.ts';

/** What is taken down of a file. */
export interface ListHead {
  kind: ReferenceKind;
  source: 'official' | 'demo';
  date: IsoDate;
  file: string;
  sha256: string;
  rows: number;
  unknownColumns: readonly string[];
  missingColumns: readonly string[];
  problems: readonly object[];
}

/** A part that is there already. */
export interface KnownPart {
  route: string;
  contentHash: string;
  file: string;
  sha256: string;
}

/** Lets one import of a list run at a time; official lists end the demonstration's. */
export async function beginImport(client: PoolClient, source: ListHead['source']): Promise<void> {
  if (source === 'official') await afterInventing(client);
  await client.query(`select pg_advisory_xact_lock(hashtext('antei.reference.import'))`);
  if (source !== 'official') return;
  const { rowCount } = await client.query(`delete from reference_list where source = 'demo'`);
  if (rowCount) await raiseRevision(client, 'medicines');
}

/** The parts of a kind's list of a date, with the file that each came from. */
export async function knownParts(
  client: PoolClient,
  { kind, date }: Pick<ListHead, 'kind' | 'date'>,
): Promise<KnownPart[]> {
  const { rows } = await client.query<KnownPart>(
    `select p.route, p.content_hash as "contentHash", l.file_name as file, l.sha256
     from reference_part p join reference_list l on l.id = p.list_id where p.kind = $1 and p.effective_from = $2`,
    [kind, date],
  );
  return rows;
}

/** Takes down a file; the number of its list. */
export async function insertList(client: PoolClient, list: ListHead): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into reference_list (kind, source, effective_from, file_name, sha256, row_count, unknown_columns, missing_columns, problems)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (kind, sha256, effective_from) do update set row_count = excluded.row_count,
       unknown_columns = excluded.unknown_columns, missing_columns = excluded.missing_columns, problems = excluded.problems
     returning id`,
    [
      list.kind,
      list.source,
      list.date,
      list.file,
      list.sha256,
      list.rows,
      JSON.stringify(list.unknownColumns),
      JSON.stringify(list.missingColumns),
      JSON.stringify(list.problems),
    ],
  );
  return rows[0]!.id;
}

/** Removes parts with their rows, whichever file they came from. */
export async function deleteParts(
  client: PoolClient,
  { kind, date }: Pick<ListHead, 'kind' | 'date'>,
  routes: readonly string[],
): Promise<void> {
  if (routes.length === 0) return;
  if (kind === 'price')
    await client.query('delete from price where effective_from = $1 and route = any($2)', [date, routes]);
  else if (kind === 'generic-info')
    await client.query('delete from generic_info where effective_from = $1', [date]);
  else if (kind === 'generic-names')
    await client.query('delete from generic_name where effective_from = $1', [date]);
  else if (kind === 'packages') {
    await client.query('delete from package_code where effective_from = $1 and layout = any($2)', [
      date,
      routes,
    ]);
    await client.query('delete from package where effective_from = $1 and layout = any($2)', [date, routes]);
  } else
    await client.query('delete from receipt_medicine where effective_from = $1 and part = any($2)', [
      date,
      routes,
    ]);
  await client.query(
    'delete from reference_part where kind = $1 and effective_from = $2 and route = any($3)',
    [kind, date, routes],
  );
}

/** Removes files without any part left. */
export async function deleteEmptyLists(client: PoolClient): Promise<void> {
  await client.query(
    'delete from reference_list l where not exists (select from reference_part p where p.list_id = l.id)',
  );
}

/** Takes down a part. */
export async function insertPart(
  client: PoolClient,
  list: number,
  { kind, date }: Pick<ListHead, 'kind' | 'date'>,
  part: { route: string; rows: number; contentHash: string },
): Promise<void> {
  await client.query(
    `insert into reference_part (kind, effective_from, route, list_id, row_count, content_hash) values ($1, $2, $3, $4, $5, $6)`,
    [kind, date, part.route, list, part.rows, part.contentHash],
  );
}

const PRICE_FIELDS: Fields<PriceRow> = [
  ['route', (row) => row.route],
  ['code', (row) => row.code],
  ['ingredient', (row) => row.ingredient],
  ['strength', (row) => row.strength],
  ['name', (row) => row.name],
  ['mah', (row) => row.mah],
  ['amount', (row) => row.amount],
  ['is_generic', (row) => row.isGeneric],
  ['is_originator', (row) => row.isOriginator],
  ['expires_on', (row) => row.expiresOn],
  ['note', (row) => row.note],
  ['others', (row) => JSON.stringify(row.others)],
];

const GENERIC_FIELDS: Fields<GenericInfoRow> = [
  ['code', (row) => row.code],
  ['ingredient', (row) => row.ingredient],
  ['name', (row) => row.name],
  ['class', (row) => row.class],
  ['listed_on', (row) => row.listedOn],
  ['expires_on', (row) => row.expiresOn],
  ['excluded_from_premium', (row) => row.excludedFromPremium],
  ['others', (row) => JSON.stringify(row.others)],
];

const GENERIC_NAME_FIELDS: Fields<GenericNameRow> = [
  ['code', (row) => row.code],
  ['route', (row) => row.route],
  ['name', (row) => row.name],
  ['ingredient', (row) => row.ingredient],
  ['strength', (row) => row.strength],
  ['products', (row) => `{${row.products.join(',')}}`],
  ['others', (row) => JSON.stringify(row.others)],
];

export function insertPrices(
  client: PoolClient,
  list: number,
  date: IsoDate,
  rows: readonly PriceRow[],
): Promise<void> {
  return copyRows(client, 'price', columnsOf(PRICE_FIELDS), valuesOf(PRICE_FIELDS, list, date, rows));
}

export function insertGenericInfo(
  client: PoolClient,
  list: number,
  date: IsoDate,
  rows: readonly GenericInfoRow[],
): Promise<void> {
  return copyRows(
    client,
    'generic_info',
    columnsOf(GENERIC_FIELDS),
    valuesOf(GENERIC_FIELDS, list, date, rows),
  );
}

export function insertGenericNames(
  client: PoolClient,
  list: number,
  date: IsoDate,
  rows: readonly GenericNameRow[],
): Promise<void> {
  return copyRows(
    client,
    'generic_name',
    columnsOf(GENERIC_NAME_FIELDS),
    valuesOf(GENERIC_NAME_FIELDS, list, date, rows),
  );
}

const PACKAGE_FIELDS: Fields<PackageRow> = [
  ['layout', (row) => row.layout],
  ['yj_code', (row) => row.code || null],
  ['name', (row) => row.name],
  ['mah', (row) => row.mah],
  ['seller', (row) => row.seller],
  ['form', (row) => row.form],
  ['unit', (row) => row.unit],
  ['total', (row) => row.total],
  ['dispensing_gtin', (row) => row.dispensing],
  ['sales_gtin', (row) => row.sales],
  ['case_gtin', (row) => row.case],
  ['jan', (row) => row.jan],
  ['hot', (row) => row.hot],
  ['discontinued', (row) => row.discontinued],
  ['last_lot', (row) => row.lastLot],
];

/** What a package is found by: the JAN as the GTIN-14 that it is. */
function codesOf({ dispensing, sales, case: whole, jan, hot }: PackageRow): string[] {
  const codes = [dispensing, sales, whole, jan && `0${jan}`, hot].filter((code) => code !== null);
  return [...new Set(codes)];
}

const RECEIPT_FIELDS: Fields<ReceiptRow> = [
  ['receipt_code', (row) => row.code],
  ['change', (row) => row.change],
  ['price_code', (row) => row.priceCode],
  ['name', (row) => row.name],
  ['changed_on', (row) => row.changedOn],
  ['ended_on', (row) => row.endedOn],
  ['usable_until', (row) => row.usableUntil],
  ['cells', (row) => arrayText(row.cells)],
];

/** Texts as PostgreSQL writes an array of them. */
function arrayText(cells: readonly string[]): string {
  return `{${cells.map((cell) => `"${cell.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

type Fields<T> = readonly [string, (row: T) => CopyValue][];

const columnsOf = <T>(fields: Fields<T>) => [
  'list_id',
  'effective_from',
  ...fields.map(([column]) => column),
];

const valuesOf = <T>(fields: Fields<T>, list: number, date: IsoDate, rows: readonly T[]) =>
  rows.map((row) => [list, date, ...fields.map(([, value]) => value(row))]);

export async function insertPackages(
  client: PoolClient,
  list: number,
  date: IsoDate,
  rows: readonly PackageRow[],
): Promise<void> {
  const values = valuesOf(PACKAGE_FIELDS, list, date, rows).map((row, index) => [...row, index + 1]);
  await copyRows(client, 'package', [...columnsOf(PACKAGE_FIELDS), 'place'], values);
  const codes = rows.flatMap((row, index) =>
    codesOf(row).map((code) => [list, date, code, row.layout, index + 1]),
  );
  await copyRows(client, 'package_code', ['list_id', 'effective_from', 'code', 'layout', 'place'], codes);
}

export function insertReceiptRows(
  client: PoolClient,
  list: number,
  date: IsoDate,
  part: string,
  rows: readonly ReceiptRow[],
): Promise<void> {
  const values = valuesOf(RECEIPT_FIELDS, list, date, rows).map((row) => [...row, part]);
  return copyRows(client, 'receipt_medicine', [...columnsOf(RECEIPT_FIELDS), 'part'], values);
}
