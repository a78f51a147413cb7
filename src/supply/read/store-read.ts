/** All SQL by which published supply data is read. */

import type { IsoDate } from '../../platform/clock.ts';
import type { PoolClient, Queryable } from '../../platform/database/connection.ts';
import { type EditionFrame, flagAt, withFlag } from '../history/edition-frame.ts';
import type { EditionSource } from '../history/store.ts';
import {
  type Cell,
  CHANGE_FIELDS,
  type ChangeKind,
  type Direction,
  type Problem,
  type ProductFacts,
  type SupplyStatus,
} from '../model.ts';

export interface EditionInfo {
  asOf: IsoDate;
  source: EditionSource;
  title: string;
  file: string;
  sha256: string;
  rows: number;
  problems: number;
  /** Official columns that the list has, and others beside them. */
  columns: number;
  extraColumns: number;
  /** Rows that say what their manufacturer reported. */
  reports: number;
  importedAt: Date;
  sourceUrl: string | null;
  /** When the source says that it published the file (Last-Modified), where it was fetched. */
  sourceModifiedAt: Date | null;
}

const EDITION_INFO = `
  as_of as "asOf", source, title, file_name as file, sha256, row_count as rows, jsonb_array_length(problems) as problems,
  (select count(*)::int from jsonb_array_elements(headers) h where h <> 'null') as columns,
  jsonb_array_length(extra_columns) as "extraColumns",
  (select count(*) from edition_report r where r.as_of = edition.as_of) as reports,
  imported_at as "importedAt", source_url as "sourceUrl", source_modified_at as "sourceModifiedAt"`;

/** All editions, newest first. */
export async function listEditions(db: Queryable): Promise<EditionInfo[]> {
  return (await db.query<EditionInfo>(`select ${EDITION_INFO} from edition order by as_of desc`)).rows;
}

/** True while the site shows a demonstration. */
export async function showsDemonstration(db: Queryable): Promise<boolean> {
  return (await db.query(`select from edition where source = 'demo' limit 1`)).rowCount === 1;
}

/** A product's facts and status as a version holds them. */
export type VersionFields = Omit<ProductFacts & SupplyStatus, 'forecast' | 'yjCode'> & {
  forecastEvent: 'recovery' | 'stockOut' | null;
  forecastEarliest: IsoDate | null;
  forecastLatest: IsoDate | null;
};

/** The fields of a version `v`, under our names. */
export const VERSION_FIELDS = `
  v.name, v.ingredient, v.strength, v.therapeutic_class as "therapeuticClass", v.mah, v.route, v.category,
  v.basic_medicine as "basicMedicine", v.essential_supply as "essentialSupply", v.listed_on as "listedOn", v.response,
  v.response_updated_on as "responseUpdatedOn", v.reason, v.outlook, v.outlook_text as "outlookText",
  v.forecast_event as "forecastEvent", v.forecast_earliest as "forecastEarliest", v.forecast_latest as "forecastLatest",
  v.volume, v.volume_outlook as "volumeOutlook", v.volume_outlook_percent as "volumeOutlookPercent", v.updated_on as "updatedOn"`;

export type LatestRow = VersionFields & {
  id: number;
  yjCode: string;
  listed: boolean;
  lastListedBefore: IsoDate | null;
};

/** Every product with its latest content; `listed` false for those that have left the list. */
export async function latestProducts(db: Queryable): Promise<LatestRow[]> {
  const { rows } = await db.query<LatestRow>(
    `select p.id, p.yj_code as "yjCode", ${VERSION_FIELDS}, i.valid_to as "lastListedBefore",
       exists (select from supply_in_force_now() f where f.product_id = p.id) as listed
     from product_codes() p
     cross join lateral (
       select version_id, valid_to from supply_interval
       where product_id = p.id and version_id is not null order by valid_from desc limit 1
     ) i
     join supply_version v on v.id = i.version_id`,
  );
  return rows;
}

/** Since which edition each product's response and volume are what they are; absent: since before our history. */
export async function lastMoves(
  db: Queryable,
): Promise<Map<number, { response: IsoDate | null; volume: IsoDate | null }>> {
  const { rows } = await db.query<{ id: number; response: IsoDate | null; volume: IsoDate | null }>(
    `select product_id as id,
            max(as_of) filter (where kinds && '{response,added}') as response,
            max(as_of) filter (where kinds && '{volume,added}') as volume
     from supply_change where not retracted group by product_id`,
  );
  return new Map(rows.map(({ id, response, volume }) => [id, { response, volume }]));
}

