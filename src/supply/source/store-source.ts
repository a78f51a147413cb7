/** All SQL about looks at the source: what each found, and what the next one must know of it. */
import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import { raiseRevision } from '../../medicines/index.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Validators } from './source-http.ts';

type Db = Kysely<Tables>;
export type SourceCheck = Selectable<Tables['source_check']>;
/** A look as it is written down; `url` is the page, `file_url` the list found on it. */
export type Look = Omit<Insertable<Tables['source_check']>, 'id' | 'source'>;

/** The source of the official list; other sources may be watched one day. */
const SOURCE = 'supply';

export async function insertCheck(db: Db, look: Look): Promise<void> {
  await db
    .insertInto('source_check')
    .values({ source: SOURCE, ...look })
    .execute();
}

/** The newest look; null before the first. */
export async function lastCheck(db: Db): Promise<SourceCheck | null> {
  return (await checks(db).executeTakeFirst()) ?? null;
}

/** The refusal that the page, or a list found on it, last met; null where a later look was let in. */
export async function lastRefusal(db: Db, pageUrl: string): Promise<SourceCheck | null> {
  const last = await checks(db)
    .where('url', '=', pageUrl)
    .where('outcome', '!=', 'failed')
    .executeTakeFirst();
  return last?.outcome === 'refused' ? last : null;
}

function checks(db: Db) {
  return db
    .selectFrom('source_check')
    .selectAll()
    .where('source', '=', SOURCE)
    .orderBy('checked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1);
}

/** Date of the list that the page linked when it was last looked at; one that lay ahead is none. Null before. */
export async function lastLinked(db: Db, pageUrl: string): Promise<IsoDate | null> {
  const look = await checks(db)
    .where('url', '=', pageUrl)
    .where(sql<boolean>`as_of <= (checked_at at time zone 'Asia/Tokyo')::date`)
    .executeTakeFirst();
  return look?.as_of ?? null;
}

/** What the last good answer of a list's address said of it, as long as the edition it gave is here, or held back by hand. */
export async function knownFile(db: Db, fileUrl: string): Promise<Validators | null> {
  const { rows } = await sql<Validators>`
    select c.etag, c.source_modified_at as "modifiedAt"
    from source_check c
    where c.source = ${SOURCE} and c.file_url = ${fileUrl} and c.outcome in ('imported', 'unchanged')
      and (exists (select from edition e where e.as_of = c.as_of and e.source = 'official')
        or exists (select from withdrawn_edition w where w.as_of = c.as_of and not w.by_page))
    order by c.checked_at desc, c.id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Hash of the official edition of a date; null where there is none. */
export async function officialHash(db: Db, asOf: IsoDate): Promise<string | null> {
  const edition = await db
    .selectFrom('edition')
    .select('sha256')
    .where('as_of', '=', asOf)
    .where('source', '=', 'official')
    .executeTakeFirst();
  return edition?.sha256 ?? null;
}

/** Notes on an edition where it was fetched; where it holds another file's content, nothing happens. */
export async function noteProvenance(
  { pool }: Pick<Context, 'pool'>,
  { asOf, sha256, url, modifiedAt }: { asOf: IsoDate; sha256: string; url: string; modifiedAt: Date | null },
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `update edition set source_url = $3, source_modified_at = $4
       where as_of = $1 and sha256 = $2 and (source_url, source_modified_at) is distinct from ($3, $4::timestamptz)`,
      [asOf, sha256, url, modifiedAt],
    );
    // Pages show it, so that what readers hold is no longer current.
    if (rowCount) await raiseRevision(client);
  });
}

export interface SourceDates {
  /** Date of the newest official edition stored. */
  stored: IsoDate | null;
  /** Date of the newest list seen at the source, whether or not it could be imported; a date that lay ahead is none. */
  seen: IsoDate | null;
  /** True where a look ever got what it came for. */
  everRead: boolean;
}

export async function sourceDates(db: Db): Promise<SourceDates> {
  const { rows } = await sql<SourceDates>`
    select (select max(as_of) from edition where source = 'official') as stored,
           max(as_of) filter (where as_of <= (checked_at at time zone 'Asia/Tokyo')::date) as seen,
           coalesce(bool_or(outcome in ('imported', 'unchanged')), false) as "everRead"
    from source_check where source = ${SOURCE}`.execute(db);
  return rows[0]!;
}
