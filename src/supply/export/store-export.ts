/** All SQL by which an edition is read back whole, with what was understood of each row, for exporting it. */
import { type Kysely, sql } from 'kysely';
import type { IsoDate } from '../../platform/clock.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { flagAt } from '../history/edition-frame.ts';
import type { EditionSource } from '../history/store.ts';
import type { Cell } from '../model.ts';
import type { VersionFields } from '../read/store-read.ts';

type Db = Kysely<Tables>;

/** What tells an edition from every other and from what stood in its place before a correction. */
export interface EditionIdentity {
  asOf: IsoDate;
  source: EditionSource;
  /** Of the official file; where the edition carries reports, of the file and these. */
  sha256: string;
}

/** The edition of a date, or the newest one; null where there is none. */
export async function findEdition(db: Db, asOf?: IsoDate): Promise<EditionIdentity | null> {
  const query = db
    .selectFrom('edition')
    .select(['as_of as asOf', 'source', sql<string>`coalesce(carried_hash, sha256)`.as('sha256')])
    .orderBy('as_of', 'desc')
    .limit(1);
  return (await (asOf === undefined ? query : query.where('as_of', '=', asOf)).executeTakeFirst()) ?? null;
}

/** The dates of the newest editions. */
export async function newestEditions(db: Db, count: number): Promise<IsoDate[]> {
  const rows = await db.selectFrom('edition').select('as_of').orderBy('as_of', 'desc').limit(count).execute();
  return rows.map((row) => row.as_of);
}

/** One row of an edition: what the source says, and what we understood. */
export interface StoredRow {
  /** Null for a row without a code, which stands in no product's history; so is `fields`. */
  yjCode: string | null;
  fields: VersionFields | null;
  /** The 21 cells in official order. */
  cells: Cell[];
}

/** The rows of an edition in the order of its file; a product that stands in several rows comes as often. */
export async function readRows(db: Db, asOf: IsoDate): Promise<StoredRow[]> {
  const edition = await db
    .selectFrom('edition')
    .select(['row_products', 'unkeyed_rows', 'flags', 'flag_blank as flagBlank'])
    .where('as_of', '=', asOf)
    .executeTakeFirstOrThrow();
  const versions = new Map((await versionsInForce(db, asOf)).map(({ id, ...version }) => [id, version]));
  const unkeyed = new Map(edition.unkeyed_rows.map((row) => [row.index, row.cells as Cell[]]));
  return edition.row_products.map((product, index): StoredRow => {
    const bare = unkeyed.get(index);
    if (bare) return { yjCode: null, fields: null, cells: bare };
    const { yjCode, cells, ...fields } = versions.get(product)!;
    return { yjCode, fields, cells: [...cells, flagAt(edition, index)] };
  });
}

type VersionRow = VersionFields & { id: number; yjCode: string; cells: Cell[] };

/** The version of each product in force on a date. */
async function versionsInForce(db: Db, asOf: IsoDate): Promise<VersionRow[]> {
  const rows = await db
    .selectFrom('supply_interval as i')
    .innerJoin('supply_version as v', 'v.id', 'i.version_id')
    .innerJoin('product as p', 'p.id', 'i.product_id')
    .where('i.valid_from', '<=', asOf)
    .where((where) => where.or([where('i.valid_to', '>', asOf), where('i.valid_to', 'is', null)]))
    .select([
      'p.id',
      'p.yj_code as yjCode',
      'v.cells',
      'v.name',
      'v.ingredient',
      'v.strength',
      'v.therapeutic_class as therapeuticClass',
      'v.mah',
      'v.route',
      'v.category',
      'v.basic_medicine as basicMedicine',
      'v.essential_supply as essentialSupply',
      'v.listed_on as listedOn',
      'v.response',
      'v.response_updated_on as responseUpdatedOn',
      'v.reason',
      'v.outlook',
      'v.outlook_text as outlookText',
      'v.forecast_event as forecastEvent',
      'v.forecast_earliest as forecastEarliest',
      'v.forecast_latest as forecastLatest',
      'v.volume',
      'v.volume_outlook as volumeOutlook',
      'v.volume_outlook_percent as volumeOutlookPercent',
      'v.updated_on as updatedOn',
    ])
    .execute();
  return rows as VersionRow[];
}
