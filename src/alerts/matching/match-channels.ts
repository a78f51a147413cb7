/**
 * News to messages: from the postings of the products in the news to what each channel is told. What is read and written grows
 * with the matches, never with the watchers; a bad day's 8 million are counted and laid out by channel in typed arrays.
 */

import type { IsoDate } from '../../platform/clock.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import type { Due } from '../due.ts';
import { type Posting, readPostings } from '../lists/store-postings.ts';
import { DAILY } from '../model.ts';
import type { FreshNews } from '../news/news.ts';
import { insertBlock } from './store-blocks.ts';

/** Integers of one block: 4 MB. */
const BLOCK_INTS = 1 << 20;

/** Writes the messages that an edition's news make, as blocks; how many messages. */
export async function matchNews(
  client: PoolClient,
  edition: { asOf: IsoDate; revision: number },
  news: readonly Pick<FreshNews, 'productId' | 'topics'>[],
  due: Due,
): Promise<number> {
  const { starts, products, daily } = layOut(await readPostings(client, news));
  let messages = 0;
  let block = new Int32Array(BLOCK_INTS);
  let length = 0;
  for (let channel = 0; channel + 1 < starts.length; channel++) {
    const [from, to] = [starts[channel]!, starts[channel + 1]!];
    if (from === to) continue;
    if (length + 2 + to - from > BLOCK_INTS) {
      await insertBlock(client, edition, due, block.subarray(0, length));
      block = new Int32Array(BLOCK_INTS);
      length = 0;
    }
    block[length++] = daily[channel] ? -channel : channel;
    block[length++] = to - from;
    block.set(products.subarray(from, to), length);
    length += to - from;
    messages++;
  }
  if (length > 0) await insertBlock(client, edition, due, block.subarray(0, length));
  return messages;
}

/** Products by channel: channel c's are from `starts[c]` to `starts[c + 1]`. */
function layOut(postings: readonly Posting[]) {
  let last = 0;
  for (const { channels } of postings) for (const channel of channels) if (channel > last) last = channel;
  const starts = new Uint32Array(last + 2);
  const daily = new Uint8Array(last + 1);
  for (const { wants, channels } of postings) {
    const isDaily = wants & DAILY ? 1 : 0;
    for (const channel of channels) {
      starts[channel + 1]!++;
      daily[channel] = isDaily;
    }
  }
  for (let channel = 1; channel < starts.length; channel++) starts[channel]! += starts[channel - 1]!;
  const next = starts.slice();
  const products = new Int32Array(starts.at(-1)!);
  for (const { product, channels } of postings)
    for (const channel of channels) products[next[channel]!++] = product;
  return { starts, products, daily };
}
