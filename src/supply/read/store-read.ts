/** All SQL by which published supply data is read. */
import { type Kysely, sql } from 'kysely';
import type { IsoDate } from '../../platform/clock.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { flagAt, withFlag } from '../history/edition-frame.ts';
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

type Db = Kysely<Tables>;

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

const EDITION_INFO = sql<EditionInfo>`
  as_of as "asOf", source, title, file_name as file, sha256, row_count as rows, jsonb_array_length(problems) as problems,
  (select count(*)::int from jsonb_array_elements(headers) h where h <> 'null') as columns,
  jsonb_array_length(extra_columns) as "extraColumns",
  (select count(*) from edition_report r where r.as_of = edition.as_of) as reports,
  imported_at as "importedAt", source_url as "sourceUrl", source_modified_at as "sourceModifiedAt"`;

/** All editions, newest first. */
export async function listEditions(db: Db): Promise<EditionInfo[]> {
  return (await sql<EditionInfo>`select ${EDITION_INFO} from edition order by as_of desc`.execute(db)).rows;
}

/** A product's facts and status as a version holds them. */
export type VersionFields = Omit<ProductFacts & SupplyStatus, 'forecast' | 'yjCode'> & {
  forecastEvent: 'recovery' | 'stockOut' | null;
  forecastEarliest: IsoDate | null;
  forecastLatest: IsoDate | null;
};

const VERSION_FIELDS = sql`
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
export async function latestProducts(db: Db): Promise<LatestRow[]> {
  const { rows } = await sql<LatestRow>`
    select p.id, p.yj_code as "yjCode", ${VERSION_FIELDS}, i.valid_to is null as listed, i.valid_to as "lastListedBefore"
    from product p
    cross join lateral (
      select version_id, valid_to from supply_interval
      where product_id = p.id and version_id is not null order by valid_from desc limit 1
    ) i
    join supply_version v on v.id = i.version_id`.execute(db);
  return rows;
}

/** Since which edition each product's response and volume are what they are; absent: since before our history. */
export async function lastMoves(
  db: Db,
): Promise<Map<number, { response: IsoDate | null; volume: IsoDate | null }>> {
  const { rows } = await sql<{ id: number; response: IsoDate | null; volume: IsoDate | null }>`
    select product_id as id,
           max(as_of) filter (where kinds && '{response,added}') as response,
           max(as_of) filter (where kinds && '{volume,added}') as volume
    from supply_change where not retracted group by product_id`.execute(db);
  return new Map(rows.map(({ id, response, volume }) => [id, { response, volume }]));
}

export type HistoryRow = VersionFields & { from: IsoDate; to: IsoDate | null; listed: boolean };

/** A product's intervals, oldest first. */
export async function productHistory(db: Db, yjCode: string): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select i.valid_from as "from", i.valid_to as "to", i.version_id is not null as listed, ${VERSION_FIELDS}
    from supply_interval i join product p on p.id = i.product_id left join supply_version v on v.id = i.version_id
    where p.yj_code = ${yjCode} order by i.valid_from`.execute(db);
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

export interface ChangeRange {
  since?: IsoDate;
  until?: IsoDate;
  yjCode?: string;
  notableOnly?: boolean;
  /** At most this many, the newest editions first. */
  newest?: number;
}

/** Changes of the editions dated in the range, oldest edition first, in the order of the codes. */
export async function changesBetween(db: Db, range: ChangeRange): Promise<ChangeRow[]> {
  let query = selectChanges(db).where('c.retracted', '=', false);
  if (range.since) query = query.where('c.as_of', '>=', range.since);
  if (range.until) query = query.where('c.as_of', '<=', range.until);
  if (range.yjCode) query = query.where('p.yj_code', '=', range.yjCode);
  if (range.notableOnly) query = query.where('c.notable', '=', true);
  if (range.newest) query = query.orderBy('c.as_of', 'desc').limit(range.newest);
  return (await query.orderBy('c.as_of').orderBy('p.yj_code').execute()).map(toChangeRow);
}

/** Changes after a cursor in the order in which they became known, retractions included. */
export async function changesAfter(
  db: Db,
  cursor: number,
  limit: number,
  { since, until }: ChangeRange = {},
): Promise<ChangeRow[]> {
  let query = selectChanges(db).where('c.seq', '>', cursor);
  if (since) query = query.where('c.as_of', '>=', since);
  if (until) query = query.where('c.as_of', '<=', until);
  return (await query.orderBy('c.seq').limit(limit).execute()).map(toChangeRow);
}

/** Puts the fields in their official order, which the database's JSON does not keep. */
function toChangeRow(
  row: Awaited<ReturnType<ReturnType<typeof selectChanges>['executeTakeFirstOrThrow']>>,
): ChangeRow {
  const ordered = (side: Record<string, Cell>) =>
    Object.fromEntries(CHANGE_FIELDS.filter((f) => f in side).map((f) => [f, side[f] ?? null]));
  return { ...(row as ChangeRow), before: ordered(row.before), after: ordered(row.after) };
}

