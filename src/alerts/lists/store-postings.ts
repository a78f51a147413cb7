import type { PoolClient } from '../../platform/database/connection.ts';
import { readBinary, readInt4s } from '../../platform/database/copy-binary.ts';
import { DAILY, type News, type Rhythm } from '../model.ts';

/** Channels of one posting row: few enough that an edit rewrites about a kilobyte. */
const BLOCK = 16_384;

/** A channel's entry in the postings. */
export interface Posted {
  channel: number;
  wants: number;
  rhythm: Rhythm;
}

/** Makes a channel hear of products; in the order of the products, so that two edits never wait for each other in a ring. */
export async function addPostings(client: PoolClient, posted: Posted, products: number[]): Promise<void> {
  await client.query(
    `insert into watch_posting (product_id, wants, block, channels)
     select product, $2, $3, array[$4::int] from unnest($1::int[]) as product order by product
     on conflict (product_id, wants, block) do update set channels = watch_posting.channels || excluded.channels
       where not watch_posting.channels @> excluded.channels`,
    [products, groupOf(posted), blockOf(posted), posted.channel],
  );
}

export async function removePostings(client: PoolClient, posted: Posted, products: number[]): Promise<void> {
  await client.query(
    `update watch_posting p set channels = array_remove(p.channels, $4::int)
     from (select product_id from watch_posting where product_id = any($1::int[]) and wants = $2 and block = $3
           order by product_id for update) as held
     where p.product_id = held.product_id and p.wants = $2 and p.block = $3`,
    [products, groupOf(posted), blockOf(posted), posted.channel],
  );
}

function groupOf({ wants, rhythm }: Posted): number {
  return rhythm === 'daily' ? wants | DAILY : wants;
}

function blockOf({ channel }: Posted): number {
  return Math.floor(channel / BLOCK);
}

export interface Posting {
  product: number;
  wants: number;
  channels: Int32Array;
}

/** The postings that want a topic of their product's news, in the order of the products. */
export async function readPostings(
  client: PoolClient,
  news: readonly Pick<News, 'productId' | 'topics'>[],
): Promise<Posting[]> {
  const rows = await readBinary(
    client,
    `select p.product_id, p.wants, p.channels
     from unnest('{${news.map((one) => one.productId)}}'::int[], '{${news.map((one) => one.topics)}}'::int[]) as n (product_id, topics)
     join watch_posting p on p.product_id = n.product_id and p.wants & n.topics <> 0
     order by p.product_id`,
  );
  return rows.map(([product, wants, channels]) => ({
    product: product!.readInt32BE(),
    wants: wants!.readInt32BE(),
    channels: readInt4s(channels!),
  }));
}
