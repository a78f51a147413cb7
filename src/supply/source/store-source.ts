/** All SQL about looks at the source: what each found, and what the next one must know of it. */

import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database/connection.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Validators } from './source-http.ts';

/** A look as it is written down; `url` is the page, `file_url` the list found on it. */
export interface SourceCheck {
  url: string;
  checked_at: Date;
  outcome: 'imported' | 'unchanged' | 'refused' | 'failed';
  http_status: number | null;
  etag: string | null;
  as_of: IsoDate | null;
  message: string;
  file_url: string | null;
  source_modified_at: Date | null;
  retry_at: Date | null;
}
/** What is not known about a look is left out. */
export type Look = Pick<SourceCheck, 'url' | 'checked_at' | 'outcome' | 'message'> & Partial<SourceCheck>;

/** The source of the official list; other sources may be watched one day. */
const SOURCE = 'supply';

export async function insertCheck(db: Queryable, look: Look): Promise<void> {
  const { url, checked_at, outcome, http_status, etag, as_of, message, file_url } = look;
  await db.query(
    `insert into source_check (source, url, checked_at, outcome, http_status, etag, as_of, message, file_url,
       source_modified_at, retry_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      SOURCE,
      url,
      checked_at,
      outcome,
      http_status,
      etag,
      as_of,
      message,
      file_url,
      look.source_modified_at,
      look.retry_at,
    ],
  );
}

/** The newest look; null before the first. */
export async function lastCheck(db: Queryable): Promise<SourceCheck | null> {
  return newestCheck(db);
}

/** The refusal that the page, or a list found on it, last met; null if a later look was let in. */
export async function lastRefusal(db: Queryable, pageUrl: string): Promise<SourceCheck | null> {
  const last = await newestCheck(db, `url = $2 and outcome <> 'failed'`, pageUrl);
  return last?.outcome === 'refused' ? last : null;
}

/** @param condition SQL in which $2 is `value` */
async function newestCheck(db: Queryable, condition?: string, value?: string): Promise<SourceCheck | null> {
  const { rows } = await db.query<SourceCheck>(
    `select url, checked_at, outcome, http_status, etag, as_of, message, file_url, source_modified_at, retry_at
     from source_check where source = $1 ${condition ? `and ${condition}` : ''} order by checked_at desc, id desc limit 1`,
    condition ? [SOURCE, value] : [SOURCE],
  );
  return rows[0] ?? null;
}

/** Date of the list that the page linked when it was last looked at; a date in the future does not count. Null before the first look. */
export async function lastLinked(db: Queryable, pageUrl: string): Promise<IsoDate | null> {
  const look = await newestCheck(
    db,
    `url = $2 and as_of <= (checked_at at time zone 'Asia/Tokyo')::date`,
    pageUrl,
  );
  return look?.as_of ?? null;
}

/** What the last good answer of a list's address said about it, as long as the edition it gave is here, or held back by hand. */
export async function knownFile(db: Queryable, fileUrl: string): Promise<Validators | null> {
  const { rows } = await db.query<Validators>(
    `select c.etag, c.source_modified_at as "modifiedAt"
     from source_check c
     where c.source = $1 and c.file_url = $2 and c.outcome in ('imported', 'unchanged')
       and (exists (select from edition e where e.as_of = c.as_of and e.source = 'official')
         or exists (select from withdrawn_edition w where w.as_of = c.as_of and not w.by_page))
     order by c.checked_at desc, c.id desc limit 1`,
    [SOURCE, fileUrl],
  );
  return rows[0] ?? null;
}

/** Hash of the official edition of a date; null if there is none. */
export async function officialHash(db: Queryable, asOf: IsoDate): Promise<string | null> {
  const { rows } = await db.query<{ sha256: string }>(
    `select sha256 from edition where as_of = $1 and source = 'official'`,
    [asOf],
  );
  return rows[0]?.sha256 ?? null;
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
    if (rowCount) await raiseRevision(client, 'supply');
  });
}

export interface SourceDates {
  /** Date of the newest official edition stored. */
  stored: IsoDate | null;
  /** Date of the newest list seen at the source, whether or not it could be imported; a date in the future does not count. */
  seen: IsoDate | null;
  /** True if a look ever got what it came for. */
  everRead: boolean;
}

export async function sourceDates(db: Queryable): Promise<SourceDates> {
  const { rows } = await db.query<SourceDates>(
    `select (select max(as_of) from edition where source = 'official') as stored,
            max(as_of) filter (where as_of <= (checked_at at time zone 'Asia/Tokyo')::date) as seen,
            coalesce(bool_or(outcome in ('imported', 'unchanged')), false) as "everRead"
     from source_check where source = $1`,
    [SOURCE],
  );
  return rows[0]!;
}
