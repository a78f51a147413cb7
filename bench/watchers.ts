/** A nation of watchers: channels with 300 products each, as postings and, to compare with, as plain rows under an index. */
import type { Pool, PoolClient } from 'pg';
import { DEFAULT_WANTS } from '../src/alerts/model.ts';
import { copyBinary } from '../src/platform/database/copy-binary.ts';
import { inTransaction } from '../src/platform/database/transaction.ts';
import { Random } from './random.ts';

export const PRODUCTS = 17_000;
const EACH = 300;
const BLOCK = 16_384;

/** What each channel watches is drawn anew from the same seed, a block of channels at a time. */
export async function fillWatchers(pool: Pool, watchers: number): Promise<void> {
  await pool.query('create table watch_plain (product_id int not null, channel_id int not null)');
  await pool.query(
    'create table digest_plain (channel_id int not null, as_of date not null, products int[] not null, primary key (channel_id, as_of))',
  );
  const random = new Random(7);
  for (let first = 0; first < watchers; first += BLOCK) {
    const lists = Array.from({ length: Math.min(BLOCK, watchers - first) }, () => drawn(random));
    await inTransaction(pool, async (client) => {
      await writePostings(client, first, lists);
      await copyBinary(client, 'watch_plain', ['product_id', 'channel_id'], function* (row) {
        for (const [i, list] of lists.entries())
          for (const product of list)
            yield void row
              .fields(2)
              .int4(product)
              .int4(first + i);
      });
    });
    process.stderr.write(`\r  ${Math.min(watchers, first + BLOCK).toLocaleString()} watchers`);
  }
  process.stderr.write('\n');
  await pool.query('create index watch_plain_index on watch_plain (product_id, channel_id)');
  for (const table of ['watch_plain', 'watch_posting']) await pool.query(`vacuum analyze ${table}`);
}

async function writePostings(client: PoolClient, first: number, lists: Int32Array[]): Promise<void> {
  const watching = Array.from({ length: PRODUCTS + 1 }, () => [] as number[]);
  for (const [i, list] of lists.entries()) for (const product of list) watching[product]!.push(first + i);
  await copyBinary(client, 'watch_posting', ['product_id', 'wants', 'block', 'channels'], function* (row) {
    for (const [product, channels] of watching.entries())
      if (channels.length > 0)
        yield void row
          .fields(4)
          .int4(product)
          .int4(DEFAULT_WANTS)
          .int4(first / BLOCK)
          .int4s(Int32Array.from(channels));
  });
}

function drawn(random: Random): Int32Array {
  const list = new Set<number>();
  while (list.size < EACH) list.add(random.between(1, PRODUCTS));
  return Int32Array.from(list);
}
