/** Blocks of messages (see `outbox_block`), and their spreading over the outbox: once, in a transaction with their end. */

import type { IsoDate } from '../../platform/clock.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import { binaryDate, binaryTimestamp, copyBinary } from '../../platform/database/copy-binary.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Due } from '../due.ts';

/** @param messages as the table says; no channel in it twice */
export async function insertBlock(
  client: PoolClient,
  { asOf, revision }: { asOf: IsoDate; revision: number },
  due: Due,
  messages: Int32Array,
): Promise<void> {
  await client.query(
    'insert into outbox_block (as_of, revision, due_now, due_daily, messages) values ($1, $2, $3, $4, $5)',
    [
      asOf,
      revision,
      due.now,
      due.daily,
      Buffer.from(messages.buffer, messages.byteOffset, messages.byteLength),
    ],
  );
}

/** Spreads all blocks, each in a transaction; several processes may do so at once. */
export async function spreadBlocks(pool: Pool): Promise<void> {
  while (
    await inTransaction(pool, (client) => spreadOne(client, 'order by id limit 1 for update skip locked'))
  );
}

/** Spreads the blocks of an edition within a transaction that must see its outbox whole. */
export async function spreadEdition(client: PoolClient, asOf: IsoDate): Promise<void> {
  while (await spreadOne(client, 'where as_of = $1 order by id limit 1 for update', [asOf]));
}

async function spreadOne(client: PoolClient, which: string, values: unknown[] = []): Promise<boolean> {
  const { rows } = await client.query<{
    asOf: IsoDate;
    revision: number;
    dueNow: Date;
    dueDaily: Date;
    messages: Buffer;
  }>(
    `delete from outbox_block where id = (select id from outbox_block ${which})
     returning as_of as "asOf", revision, due_now as "dueNow", due_daily as "dueDaily", messages`,
    values,
  );
  const [block] = rows;
  if (!block) return false;
  const asOf = binaryDate(block.asOf);
  const [now, daily] = [binaryTimestamp(block.dueNow), binaryTimestamp(block.dueDaily)];
  // A copy, as the bytes may begin where no integer may.
  const ints = new Int32Array(Uint8Array.from(block.messages).buffer);
  await copyBinary(client, 'outbox', COLUMNS, function* (row) {
    for (let at = 0; at < ints.length; ) {
      const channel = ints[at]!;
      const first = at + 2;
      at = first + ints[at + 1]!;
      row.fields(COLUMNS.length).int4(Math.abs(channel)).int4(asOf).int4(block.revision);
      yield void row.int4s(ints, first, at).bytes(channel < 0 ? daily : now);
    }
  });
  return true;
}

const COLUMNS = ['channel_id', 'as_of', 'revision', 'products', 'due_at'];