export type HistoryRow = VersionFields & { from: IsoDate; to: IsoDate | null; listed: boolean };

/** A product's intervals, oldest first. */
export async function productHistory(db: Queryable, yjCode: string): Promise<HistoryRow[]> {
  const { rows } = await db.query<HistoryRow>(
    `select i.valid_from as "from", i.valid_to as "to", i.version_id is not null as listed, ${VERSION_FIELDS}
     from supply_interval i join product_codes() p on p.id = i.product_id left join supply_version v on v.id = i.version_id
     where p.yj_code = $1 order by i.valid_from`,
    [yjCode],
  );
  return rows;
}

export interface ChangeRow {
  seq: number;
  asOf: IsoDate;
  previousAsOf: IsoDate;
  productId: number;
  yjCode: string;
  name: string;
  kinds: ChangeKind[];
  before: Record<string, Cell>;
  after: Record<string, Cell>;
  direction: Direction;
  notable: boolean;
  retracted: boolean;
}

/** A change with what the product's own row says on that day: of a product that left the list, its last one. */
export type SaidChangeRow = ChangeRow & { saidReason: string | null; saidVolume: string | null };

export interface ChangeRange {
  since?: IsoDate;
  until?: IsoDate;
  yjCode?: string;
  notableOnly?: boolean;
  /** At most this many, the newest editions first. */
  newest?: number;
}

