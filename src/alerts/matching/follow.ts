/** Lists follow their products: new ones that a rule takes in, and the code that took another's place. */
import type { PoolClient } from '../../platform/database/connection.ts';
import * as store from '../lists/store-lists.ts';
import type { FreshNews } from '../news/news.ts';
import { holdersOfReplaced, newlyTakenIn } from '../news/store-edition.ts';

/** In the transaction of the newest edition, before its news are matched. */
export async function takeIn(client: PoolClient, news: readonly FreshNews[]): Promise<void> {
  const replaced = news.flatMap(({ productId, content }) =>
    content.replacedBy ? [{ old: productId, code: content.replacedBy }] : [],
  );
  const numbers = await store.productNumbers(
    client,
    replaced.map(({ code }) => code),
  );
  const pairs = replaced.map(({ old, code }) => ({ old, new: numbers.get(code)! }));
  for (const { listId, products } of await holdersOfReplaced(client, pairs))
    await extend(client, listId, products, { picked: true });
  const products = news.map((one) => one.productId);
  for (const taken of await newlyTakenIn(client, products))
    await extend(client, taken.listId, taken.products, { picked: false });
}

async function extend(
  client: PoolClient,
  listId: number,
  more: number[],
  { picked }: { picked: boolean },
): Promise<void> {
  const list = await store.holdList(client, listId);
  if (!list) return;
  const ascending = (numbers: number[]) => [...new Set(numbers)].sort((a, b) => a - b);
  const next = {
    ...list,
    picked: picked ? ascending([...list.picked, ...more]) : list.picked,
    products: ascending([...list.products, ...more]),
  };
  await store.writeProducts(client, next);
  for (const channel of await store.channelsOf(client, listId))
    await store.movePostings(client, channel.id, store.hearing(list, channel), store.hearing(next, channel));
}
