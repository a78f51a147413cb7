/**
 * News to messages: from the postings of the products in the news to one outbox row a channel. What is read and written grows
 * with the matches; a bad day's 8 million are counted and laid out by channel in typed arrays, and go back by binary COPY.
 */
import type { PoolClient } from 'pg';
import type { IsoDate } from '../platform/clock.ts';
import { copyBinary, readBinary } from '../platform/database/copy-binary.ts';
import type { Due } from './due.ts';
import { DAILY } from './model.ts';
import type { FreshNews } from './news.ts';

/** Writes the outbox rows of an edition's news, into `table`; the number of messages. */
export async function matchNews(
  client: PoolClient,
  edition: { asOf: IsoDate; revision: number },
  news: readonly Pick<FreshNews, 'productId' | 'topics'>[],
  due: Due,
  table = 'outbox',
): Promise<number> {
  const rows = await readPostings(client, news);
  const { starts, products, daily } = layOut(rows);
  let messages = 0;
  await copyBinary(client, table, COLUMNS, function* (row) {
    for (let channel = 0; channel + 1 < starts.length; channel++) {
      const [from, to] = [starts[channel]!, starts[channel + 1]!];
      if (from === to) continue;
      messages++;
      row.fields(COLUMNS.length).int4(channel).date(edition.asOf).int4(edition.revision);
      yield void row.int4s(products.subarray(from, to)).timestamp(daily[channel] ? due.daily : due.now);
    }
  });
  return messages;
}

const COLUMNS = ['channel_id', 'as_of', 'revision', 'products', 'due_at'];

interface Posting {
  product: number;
  wants: number;
  /** An int4[] as PostgreSQL sends it. */
  channels: Buffer;
}

/** The postings that want a topic of their product's news, in the order of the products. */
async function readPostings(
  client: PoolClient,
  news: readonly Pick<FreshNews, 'productId' | 'topics'>[],
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
    channels: channels!,
  }));
}

/** Before the elements of a binary array: dimensions, flags, type, length, lower bound. */
const ARRAY_HEAD = 20;

/** Products by channel: those of channel c lie from `starts[c]` to `starts[c + 1]`. */
function layOut(postings: readonly Posting[]) {
  let last = 0;
  for (const posting of postings)
    each(posting, (channel) => {
      if (channel > last) last = channel;
    });
  const starts = new Uint32Array(last + 2);
  const daily = new Uint8Array(last + 1);
  for (const posting of postings) {
    const isDaily = posting.wants & DAILY ? 1 : 0;
    each(posting, (channel) => {
      starts[channel + 1]!++;
      daily[channel] = isDaily;
    });
  }
  for (let channel = 1; channel < starts.length; channel++) starts[channel]! += starts[channel - 1]!;
  const next = starts.slice();
  const products = new Int32Array(starts.at(-1)!);
  for (const posting of postings) {
    each(posting, (channel) => {
      products[next[channel]!++] = posting.product;
    });
  }
  return { starts, products, daily };
}

function each({ channels }: Posting, visit: (channel: number) => void): void {
  // Each element: its length, which is 4, then its value.
  for (let at = ARRAY_HEAD + 4; at < channels.length; at += 8) visit(channels.readInt32BE(at));
}
