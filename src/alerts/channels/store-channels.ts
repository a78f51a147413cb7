/** SQL of channels beyond a single list (store-lists.ts): by endpoint, by number, and what keeps mails few. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import {
  channelsOf,
  deleteChannels,
  findList,
  type StoredChannel,
  type StoredList,
} from '../lists/store-lists.ts';
import type { ChannelKind } from '../model.ts';

/** A channel with its list, which nobody else edits until the transaction ends; null if there is none. */
export async function holdChannel(
  client: PoolClient,
  id: number,
): Promise<{ list: StoredList; channel: StoredChannel } | null> {
  const { rows } = await client.query<{ publicId: string }>(
    `select l.public_id as "publicId" from watch_channel c join watch_list l on l.id = c.list_id where c.id = $1`,
    [id],
  );
  // The list first, as everywhere, so that no two wait for each other.
  const list = rows[0] && (await findList(client, rows[0].publicId, { hold: true }));
  const channel = list && (await channelsOf(client, list.id)).find((one) => one.id === id);
  return channel ? { list, channel } : null;
}

/** Notes that a confirmation mail is asked for; false if as many as `most` were since `since`. */
export async function noteConfirmation(
  client: PoolClient,
  { recipient, now, since, most }: { recipient: string; now: Date; since: Date; most: number },
): Promise<boolean> {
  // One at a time for each recipient, so that many at once do not all count too few.
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 4))', [recipient]);
  const { rowCount } = await client.query(
    `insert into confirmation_mail (recipient, asked_at)
     select $1, $2 where (select count(*) from confirmation_mail where recipient = $1 and asked_at > $3) < $4`,
    [recipient, now, since, most],
  );
  return rowCount === 1;
}

/** Adds the job that sends a confirmation mail once the transaction is committed. */
export async function addConfirmationJob(client: PoolClient, channelId: number): Promise<void> {
  await client.query(
    `select graphile_worker.add_job('send-confirmation', json_build_object('channelId', $1::int), max_attempts := 8)`,
    [channelId],
  );
}

/** True if the last try to hand over a confirmation mail failed: it is tried again, and nobody should be told that it was sent. */
export async function confirmationsFail(pool: Pick<Pool, 'query'>): Promise<boolean> {
  const { rows } = await pool.query<{ fails: boolean }>(
    `select exists (select from graphile_worker.jobs
       where task_identifier = 'send-confirmation' and last_error is not null) as fails`,
  );
  return rows[0]!.fails;
}

/** Adds the job that tells the list's e-mail addresses that a channel was disabled. */
export async function addDisabledJob(client: PoolClient, channelId: number): Promise<void> {
  await client.query(
    `select graphile_worker.add_job('send-disabled', json_build_object('channelId', $1::int), max_attempts := 8)`,
    [channelId],
  );
}

export interface DisabledChannel {
  kind: ChannelKind;
  why: string;
  disabledAt: Date;
  publicId: string;
  listName: string;
  readers: { id: number; address: string }[];
}

/** A disabled channel with the list's addresses that are still told; null if it tells again or is gone. */
export async function disabledChannel(pool: Pool, id: number): Promise<DisabledChannel | null> {
  const { rows } = await pool.query<DisabledChannel>(
    `select c.kind, c.disabled_why as why, c.disabled_at as "disabledAt", l.public_id as "publicId", l.name as "listName",
            coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'address', e.address) order by e.id)
                      from watch_channel e where e.list_id = l.id and e.kind = 'email' and e.id <> c.id
                        and e.confirmed_at is not null and e.disabled_at is null), '[]') as readers
     from watch_channel c join watch_list l on l.id = c.list_id where c.id = $1 and c.disabled_at is not null`,
    [id],
  );
  return rows[0] ?? null;
}

export async function deleteDevice(client: PoolClient, endpoint: string): Promise<void> {
  const { rows } = await client.query<{ id: number }>(
    `select id from watch_channel where kind = 'device' and address::jsonb ->> 'endpoint' = $1`,
    [endpoint],
  );
  await deleteChannels(
    client,
    rows.map(({ id }) => id),
  );
}
