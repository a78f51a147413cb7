/**
 * Messages of a restored site. What was due when the backup was made, and what comes of the editions that are imported again
 * afterwards, the site that was lost may have sent already: it is held, due in a year that never comes, until the operator has it sent
 * or dropped.
 */

import { voidLetters } from '../../access/index.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Due } from '../due.ts';
import { addSendJob } from '../news/store-edition.ts';
import { spreadBlocks } from './store-blocks.ts';

const NEVER = new Date('9999-01-01T00:00:00Z');

export interface Held {
  messages: number;
  /** People and devices, by the channels that they are told through. */
  channels: number;
  backupAt: Date;
  restoredOn: IsoDate;
}

/** Holds what is due by now, and from now on the messages of editions up to a date. @returns how many messages */
export async function holdRestored(
  pool: Pool,
  { backupAt, now, restoredOn }: { backupAt: Date; now: Date; restoredOn: IsoDate },
): Promise<number> {
  await spreadBlocks(pool);
  return inTransaction(pool, async (client) => {
    await client.query(
      `insert into restored (backup_at, restored_on) values ($1, $2)
       on conflict (id) do update set backup_at = excluded.backup_at, restored_on = excluded.restored_on`,
      [backupAt, restoredOn],
    );
    await voidLetters(client);
    // What a worker had taken was on its way.
    const { rowCount } = await client.query(
      `update outbox set due_at = $1, claimed_by = null where state = 'due' and (due_at <= $2 or claimed_by is not null)`,
      [NEVER, now],
    );
    return rowCount ?? 0;
  });
}

/** When the messages of an edition are due: as said, or never by itself. */
export async function dueUnlessHeld(client: PoolClient, asOf: IsoDate, due: Due): Promise<Due> {
  const { rowCount } = await client.query('select from restored where restored_on >= $1', [asOf]);
  return rowCount ? { now: NEVER, daily: NEVER } : due;
}

/** What is held; null if nothing was restored, or it is decided. */
export async function heldMessages(pool: Pool): Promise<Held | null> {
  await spreadBlocks(pool);
  const { rows } = await pool.query<Held>(
    `select r.backup_at as "backupAt", r.restored_on as "restoredOn", count(o.channel_id)::int as messages,
       count(distinct o.channel_id)::int as channels
     from restored r left join outbox o on o.state = 'due' and o.due_at >= $1 group by r.id`,
    [NEVER],
  );
  return rows[0] ?? null;
}

/** Has the held messages sent, or drops them; from then on all is as it was. @returns how many messages */
export async function decideHeld(pool: Pool, what: 'send' | 'drop', now: Date): Promise<number> {
  await spreadBlocks(pool);
  return inTransaction(pool, async (client) => {
    await client.query('delete from restored');
    const { rowCount } = await client.query(
      what === 'send'
        ? `update outbox set due_at = $2 where state = 'due' and due_at >= $1`
        : `update outbox set state = 'void', error = 'dropped after a restore', due_at = $2 where state = 'due' and due_at >= $1`,
      [NEVER, now],
    );
    if (what === 'send') await addSendJob(client);
    return rowCount ?? 0;
  });
}