function selectChanges(db: Db) {
  return db
    .selectFrom('supply_change as c')
    .innerJoin('product as p', 'p.id', 'c.product_id')
    .select([
      'c.seq',
      'c.as_of as asOf',
      'c.previous_as_of as previousAsOf',
      'c.product_id as productId',
      'p.yj_code as yjCode',
      'c.name',
      'c.kinds',
      'c.before',
      'c.after',
      'c.direction',
      'c.notable',
      'c.retracted',
    ]);
}

export interface CountRow {
  asOf: IsoDate;
  category: string;
  response: string;
  volume: string;
  reason: string;
  products: number;
}

/** Products by category, response, volume and reason in the editions of a range. */
export async function editionCounts(db: Db, since: IsoDate, until: IsoDate): Promise<CountRow[]> {
  return db
    .selectFrom('edition_count')
    .select(['as_of as asOf', 'category', 'response', 'volume', 'reason', 'products'])
    .where('as_of', '>=', since)
    .where('as_of', '<=', until)
    .orderBy('as_of')
    .execute();
}

export interface StoredEdition {
  title: string;
  file: string;
  headers: (string | null)[];
  extra: { header: string; cells: Cell[] }[];
  /** Rows of 21 cells, as the source has them and in its order. */
  rows: Cell[][];
}

/** An edition put together again from its parts; null where there is none of that date. */
export async function readEdition(
  db: Db,
  asOf: IsoDate,
  officialOnly = false,
): Promise<StoredEdition | null> {
  const edition = await db.selectFrom('edition').selectAll().where('as_of', '=', asOf).executeTakeFirst();
  if (!edition) return null;
  const versions = await sql<{ id: number; cells: Cell[] }>`
    select i.product_id as id, coalesce(r.official_cells, v.cells) as cells
    from supply_interval i join supply_version v on v.id = i.version_id
    left join edition_report r on ${officialOnly} and r.as_of = ${asOf} and r.product_id = i.product_id
    where i.valid_from <= ${asOf} and (i.valid_to > ${asOf} or i.valid_to is null)`.execute(db);
  const cells = new Map(versions.rows.map((row) => [row.id, row.cells]));
  const unkeyed = new Map(edition.unkeyed_rows.map((row) => [row.index, row.cells as Cell[]]));
  const frame = { flags: edition.flags, flagBlank: edition.flag_blank };
  const rows = edition.row_products.map(
    (product, index) => unkeyed.get(index) ?? withFlag(cells.get(product)!, flagAt(frame, index)),
  );
  return {
    title: edition.title,
    file: edition.file_name,
    headers: edition.headers,
    extra: edition.extra_columns,
    rows,
  };
}

/** What was in force of a product on an edition's date, by `${yjCode} ${date}`. */
export async function versionsOn(
  db: Db,
  wanted: readonly { yjCode: string; date: IsoDate }[],
): Promise<Map<string, VersionFields>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<VersionFields & { yjCode: string; date: IsoDate }>`
    select w.yj_code as "yjCode", w.date, ${VERSION_FIELDS}
    from unnest(${wanted.map((w) => w.yjCode)}::text[], ${wanted.map((w) => w.date)}::date[]) as w (yj_code, date)
    join product p on p.yj_code = w.yj_code
    join supply_interval i on i.product_id = p.id and i.valid_from <= w.date and (i.valid_to > w.date or i.valid_to is null)
    join supply_version v on v.id = i.version_id`.execute(db);
  return new Map(rows.map(({ yjCode, date, ...version }) => [`${yjCode} ${date}`, version as VersionFields]));
}

/** Every product of the edition of a date. */
export async function productsOn(db: Db, asOf: IsoDate): Promise<(VersionFields & { yjCode: string })[]> {
  const { rows } = await sql<VersionFields & { yjCode: string }>`
    select p.yj_code as "yjCode", ${VERSION_FIELDS}
    from supply_interval i join product p on p.id = i.product_id join supply_version v on v.id = i.version_id
    where i.valid_from <= ${asOf} and (i.valid_to > ${asOf} or i.valid_to is null)`.execute(db);
  return rows;
}

/** Products by category and response in the editions of a range, oldest first: all that a chart over a year needs. */
export async function responseCounts(
  db: Db,
  since: IsoDate,
  until: IsoDate,
): Promise<Pick<CountRow, 'asOf' | 'category' | 'response' | 'products'>[]> {
  return db
    .selectFrom('edition_count')
    .select(['as_of as asOf', 'category', 'response', sql<number>`sum(products)::integer`.as('products')])
    .where('as_of', '>=', since)
    .where('as_of', '<=', until)
    .groupBy(['as_of', 'category', 'response'])
    .orderBy('as_of')
    .execute();
}

/** Cells of an edition that could not be read; null where there is no edition of that date. */
export async function editionProblems(db: Db, asOf: IsoDate): Promise<Problem[] | null> {
  const edition = await db
    .selectFrom('edition')
    .select('problems')
    .where('as_of', '=', asOf)
    .executeTakeFirst();
  return edition ? (edition.problems as Problem[]) : null;
}
