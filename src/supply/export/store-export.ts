/** All SQL by which an edition is read back whole, with what was understood of each row, for exporting it. */

import type { IsoDate } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/connection.ts';
import { revisionOf } from '../../platform/database/revision.ts';
import { type EditionFrame, flagAt } from '../history/edition-frame.ts';
import type { EditionSource } from '../history/store.ts';
import type { Cell } from '../model.ts';
import { type ChangeRow, changesAfter, VERSION_FIELDS, type VersionFields } from '../read/store-read.ts';

/** What tells an edition from every other, and from its own content before a correction. */
export interface EditionIdentity {
  asOf: IsoDate;
  source: EditionSource;
  /** Of the official file; where the edition carries reports, of the file and these. */
  sha256: string;
}

/** The edition of a date, or the newest one; null if there is none. */
export async function findEdition(db: Queryable, asOf?: IsoDate): Promise<EditionIdentity | null> {
  const { rows } = await db.query<EditionIdentity>(
    `select as_of as "asOf", source, coalesce(carried_hash, sha256) as sha256
     from edition where $1::date is null or as_of = $1 order by as_of desc limit 1`,
    [asOf ?? null],
  );
  return rows[0] ?? null;
}

/** What tells the whole history, up to its newest edition, from every other; null if there is none. */
export async function findHistory(db: Queryable): Promise<EditionIdentity | null> {
  const newest = await findEdition(db);
  return newest && { ...newest, sha256: `${newest.sha256} ${await revisionOf(db, 'supply')}` };
}

/** Every interval of every product, by code and time; `fields` null while it was not listed. */
export async function readIntervals(db: Queryable) {
  const { rows } = await db.query<
    VersionFields & { yjCode: string; from: IsoDate; to: IsoDate | null; listed: boolean; cells: Cell[] }
  >(
    `select p.yj_code as "yjCode", i.valid_from as "from", i.valid_to as "to", v.id is not null as listed, v.cells, ${VERSION_FIELDS}
     from supply_interval i join product_codes() p on p.id = i.product_id left join supply_version v on v.id = i.version_id
     order by p.yj_code collate "C", i.valid_from`,
  );
  return rows.map(({ yjCode, from, to, listed, cells, ...fields }) => ({
    yjCode,
    from,
    to,
    cells,
    fields: listed ? fields : null,
  }));
}

/** Every change in the order in which it became known, retracted ones included. */
export async function readChanges(db: Queryable): Promise<ChangeRow[]> {
  return changesAfter(db, 0, MOST_CHANGES);
}

/** More than there can be: the sequence of changes is counted in whole numbers of four bytes in the files. */
const MOST_CHANGES = 2_147_483_647;

/** The dates of the newest editions. */
export async function newestEditions(db: Queryable, count: number): Promise<IsoDate[]> {
  const { rows } = await db.query<{ asOf: IsoDate }>(
    'select as_of as "asOf" from edition order by as_of desc limit $1',
    [count],
  );
  return rows.map(({ asOf }) => asOf);
}

/** One row of an edition: what the source says, and what we understood. */
export interface StoredRow {
  /** Null for a row without a code, which is in no product's history; so is `fields`. */
  yjCode: string | null;
  fields: VersionFields | null;
  /** The 21 cells in official order. */
  cells: Cell[];
}

/** The rows of an edition in the order of its file; a product with several rows appears as often. */
export async function readRows(db: Queryable, asOf: IsoDate): Promise<StoredRow[]> {
  const editions = await db.query<Omit<EditionFrame, 'extra'>>(
    'select row_products as products, unkeyed_rows as unkeyed, flags, flag_blank as "flagBlank" from edition where as_of = $1',
    [asOf],
  );
  const edition = editions.rows[0]!;
  const versions = new Map((await versionsInForce(db, asOf)).map(({ id, ...version }) => [id, version]));
  const unkeyed = new Map(edition.unkeyed.map((row) => [row.index, row.cells]));
  return edition.products.map((product, index): StoredRow => {
    const bare = unkeyed.get(index);
    if (bare) return { yjCode: null, fields: null, cells: bare };
    const { yjCode, cells, ...fields } = versions.get(product)!;
    return { yjCode, fields, cells: [...cells, flagAt(edition, index)] };
  });
}

type VersionRow = VersionFields & { id: number; yjCode: string; cells: Cell[] };

/** The version of each product in force on a date. */
async function versionsInForce(db: Queryable, asOf: IsoDate): Promise<VersionRow[]> {
  const { rows } = await db.query<VersionRow>(
    `select p.id, p.yj_code as "yjCode", v.cells, ${VERSION_FIELDS}
     from supply_at($1) v join product_codes() p on p.id = v.product_id`,
    [asOf],
  );
  return rows;
}
