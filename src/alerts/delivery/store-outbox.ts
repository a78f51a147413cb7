/** All SQL by which messages are taken from the outbox to be sent, and their end is noted. */

import type { IsoDate } from '../../platform/clock.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { ChannelKind, Rhythm } from '../model.ts';

/** A row of the outbox, by its key. */
export interface OutboxKey {
  channelId: number;
  asOf: IsoDate;
  revision: number;
}

export interface DueRow extends OutboxKey {
  products: number[];
  /** It says that the edition was withdrawn. */
  withdrawal: boolean;
  /** This one counted. */
  attempts: number;
  /** When it was due before it was taken. */
  wasDue: Date;
}

/** What is needed of a channel to tell it. */
export interface DueChannel {
  id: number;
  kind: ChannelKind;
  address: string;
  rhythm: Rhythm;
  failures: number;
  isActive: boolean;
  /** Null for a device. */
  list: { publicId: string; name: string } | null;
}

export interface Claim {
  now: Date;
  /** Until when nobody else takes the rows. */
  leaseUntil: Date;
  kinds: readonly ChannelKind[];
  limit: number;
  /** The worker that takes them; null for a command. */
  worker: number | null;
}

/**
 * Takes due rows, those due longest first. A correction waits until what it corrects is settled: before, nobody knows whether
 * it was told. Rows of channels that are gone go with the e-mails, to be voided.
 */
export async function claimDue(
  pool: Pool,
  { now, leaseUntil, kinds, limit, worker }: Claim,
): Promise<DueRow[]> {
  return claim(
    pool,
    `where coalesce((select c.kind from watch_channel c where c.id = o.channel_id), 'email') = any($4::text[]) and`,
    'limit $5',
    [now, leaseUntil, worker, kinds, limit],
  );
}

/** Takes all that is due to some channels, so that a digest is one message. */
export async function claimOfChannels(
  pool: Pool,
  { now, leaseUntil, worker }: Pick<Claim, 'now' | 'leaseUntil' | 'worker'>,
  channels: readonly number[],
): Promise<DueRow[]> {
  return claim(pool, 'where o.channel_id = any($4::int[]) and', '', [now, leaseUntil, worker, channels]);
}

/**
 * In the order of the index `outbox_due`, and never otherwise: before an edition's rows are analysed the planner takes them for
 * few and sorts all of them for each batch (measured with 240,000: 200 to 500 ms in place of 5).
 */
async function claim(pool: Pool, which: string, limit: string, values: unknown[]): Promise<DueRow[]> {
  return inTransaction(pool, async (client) => {
    await client.query(
      'set local enable_sort = off; set local enable_bitmapscan = off; set local enable_seqscan = off',
    );
    return claimRows(client, which, limit, values);
  });
}

async function claimRows(
  client: PoolClient,
  which: string,
  limit: string,
  values: unknown[],
): Promise<DueRow[]> {
  const { rows } = await client.query<DueRow>(
    `with due as (
       select o.channel_id, o.as_of, o.revision, o.due_at
       from outbox o ${which} o.state = 'due' and o.due_at <= $1
         and (o.revision = 1 or not exists (
           select from outbox e where e.channel_id = o.channel_id and e.as_of = o.as_of and e.revision < o.revision
                                  and e.state = 'due'))
       order by o.due_at, o.channel_id ${limit} for update of o skip locked)
     update outbox o set due_at = $2, attempts = o.attempts + 1, claimed_by = $3::int from due d
     where o.channel_id = d.channel_id and o.as_of = d.as_of and o.revision = d.revision
     returning o.channel_id as "channelId", o.as_of as "asOf", o.revision, o.products, o.withdrawal, o.attempts,
       d.due_at as "wasDue"`,
    values,
  );
  return rows;
}

/** Makes due again what workers had taken that are dead: nobody waits for the end of their leases. */
export async function releaseClaims(pool: Pool, workers: readonly number[], now: Date): Promise<void> {
  await pool.query(
    `update outbox set due_at = $2, claimed_by = null
     where state = 'due' and claimed_by = any($1::int[]) and due_at > $2`,
    [workers, now],
  );
}

export async function dueChannels(pool: Pool, ids: readonly number[]): Promise<Map<number, DueChannel>> {
  const { rows } = await pool.query<Omit<DueChannel, 'list'> & { publicId: string | null; name: string }>(
    `select c.id, c.kind, c.address, c.rhythm, c.failures, c.confirmed_at is not null and c.disabled_at is null as "isActive",
            l.public_id as "publicId", l.name
     from watch_channel c left join watch_list l on l.id = c.list_id where c.id = any($1::int[])`,
    [ids],
  );
  return new Map(
    rows.map(({ publicId, name, ...channel }) => [
      channel.id,
      { ...channel, list: publicId === null ? null : { publicId, name } },
    ]),
  );
}

