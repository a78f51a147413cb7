/**
 * The ways by which a list tells: added, confirmed, changed and ended. An e-mail address counts once its owner has followed
 * the link of a mail sent there (double opt-in). The postings follow in the same transaction.
 */

import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { AnteiError } from '../errors.ts';
import { handleOf, keysOf, openHandle } from '../keys.ts';
import { withList } from '../lists/lists.ts';
import * as lists from '../lists/store-lists.ts';
import type { Rhythm } from '../model.ts';
import { checkOutsideUrl, type Outside, theOutside } from '../outside.ts';
import * as store from './store-channels.ts';
import { type PushSubscription, readSubscription } from './subscription.ts';

const HOUR_MS = 3_600_000;
export const CONFIRM_HOURS = 48;
const MAILS_A_DAY = 3;
const MAX_CHANNELS = 20;
/** RFC 5321, 4.5.3.1: 64 octets before the @, 254 in all. */
const EmailAddress = z
  .email()
  .max(254)
  .refine((address) => address.indexOf('@') <= 64);

/**
 * Adds an e-mail address, which counts once it is confirmed within {@link CONFIRM_HOURS}. The answer is the same whether or
 * not the address is known, and whether or not a mail goes out: at most {@link MAILS_A_DAY} to one address in 24 hours.
 * @throws AnteiError `address-refused` if it is not an e-mail address, `list-not-found`
 */
export async function addEmail(
  context: Context,
  listHandle: string,
  given: string,
  rhythm: Rhythm,
): Promise<void> {
  const address = readEmail(given);
  const now = context.clock.now();
  await withList(context, listHandle, async (client, list, channels) => {
    const known = channels.find((one) => one.kind === 'email' && one.address === address);
    if (known?.confirmedAt) return;
    refuseMore(channels, known);
    const confirmBy = new Date(now.getTime() + CONFIRM_HOURS * HOUR_MS);
    const channel = await lists.insertChannel(client, {
      listId: list.id,
      kind: 'email',
      address,
      rhythm,
      confirmBy,
    });
    if (channel.rhythm !== rhythm) await lists.writeChannel(client, { ...channel, rhythm });
    const since = new Date(now.getTime() - 24 * HOUR_MS);
    const recipient = recipientOf(context, address);
    if (await store.noteConfirmation(client, { recipient, now, since, most: MAILS_A_DAY }))
      await store.addConfirmationJob(client, channel.id);
  });
}

/**
 * Confirms the address of a channel; again is the same. Null if the key is wrong, the time is over or the channel is gone.
 * @param channelHandle of purpose `confirm`
 */
export async function confirmEmail(
  context: Context,
  channelHandle: string,
): Promise<{ listHandle: string } | null> {
  const keys = keysOf(context.settings);
  const id = openHandle(keys, 'confirm', channelHandle);
  if (id === null) return null;
  const now = context.clock.now();
  return inTransaction(context.pool, async (client) => {
    const held = await store.holdChannel(client, Number(id));
    if (!held) return null;
    const { list, channel } = held;
    if (!channel.confirmedAt) {
      if (!channel.confirmBy || channel.confirmBy < now) return null;
      await change(client, list, channel, { confirmedAt: now });
    }
    return { listHandle: handleOf(keys, 'list', list.publicId) };
  });
}

/**
 * Ends a channel for good, with what is due to it. True if the key is right, also when it ended before.
 * @param channelHandle of purpose `unsubscribe`
 */
export async function unsubscribe(context: Context, channelHandle: string): Promise<boolean> {
  const id = openHandle(keysOf(context.settings), 'unsubscribe', channelHandle);
  if (id === null) return false;
  await endChannel(context, Number(id));
  return true;
}

/** Adds a webhook, active at once. @throws AnteiError `address-refused` (outside.ts), `list-not-found` */
export async function addWebhook(
  context: Context,
  listHandle: string,
  url: string,
  outside: Pick<Outside, 'resolve'> = theOutside,
): Promise<void> {
  const address = (await checkOutsideUrl(url, outside)).href;
  await addActive(context, listHandle, 'webhook', address);
}

/** What a webhook's messages are signed with (Standard Webhooks: 24 to 64 bytes, base64, `whsec_`). */
export function webhookSecret(context: Pick<Context, 'settings'>, channelId: number): string {
  const key = Buffer.from(keysOf(context.settings).key('webhook', channelId), 'base64url');
  return `whsec_${key.toString('base64')}`;
}

/** Adds a browser to a list, active at once. @throws AnteiError `address-refused`, `list-not-found` */
export async function addPush(context: Context, listHandle: string, given: PushSubscription): Promise<void> {
  const subscription = readSubscription(given);
  await addActive(context, listHandle, 'push', JSON.stringify(subscription), (channel) =>
    channel.address.startsWith(`{"endpoint":${JSON.stringify(subscription.endpoint)},`),
  );
}

/** Adds a browser that keeps its list to itself and is told of new editions only. @throws AnteiError `address-refused` */
export async function addDevice(context: Context, given: PushSubscription): Promise<void> {
  const subscription = readSubscription(given);
  await inTransaction(context.pool, async (client) => {
    await store.deleteDevice(client, subscription.endpoint);
    const address = JSON.stringify(subscription);
    await lists.insertChannel(client, {
      listId: null,
      kind: 'device',
      address,
      rhythm: 'now',
      confirmBy: null,
    });
  });
}

