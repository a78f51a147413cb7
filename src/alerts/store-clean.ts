/** SQL by which what nobody needs any more is removed. */

import type { IsoDate } from '../platform/clock.ts';
import type { PoolClient } from '../platform/database/connection.ts';

/** Lists that nobody has opened since `unusedSince` and that tell nobody, with their channels and messages; how many. */
export async function deleteForgottenLists(client: PoolClient, unusedSince: Date): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `select l.id from watch_list l
     where l.used_at < $1 and not exists (
       select from watch_channel c where c.list_id = l.id and c.confirmed_at is not null and c.disabled_at is null)
     order by l.id for update skip locked`,
    [unusedSince],
  );
  const ids = rows.map(({ id }) => id);
  // None of their channels is active, so none has postings.
  await client.query(
    'delete from outbox where channel_id in (select id from watch_channel where list_id = any($1::int[]))',
    [ids],
  );
  await client.query('delete from watch_list where id = any($1::int[])', [ids]);
  return ids.length;
}

/** Addresses that were never confirmed; nothing was ever due to them. */
export async function deleteUnconfirmed(client: PoolClient, now: Date): Promise<number> {
  const { rowCount } = await client.query(
    'delete from watch_channel where confirmed_at is null and confirm_by < $1',
    [now],
  );
  return rowCount ?? 0;
}

export async function deleteConfirmationMails(client: PoolClient, before: Date): Promise<void> {
  await client.query('delete from confirmation_mail where asked_at < $1', [before]);
}

export async function deleteOldMessages(client: PoolClient, before: IsoDate): Promise<number> {
  const { rowCount } = await client.query('delete from outbox where as_of < $1', [before]);
  return rowCount ?? 0;
}