/** The products that a row's channel was told of by earlier messages on the same edition, by {@link keyText}. */
export async function toldBefore(pool: Pool, rows: readonly OutboxKey[]): Promise<Map<string, Set<number>>> {
  const { rows: told } = await pool.query<OutboxKey & { products: number[] }>(
    `select r.channel_id as "channelId", r.as_of as "asOf", r.revision, e.products
     from unnest($1::int[], $2::date[], $3::int[]) as r (channel_id, as_of, revision)
     join outbox e on e.channel_id = r.channel_id and e.as_of = r.as_of and e.revision < r.revision and e.state = 'sent'`,
    columns(rows),
  );
  const products = new Map<string, Set<number>>();
  for (const row of told) {
    const key = keyText(row);
    products.set(key, (products.get(key) ?? new Set()).union(new Set(row.products)));
  }
  return products;
}

export function keyText({ channelId, asOf, revision }: OutboxKey): string {
  return `${channelId} ${asOf} ${revision}`;
}

/** The newest revision of each edition's news. */
export async function newsRevisions(pool: Pool, editions: readonly IsoDate[]): Promise<Map<IsoDate, number>> {
  const { rows } = await pool.query<{ asOf: IsoDate; revision: number }>(
    'select as_of as "asOf", max(revision) as revision from news where as_of = any($1::date[]) group by as_of',
    [editions],
  );
  return new Map(rows.map(({ asOf, revision }) => [asOf, revision]));
}

/** @param told up to which revision the message told the news of its products; corrections up to it are needless. */
export async function markSent(
  pool: Pool,
  now: Date,
  rows: readonly (OutboxKey & { told: number })[],
): Promise<void> {
  await pool.query(
    `update outbox o set state = 'sent', sent_at = $4, error = null
     from unnest($1::int[], $2::date[], $3::int[]) as r (channel_id, as_of, revision)
     where o.channel_id = r.channel_id and o.as_of = r.as_of and o.revision = r.revision and o.state = 'due'`,
    [...columns(rows), now],
  );
  const newer = rows.filter((row) => row.told > row.revision);
  if (newer.length === 0) return;
  await pool.query(
    `update outbox o set state = 'void'
     from unnest($1::int[], $2::date[], $3::int[], $4::int[]) as r (channel_id, as_of, revision, told)
     join outbox s using (channel_id, as_of, revision)
     where o.channel_id = r.channel_id and o.as_of = r.as_of and o.revision > r.revision and o.revision <= r.told
       and o.state = 'due' and o.products <@ s.products`,
    [...columns(newer), newer.map((row) => row.told)],
  );
}

export async function markVoid(pool: Pool, rows: readonly OutboxKey[]): Promise<void> {
  await pool.query(
    `update outbox o set state = 'void'
     from unnest($1::int[], $2::date[], $3::int[]) as r (channel_id, as_of, revision)
     where o.channel_id = r.channel_id and o.as_of = r.as_of and o.revision = r.revision and o.state = 'due'`,
    columns(rows),
  );
}

/** Puts rows off. `untouched`: nothing was sent, as if they had not been taken. */
export async function putOff(
  pool: Pool,
  rows: readonly OutboxKey[],
  { until, error, untouched }: { until: Date; error: string; untouched: boolean },
): Promise<void> {
  await pool.query(
    `update outbox o set due_at = $4, error = $5, attempts = o.attempts - $6::int, claimed_by = null
     from unnest($1::int[], $2::date[], $3::int[]) as r (channel_id, as_of, revision)
     where o.channel_id = r.channel_id and o.as_of = r.as_of and o.revision = r.revision and o.state = 'due'`,
    [...columns(rows), until, error, untouched ? 1 : 0],
  );
}

/** Gives rows up, from `now` on. */
export async function markFailed(
  pool: Pool,
  now: Date,
  rows: readonly OutboxKey[],
  error: string,
): Promise<void> {
  await pool.query(
    `update outbox o set state = 'failed', due_at = $4, error = $5
     from unnest($1::int[], $2::date[], $3::int[]) as r (channel_id, as_of, revision)
     where o.channel_id = r.channel_id and o.as_of = r.as_of and o.revision = r.revision and o.state = 'due'`,
    [...columns(rows), now, error],
  );
}

/** Counts the days in a row on which a channel could not be told; call it before {@link markFailed}. */
export async function countFailure(pool: Pool, channelId: number, dayBegan: Date): Promise<number> {
  const { rows } = await pool.query<{ failures: number }>(
    `update watch_channel set failures = failures + case when exists (
       select from outbox where channel_id = $1 and state = 'failed' and due_at >= $2) then 0 else 1 end
     where id = $1 returning failures`,
    [channelId, dayBegan],
  );
  return rows[0]?.failures ?? 0;
}

export async function forgetFailures(pool: Pool, channelId: number): Promise<void> {
  await pool.query('update watch_channel set failures = 0 where id = $1', [channelId]);
}

function columns(rows: readonly OutboxKey[]): [number[], IsoDate[], number[]] {
  return [rows.map((row) => row.channelId), rows.map((row) => row.asOf), rows.map((row) => row.revision)];
}