/** Ends a browser's subscription; only the browser knows its endpoint. */
export async function removeDevice(context: Context, endpoint: string): Promise<void> {
  await inTransaction(context.pool, (client) => store.deleteDevice(client, endpoint));
}

/** @throws AnteiError `list-not-found`, `not-found` */
export async function setRhythm(
  context: Context,
  listHandle: string,
  channelId: number,
  rhythm: Rhythm,
): Promise<void> {
  await withChannel(context, listHandle, channelId, (client, list, channel) =>
    change(client, list, channel, { rhythm }),
  );
}

/** @throws AnteiError `list-not-found`, `not-found` */
export async function removeChannel(context: Context, listHandle: string, channelId: number): Promise<void> {
  await withChannel(context, listHandle, channelId, remove);
}

/** Makes a channel that was disabled after failures tell again. @throws AnteiError `list-not-found`, `not-found` */
export async function enableChannel(context: Context, listHandle: string, channelId: number): Promise<void> {
  await withChannel(context, listHandle, channelId, (client, list, channel) =>
    change(client, list, channel, { failures: 0, disabledAt: null, disabledWhy: null }),
  );
}

/** Disables a channel of a list after failures. `why` is in Japanese, for the list's page. */
export async function disableChannel(context: Context, channelId: number, why: string): Promise<void> {
  await inTransaction(context.pool, async (client) => {
    const held = await store.holdChannel(client, channelId);
    if (!held || held.channel.disabledAt) return;
    const disabledAt = context.clock.now();
    await change(client, held.list, held.channel, { disabledAt, disabledWhy: why });
    await store.addDisabledJob(client, channelId);
  });
}

/** Ends a channel, of a list or of a device, by its number. */
export async function endChannel(context: Context, channelId: number): Promise<void> {
  await inTransaction(context.pool, async (client) => {
    const held = await store.holdChannel(client, channelId);
    if (held) await remove(client, held.list, held.channel);
    else await lists.deleteChannels(client, [channelId]);
  });
}

type Work = (client: PoolClient, list: lists.StoredList, channel: lists.StoredChannel) => Promise<void>;

async function withChannel(
  context: Context,
  listHandle: string,
  channelId: number,
  work: Work,
): Promise<void> {
  await withList(context, listHandle, async (client, list, channels) => {
    const channel = channels.find((one) => one.id === channelId);
    if (!channel) throw new AnteiError('not-found', 'この品目リストに、その宛先はありません。');
    await work(client, list, channel);
  });
}

async function change(
  client: PoolClient,
  list: lists.StoredList,
  channel: lists.StoredChannel,
  changed: Partial<lists.StoredChannel>,
): Promise<void> {
  const next = { ...channel, ...changed };
  await lists.writeChannel(client, next);
  await lists.movePostings(client, channel.id, lists.hearing(list, channel), lists.hearing(list, next));
}

const remove: Work = async (client, list, channel) => {
  await lists.movePostings(client, channel.id, lists.hearing(list, channel), null);
  await lists.deleteChannels(client, [channel.id]);
};

/** @param isSame finds a channel that the new one takes the place of. */
async function addActive(
  context: Context,
  listHandle: string,
  kind: 'webhook' | 'push',
  address: string,
  isSame: (channel: lists.StoredChannel) => boolean = () => false,
): Promise<void> {
  await withList(context, listHandle, async (client, list, channels) => {
    const ofKind = channels.filter((one) => one.kind === kind);
    if (ofKind.some((one) => one.address === address)) return;
    const replaced = ofKind.find(isSame);
    refuseMore(channels, replaced);
    if (replaced) await remove(client, list, replaced);
    const channel = await lists.insertChannel(client, {
      listId: list.id,
      kind,
      address,
      rhythm: 'now',
      confirmBy: null,
    });
    await lists.movePostings(client, channel.id, null, lists.hearing(list, channel));
  });
}

function refuseMore(channels: lists.StoredChannel[], known: lists.StoredChannel | undefined): void {
  if (!known && channels.length >= MAX_CHANNELS)
    throw new AnteiError('address-refused', `1つの品目リストの宛先は${MAX_CHANNELS}件までです。`);
}

/** Full-width letters are typed easily in Japanese; a host's name has no case. */
function readEmail(given: string): string {
  const { data } = EmailAddress.safeParse(given.normalize('NFKC').trim());
  if (!data) throw new AnteiError('address-refused', 'メールアドレスとして読めません。');
  const at = data.lastIndexOf('@');
  return `${data.slice(0, at)}${data.slice(at).toLowerCase()}`;
}

/** Whose mailbox it is, as far as mails are counted: `a+b@example.jp` belongs to `A@example.jp`. */
function recipientOf(context: Context, address: string): string {
  const mailbox = address.toLowerCase().replace(/\+[^@]*/, '');
  return keysOf(context.settings).key('confirm', `mail to ${mailbox}`);
}
