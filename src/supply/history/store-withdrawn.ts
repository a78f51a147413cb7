/** All SQL about editions that were withdrawn: how one leaves what is in force, is kept, and comes back. */

import type { IsoDate } from '../../platform/clock.ts';
import type { Pool, PoolClient, Queryable } from '../../platform/database/connection.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Cell, Problem } from '../model.ts';
import type { EditionHead } from './store-reports.ts';

/** Why an edition was withdrawn, and when. */
export interface Withdrawal {
  at: Date;
  /** The ministry's page went back to an older edition. */
  byPage: boolean;
  reason: string | null;
}

/** Keeps an edition in force as the official list says it: `rows` in its order, as the file has them. */
export async function keepWithdrawn(
  client: PoolClient,
  asOf: IsoDate,
  rows: readonly Cell[][],
  { at, byPage, reason }: Withdrawal,
): Promise<void> {
  await client.query(
    `insert into withdrawn_edition (as_of, sha256, source, file_name, title, headers, extra_columns, row_count, rows, problems,
       source_url, source_modified_at, imported_at, withdrawn_at, by_page, reason)
     select as_of, sha256, source, file_name, title, headers, extra_columns, row_count, $2, problems,
       source_url, source_modified_at, imported_at, $3, $4, $5
     from edition where as_of = $1
     on conflict (as_of, sha256) do update set withdrawn_at = excluded.withdrawn_at, by_page = excluded.by_page,
       reason = excluded.reason`,
    [asOf, JSON.stringify(rows), at, byPage, reason],
  );
}

/** Products whose history parts at the edition of a date. */
export async function productsMovedAt(client: PoolClient, asOf: IsoDate): Promise<number[]> {
  const { rows } = await client.query<[number]>({
    text: 'select product_id from supply_interval where valid_from = $1',
    values: [asOf],
    rowMode: 'array',
  });
  return rows.map(([product]) => product);
}

/** Marks every change of an edition retracted. */
export async function retractChanges(client: PoolClient, asOf: IsoDate): Promise<void> {
  await client.query(
    `update supply_change set retracted = true, seq = nextval('supply_change_seq') where as_of = $1 and not retracted`,
    [asOf],
  );
}

/** Removes the edition itself, its counts and what it carries of reports. Its history must be gone. */
export async function deleteEdition(client: PoolClient, asOf: IsoDate): Promise<void> {
  await client.query('delete from edition where as_of = $1', [asOf]);
}

/** True if an edition carries a report that no earlier one carries. */
export async function carriesFirst(client: PoolClient, asOf: IsoDate): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from edition_report r where r.as_of = $1
       and not exists (select from edition_report e where e.report_id = r.report_id and e.as_of < $1) limit 1`,
    [asOf],
  );
  return rowCount === 1;
}

/** Official editions in force after a date and up to another, newest first. */
export async function officialBetween(
  pool: Pool | PoolClient,
  after: IsoDate,
  until: IsoDate,
): Promise<IsoDate[]> {
  const { rows } = await pool.query<{ asOf: IsoDate }>(
    `select as_of as "asOf" from edition where source = 'official' and as_of > $1 and as_of <= $2 order by as_of desc`,
    [after, until],
  );
  return rows.map(({ asOf }) => asOf);
}

/** Notes that the page, too, went back behind editions that were withdrawn by hand. */
export async function confirmByPage(pool: Pool, after: IsoDate, until: IsoDate): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      'update withdrawn_edition set by_page = true where as_of > $1 and as_of <= $2 and not by_page',
      [after, until],
    );
    if (rowCount) await raiseRevision(client, 'supply');
  });
}

export async function isWithdrawn(client: Pool | PoolClient, asOf: IsoDate): Promise<boolean> {
  return (
    (await client.query('select from withdrawn_edition where as_of = $1 limit 1', [asOf])).rowCount === 1
  );
}

/** True if this very file was withdrawn by hand, and the page has not gone back behind it. */
export async function isHeldBack(db: Queryable, asOf: IsoDate, sha256: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'select from withdrawn_edition where as_of = $1 and sha256 = $2 and not by_page',
    [asOf, sha256],
  );
  return rowCount !== 0;
}

/** A withdrawn edition with all that it takes to store it again. */
export interface KeptEdition {
  head: EditionHead;
  rows: Cell[][];
  problems: Problem[];
}

/** What was withdrawn last of a date; null if nothing was. */
export async function readWithdrawn(
  client: Pick<PoolClient, 'query'>,
  asOf: IsoDate,
): Promise<KeptEdition | null> {
  const { rows } = await client.query<EditionHead & { rows: Cell[][]; problems: Problem[] }>(
    `select as_of as "asOf", source, file_name as file, sha256, title, headers, extra_columns as extra, rows, problems
     from withdrawn_edition where as_of = $1 order by withdrawn_at desc limit 1`,
    [asOf],
  );
  if (!rows[0]) return null;
  const { rows: cells, problems, ...head } = rows[0];
  return { head, rows: cells, problems };
}

/** What it takes to write a withdrawn edition as its workbook; null if none was withdrawn of that date. */
export async function withdrawnList(db: Queryable, asOf: IsoDate) {
  const { rows } = await db.query<
    Pick<EditionHead, 'source' | 'sha256' | 'title' | 'headers' | 'extra'> & {
      rows: Cell[][];
      withdrawnAt: Date;
    }
  >(
    `select source, sha256, title, headers, extra_columns as extra, rows, withdrawn_at as "withdrawnAt"
     from withdrawn_edition where as_of = $1 order by withdrawn_at desc limit 1`,
    [asOf],
  );
  if (!rows[0]) return null;
  const { source, sha256, ...list } = rows[0];
  return { edition: { asOf, source, sha256 }, ...list };
}

/** After an edition was stored again: it is no longer withdrawn, and came from where it came before. */
export async function noteReturned(client: PoolClient, asOf: IsoDate, sha256: string): Promise<void> {
  await client.query(
    `with gone as (
       delete from withdrawn_edition where as_of = $1 and sha256 = $2 returning source_url, source_modified_at
     )
     update edition e set source_url = gone.source_url, source_modified_at = gone.source_modified_at
     from gone where e.as_of = $1`,
    [asOf, sha256],
  );
}

/** A withdrawn edition as it is listed. */
export interface WithdrawnInfo {
  asOf: IsoDate;
  source: 'official' | 'demo';
  title: string;
  file: string;
  sha256: string;
  rows: number;
  problems: number;
  importedAt: Date;
  sourceUrl: string | null;
  sourceModifiedAt: Date | null;
  withdrawnAt: Date;
  byPage: boolean;
  reason: string | null;
}

/** All of them, newest date first. */
export async function listWithdrawn(db: Queryable): Promise<WithdrawnInfo[]> {
  const { rows } = await db.query<WithdrawnInfo>(
    `select as_of as "asOf", source, title, file_name as file, sha256, row_count as rows,
       jsonb_array_length(problems) as problems, imported_at as "importedAt", source_url as "sourceUrl",
       source_modified_at as "sourceModifiedAt", withdrawn_at as "withdrawnAt", by_page as "byPage", reason
     from withdrawn_edition order by as_of desc, withdrawn_at desc`,
  );
  return rows;
}
