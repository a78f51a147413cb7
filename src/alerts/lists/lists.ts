/**
 * Lists: made, changed and deleted by anyone who has their address. The postings, by which news find their channels, follow
 * in the same transaction.
 */

import { randomBytes } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { inPassing } from '../../platform/database/servers/in-passing.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { cleanLine, cut } from '../../platform/text.ts';
import { AnteiError } from '../errors.ts';
import { handleOf, keysOf, openHandle } from '../keys.ts';
import { DEFAULT_WANTS, MAX_PRODUCTS } from '../model.ts';
import { boundEdit, type ListEdit, MAX_RULES, sameRulesOnce, tooLong } from './list-bounds.ts';
import * as store from './store-lists.ts';

/** A list with its channels. */
export interface WatchList extends store.StoredList {
  /** Opens the list: part of its address. */
  handle: string;
  channels: store.StoredChannel[];
}

const MAX_NAME = 60;

/** @throws AnteiError `list-too-long` */
export async function createList(context: Context, asked: ListEdit): Promise<WatchList> {
  const edit = boundEdit(asked);
  const publicId = randomBytes(9).toString('base64url');
  await inTransaction(context.pool, async (client) => {
    const wants = edit.wants ?? DEFAULT_WANTS;
    const id = await store.insertList(client, { publicId, name: nameOf(edit.name), wants });
    const empty = { id, name: nameOf(edit.name), wants, picked: [], products: [], rules: [] };
    await applyEdit(client, empty, [], edit);
  });
  return (await openList(context, handleOf(keysOf(context.settings), 'list', publicId)))!;
}

/** The list at an address; null if there is none, or the key is wrong. */
export async function openList(context: Context, handle: string): Promise<WatchList | null> {
  const publicId = openHandle(keysOf(context.settings), 'list', handle);
  const list = publicId && (await store.findList(context.pool, publicId));
  if (!list) return null;
  await inPassing(store.touchList(context.pool, list.id));
  return { ...list, handle, channels: await store.channelsOf(context.pool, list.id) };
}

/** @throws AnteiError `list-not-found`; `list-too-long`, before anything is asked of the database where the edit alone is too long */
export async function editList(context: Context, handle: string, asked: ListEdit): Promise<void> {
  const edit = boundEdit(asked);
  await withList(context, handle, async (client, list, channels) => applyEdit(client, list, channels, edit));
}

/** Deletes a list for good, with its channels, what is due to them and what they were sent. */
export async function deleteList(context: Context, handle: string): Promise<void> {
  await withList(context, handle, async (client, list, channels) => {
    for (const channel of channels)
      await store.movePostings(client, channel.id, store.hearing(list, channel), null);
    await store.deleteChannels(
      client,
      channels.map((channel) => channel.id),
    );
    await store.deleteList(client, list.id);
  });
}

/** Work on a list of an address that nobody else edits meanwhile. @throws AnteiError `list-not-found` */
export async function withList<T>(
  context: Context,
  handle: string,
  work: (client: PoolClient, list: store.StoredList, channels: store.StoredChannel[]) => Promise<T>,
): Promise<T> {
  const publicId = openHandle(keysOf(context.settings), 'list', handle);
  return inTransaction(context.pool, async (client) => {
    const list = publicId && (await store.findList(client, publicId, { hold: true }));
    if (!list)
      throw new AnteiError('list-not-found', 'この品目リストはないか、アドレスが途中で切れています。');
    return work(client, list, await store.channelsOf(client, list.id));
  });
}

async function applyEdit(
  client: PoolClient,
  list: Omit<store.StoredList, 'publicId' | 'createdAt'>,
  channels: store.StoredChannel[],
  edit: ListEdit,
): Promise<void> {
  const numbers = await store.productNumbers(client, [...(edit.add ?? []), ...(edit.remove ?? [])]);
  const picked = new Set(list.picked);
  for (const code of edit.remove ?? []) picked.delete(numbers.get(code) ?? 0);
  for (const code of edit.add ?? []) if (numbers.has(code)) picked.add(numbers.get(code)!);
  const rules = sameRulesOnce([...(edit.rules ?? list.rules), ...(edit.addRules ?? [])]);
  if (rules.length > MAX_RULES) throw tooLong(rules.length, '条件');
  const products = new Set([...picked, ...(await store.productsOfRules(client, rules))]);
  if (products.size > MAX_PRODUCTS) throw tooLong(products.size, '品目');
  const ascending = (set: Set<number>) => [...set].sort((a, b) => a - b);
  const next = {
    id: list.id,
    name: edit.name === undefined ? list.name : nameOf(edit.name),
    wants: edit.wants ?? list.wants,
    picked: ascending(picked),
    products: ascending(products),
    rules,
  };
  await store.writeList(client, next);
  for (const channel of channels)
    await store.movePostings(client, channel.id, store.hearing(list, channel), store.hearing(next, channel));
}

function nameOf(name: string | undefined): string {
  return cut(cleanLine((name ?? '').slice(0, 10 * MAX_NAME)), MAX_NAME) || '品目リスト';
}