/** Changes of the editions dated in the range, oldest edition first, in the order of the codes. */
export async function changesBetween(db: Queryable, range: ChangeRange): Promise<SaidChangeRow[]> {
  const { since, until, yjCode, notableOnly, newest } = range;
  // Only the conditions that were asked for: with "or it is null" beside each, the plan would be the one for all changes.
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value)}`;
  const conditions = ['not c.retracted'];
  if (since) conditions.push(`c.as_of >= ${given(since)}`);
  if (until) conditions.push(`c.as_of <= ${given(until)}`);
  if (yjCode) conditions.push(`p.yj_code = ${given(yjCode)}`);
  if (notableOnly) conditions.push('c.notable');
  const order = newest ? `"asOf" desc, "yjCode" limit ${given(newest)}` : '"asOf", "yjCode"';
  const { rows } = await db.query<SaidChangeRow>(
    `select c.*, v.reason as "saidReason", v.volume as "saidVolume"
     from (${SELECT_CHANGES} where ${conditions.join(' and ')} order by ${order}) c
     left join lateral supply_at(case when 'removed' = any(c.kinds) then c."previousAsOf" else c."asOf" end) v
       on v.product_id = c."productId"
     order by c."asOf" ${newest ? 'desc' : ''}, c."yjCode"`,
    values,
  );
  return rows.map(toChangeRow);
}

/** Changes after a cursor in the order in which they became known, retractions included. */
export async function changesAfter(
  db: Queryable,
  cursor: number,
  limit: number,
  { since, until }: ChangeRange = {},
): Promise<ChangeRow[]> {
  const { rows } = await db.query<ChangeRow>(
    `${SELECT_CHANGES} where c.seq > $1 and c.as_of between $2 and $3 order by c.seq limit $4`,
    [cursor, since ?? '-infinity', until ?? 'infinity', limit],
  );
  return rows.map(toChangeRow);
}

/** A change of an edition, as the database keeps its fields. */
export type EditionChange = Omit<ChangeRow, 'seq' | 'asOf' | 'previousAsOf' | 'retracted'>;

/** The changes of an edition that are in force, in no order; for who reads them in its transaction. */
export async function changesOf(client: PoolClient, asOf: IsoDate): Promise<EditionChange[]> {
  const { rows } = await client.query<EditionChange>(
    `select c.product_id as "productId", p.yj_code as "yjCode", c.name, c.kinds, c.before, c.after, c.direction, c.notable
     from supply_change c join product_codes() p on p.id = c.product_id where c.as_of = $1 and not c.retracted`,
    [asOf],
  );
  return rows;
}

/** Puts the fields in their official order, which the database's JSON does not keep. */
function toChangeRow<Row extends ChangeRow>(row: Row): Row {
  const ordered = (side: Record<string, Cell>) =>
    Object.fromEntries(CHANGE_FIELDS.filter((f) => f in side).map((f) => [f, side[f] ?? null]));
  return { ...row, before: ordered(row.before), after: ordered(row.after) };
}

const SELECT_CHANGES = `
  select c.seq, c.as_of as "asOf", c.previous_as_of as "previousAsOf", c.product_id as "productId", p.yj_code as "yjCode",
    c.name, c.kinds, c.before, c.after, c.direction, c.notable, c.retracted
  from supply_change c join product_codes() p on p.id = c.product_id`;

export interface CountRow {
  asOf: IsoDate;
  category: string;
  response: string;
  volume: string;
  reason: string;
  products: number;
}

/** Products by category, response, volume and reason in the editions of a range. */
export async function editionCounts(db: Queryable, since: IsoDate, until: IsoDate): Promise<CountRow[]> {
  const { rows } = await db.query<CountRow>(
    `select as_of as "asOf", category, response, volume, reason, products
     from edition_count where as_of >= $1 and as_of <= $2 order by as_of`,
    [since, until],
  );
  return rows;
}

export interface StoredEdition {
  title: string;
  file: string;
  headers: (string | null)[];
  extra: { header: string; cells: Cell[] }[];
  /** Rows of 21 cells, as the source has them and in its order. */
  rows: Cell[][];
}

/** An edition put together again from its parts; null if there is none of that date. */
export async function readEdition(
  db: Queryable,
  asOf: IsoDate,
  officialOnly = false,
): Promise<StoredEdition | null> {
  const editions = await db.query<Omit<StoredEdition, 'rows'> & EditionFrame>(
    `select title, file_name as file, headers, extra_columns as extra, row_products as products, unkeyed_rows as unkeyed,
       flags, flag_blank as "flagBlank"
     from edition where as_of = $1`,
    [asOf],
  );
  const edition = editions.rows[0];
  if (!edition) return null;
  const versions = await db.query<{ id: number; cells: Cell[] }>(
    `select v.product_id as id, coalesce(r.official_cells, v.cells) as cells
     from supply_at($1) v left join edition_report r on $2 and r.as_of = $1 and r.product_id = v.product_id`,
    [asOf, officialOnly],
  );
  const cells = new Map(versions.rows.map((row) => [row.id, row.cells]));
  const unkeyed = new Map(edition.unkeyed.map((row) => [row.index, row.cells]));
  const { title, file, headers, extra, products } = edition;
  const rows = products.map(
    (product, index) => unkeyed.get(index) ?? withFlag(cells.get(product)!, flagAt(edition, index)),
  );
  return { title, file, headers, extra, rows };
}

/** What was in force of a product on an edition's date, by `${yjCode} ${date}`. */
export async function versionsOn(
  db: Queryable,
  wanted: readonly { yjCode: string; date: IsoDate }[],
): Promise<Map<string, VersionFields>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await db.query<VersionFields & { yjCode: string; date: IsoDate }>(
    `select w.yj_code as "yjCode", w.date, ${VERSION_FIELDS}
     from unnest($1::text[], $2::date[]) as w (yj_code, date)
     join product_codes() p on p.yj_code = w.yj_code
     join lateral supply_at(w.date) v on v.product_id = p.id`,
    [wanted.map((w) => w.yjCode), wanted.map((w) => w.date)],
  );
  return new Map(rows.map(({ yjCode, date, ...version }) => [`${yjCode} ${date}`, version as VersionFields]));
}

/** Every product of the edition of a date. */
export async function productsOn(
  db: Queryable,
  asOf: IsoDate,
): Promise<(VersionFields & { yjCode: string })[]> {
  const { rows } = await db.query<VersionFields & { yjCode: string }>(
    `select p.yj_code as "yjCode", ${VERSION_FIELDS}
     from supply_at($1) v join product_codes() p on p.id = v.product_id`,
    [asOf],
  );
  return rows;
}

/** Products by category and response in the editions of a range, oldest first: all that a chart over a year needs. */
export async function responseCounts(
  db: Queryable,
  since: IsoDate,
  until: IsoDate,
): Promise<Pick<CountRow, 'asOf' | 'category' | 'response' | 'products'>[]> {
  const { rows } = await db.query<Pick<CountRow, 'asOf' | 'category' | 'response' | 'products'>>(
    `select as_of as "asOf", category, response, sum(products)::integer as products
     from edition_count where as_of >= $1 and as_of <= $2 group by as_of, category, response order by as_of`,
    [since, until],
  );
  return rows;
}

/** Cells of an edition that could not be read; null if there is no edition of that date. */
export async function editionProblems(db: Queryable, asOf: IsoDate): Promise<Problem[] | null> {
  const { rows } = await db.query<{ problems: Problem[] }>('select problems from edition where as_of = $1', [
    asOf,
  ]);
  return rows[0]?.problems ?? null;
}
