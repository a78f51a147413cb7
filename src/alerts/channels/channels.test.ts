import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedClock } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { handleOf, keysOf } from '../keys.ts';
import { createList, openList } from '../lists/lists.ts';
import { DAILY, DEFAULT_WANTS } from '../model.ts';
import { contextWithList, insertDue, outbox } from '../testing.ts';
import {
  addDevice,
  addEmail,
  addPush,
  addWebhook,
  confirmEmail,
  disableChannel,
  enableChannel,
  removeChannel,
  removeDevice,
  setRhythm,
  unsubscribe,
  webhookSecret,
} from './channels.ts';

const SUBSCRIPTION = {
  endpoint: 'https://push.example/send/abc',
  keys: {
    p256dh: Buffer.alloc(65, 4).toString('base64url'),
    auth: Buffer.alloc(16, 1).toString('base64url'),
  },
};

async function count(context: Context, what: string): Promise<number> {
  return Number((await context.pool.query<{ count: number }>(`select count(*) from ${what}`)).rows[0]!.count);
}
const mails = (context: Context) =>
  count(context, `graphile_worker.jobs where task_identifier = 'send-confirmation'`);
const postings = async (context: Context): Promise<number[][]> =>
  (
    await context.pool.query({
      text: 'select wants, cardinality(channels) from watch_posting where cardinality(channels) > 0 order by product_id',
      rowMode: 'array',
    })
  ).rows;

test('an e-mail address hears of nothing before its owner confirms it, and confirming again is the same', async (t) => {
  const { context, handle } = await contextWithList(t);
  assert.equal(await addEmail(context, handle, ' Taro＠EXAMPLE.jp ', 'now'), undefined);
  const [channel] = (await openList(context, handle))!.channels;
  assert.equal(channel!.address, 'Taro@example.jp');
  assert.deepEqual([await mails(context), await postings(context)], [1, []]);
  const confirm = handleOf(keysOf(context.settings), 'confirm', channel!.id);
  assert.equal(await confirmEmail(context, `${channel!.id}.wrong`), null);
  for (let times = 0; times < 2; times++)
    assert.deepEqual(await confirmEmail(context, confirm), { listHandle: handle });
  assert.deepEqual(await postings(context), [
    [DEFAULT_WANTS, 1],
    [DEFAULT_WANTS, 1],
  ]);
});

test('a confirmation expires after 48 hours', async (t) => {
  const { context, handle } = await contextWithList(t);
  await addEmail(context, handle, 'a@example.jp', 'daily');
  const [channel] = (await openList(context, handle))!.channels;
  const confirm = handleOf(keysOf(context.settings), 'confirm', channel!.id);
  const late = { ...context, clock: fixedClock('2026-08-22T09:00:01+09:00') };
  assert.equal(await confirmEmail(late, confirm), null);
  assert.deepEqual(await confirmEmail(context, confirm), { listHandle: handle });
});

test('a known address gets the same answer as an unknown one, and no second mail once it is confirmed', async (t) => {
  const { context, handle } = await contextWithList(t);
  await addEmail(context, handle, 'a@example.jp', 'now');
  const [channel] = (await openList(context, handle))!.channels;
  await confirmEmail(context, handleOf(keysOf(context.settings), 'confirm', channel!.id));
  assert.equal(await addEmail(context, handle, 'a@example.jp', 'daily'), undefined);
  assert.equal(await mails(context), 1);
  assert.equal((await openList(context, handle))!.channels.length, 1);
});

test('at most three confirmation mails go to one mailbox in 24 hours, over all lists and also after deleting', async (t) => {
  const { context, handle } = await contextWithList(t);
  const { handle: other } = await createList(context, {});
  await addEmail(context, handle, 'a@example.jp', 'now');
  await removeChannel(context, handle, (await openList(context, handle))!.channels[0]!.id);
  await Promise.all(
    ['a@example.jp', 'A@example.jp', 'a+1@example.jp', 'a+2@example.jp', 'a+3@example.jp'].map((address, i) =>
      addEmail(context, i % 2 ? handle : other, address, 'now'),
    ),
  );
  assert.equal(await mails(context), 3);
  await addEmail(context, handle, 'b@example.jp', 'now');
  assert.equal(await mails(context), 4);
  const { rows } = await context.pool.query('select recipient from confirmation_mail');
  assert.ok(!JSON.stringify(rows).includes('example'), 'the address is not kept');
  const tomorrow = { ...context, clock: fixedClock('2026-08-21T09:00:01+09:00') };
  await addEmail(tomorrow, handle, 'a+9@example.jp', 'now');
  assert.equal(await mails(context), 5);
});

test('what is no e-mail address is refused, line breaks above all', async (t) => {
  const { context, handle } = await contextWithList(t);
  for (const wrong of [
    '',
    'a',
    'a@b',
    'a@example.jp\r\nBcc: b@example.jp',
    'a@example.jp, b@example.jp',
    'x <a@example.jp>',
    `${'a'.repeat(65)}@example.jp`,
    `a@${'a'.repeat(60)}.${'b.'.repeat(120)}jp`,
  ])
    await assert.rejects(addEmail(context, handle, wrong, 'now'), { code: 'address-refused' }, wrong);
  assert.equal(await count(context, 'watch_channel'), 0);
});

test('unsubscribing ends the channel with all that is due to it, and again says the same', async (t) => {
  const { context, handle } = await contextWithList(t);
  await addEmail(context, handle, 'a@example.jp', 'now');
  const { id } = (await openList(context, handle))!.channels[0]!;
  const keys = keysOf(context.settings);
  await confirmEmail(context, handleOf(keys, 'confirm', id));
  await insertDue(context, id, [1]);
  assert.equal(await unsubscribe(context, handleOf(keys, 'confirm', id)), false);
  for (let times = 0; times < 2; times++)
    assert.equal(await unsubscribe(context, handleOf(keys, 'unsubscribe', id)), true);
  assert.deepEqual([await postings(context), await outbox(context)], [[], []]);
  assert.equal(await count(context, 'watch_channel'), 0);
});

test('a webhook must be public, and is active at once with a secret of its own', async (t) => {
  const { context, handle } = await contextWithList(t);
  const at = (...addresses: string[]) => ({
    resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  });
  for (const wrong of [
    'http://hooks.example/',
    'https://a:b@hooks.example/',
    'https://10.0.0.1/',
    'ftp://x',
    'x',
  ])
    await assert.rejects(
      addWebhook(context, handle, wrong, at('8.8.8.8')),
      { code: 'address-refused' },
      wrong,
    );
  await assert.rejects(addWebhook(context, handle, 'https://hooks.example/', at('8.8.8.8', '192.168.1.1')), {
    code: 'address-refused',
  });
  for (let times = 0; times < 2; times++)
    await addWebhook(context, handle, 'https://hooks.example/antei?a=1', at('8.8.8.8', '2606:4700::1'));
  const { channels } = (await openList(context, handle))!;
  assert.deepEqual(
    channels.map(({ kind, address }) => [kind, address]),
    [['webhook', 'https://hooks.example/antei?a=1']],
  );
  assert.equal((await postings(context)).length, 2);
  const secret = webhookSecret(context, channels[0]!.id);
  assert.match(secret, /^whsec_[A-Za-z0-9+/]{32}$/);
  assert.notEqual(secret, webhookSecret(context, channels[0]!.id + 1));
});

test('a browser takes the place of itself when its keys change', async (t) => {
  const { context, handle } = await contextWithList(t);
  await addPush(context, handle, SUBSCRIPTION);
  const auth = Buffer.alloc(16, 2).toString('base64url');
  await addPush(context, handle, { ...SUBSCRIPTION, keys: { ...SUBSCRIPTION.keys, auth } });
  const { channels } = (await openList(context, handle))!;
  assert.equal(channels.length, 1);
  assert.equal(JSON.parse(channels[0]!.address).keys.auth, auth);
  assert.equal((await postings(context))[0]![1], 1);
  for (const wrong of [
    { ...SUBSCRIPTION, endpoint: 'https://127.0.0.1/x' },
    { ...SUBSCRIPTION, endpoint: 'http://push.example/' },
    { ...SUBSCRIPTION, keys: { p256dh: 'x', auth } },
  ])
    await assert.rejects(addPush(context, handle, wrong), { code: 'address-refused' });
});

test('a device comes once and goes by its endpoint', async (t) => {
  const { context } = await contextWithList(t);
  for (let times = 0; times < 2; times++) await addDevice(context, SUBSCRIPTION);
  assert.equal(await count(context, `watch_channel where kind = 'device' and list_id is null`), 1);
  await removeDevice(context, 'https://push.example/send/other');
  assert.equal(await count(context, 'watch_channel'), 1);
  await removeDevice(context, SUBSCRIPTION.endpoint);
  assert.equal(await count(context, 'watch_channel'), 0);
});

test('rhythm, disabling and enabling move the postings', async (t) => {
  const { context, handle } = await contextWithList(t);
  await addPush(context, handle, SUBSCRIPTION);
  const { id } = (await openList(context, handle))!.channels[0]!;
  await setRhythm(context, handle, id, 'daily');
  assert.equal((await postings(context))[0]![0], DEFAULT_WANTS | DAILY);
  await disableChannel(context, id, '5日続けて届きませんでした。');
  assert.deepEqual(await postings(context), []);
  const [disabled] = (await openList(context, handle))!.channels;
  assert.equal(disabled!.disabledWhy, '5日続けて届きませんでした。');
  await enableChannel(context, handle, id);
  assert.equal((await postings(context)).length, 2);
  const { handle: other } = await createList(context, {});
  await assert.rejects(removeChannel(context, other, id), { code: 'not-found' });
  await removeChannel(context, handle, id);
  assert.deepEqual(await postings(context), []);
});

test('the number of a channel, which counts all there are, is nowhere to be seen, and links of before still work', async (t) => {
  const { context, handle } = await contextWithList(t);
  await addEmail(context, handle, 'a@example.jp', 'now');
  const { id } = (await openList(context, handle))!.channels[0]!;
  const keys = keysOf(context.settings);
  const shown = keys.blind(id);
  assert.equal(keys.blind(id), shown, 'a message has the same name at each try');
  assert.equal(keys.unblind(shown), id);
  assert.notEqual(keys.blind(id + 1).slice(0, 8), shown.slice(0, 8));
  for (const wrong of [
    '',
    '1',
    '\0',
    shown.slice(1),
    `${shown[0] === 'A' ? 'B' : 'A'}${shown.slice(1)}`,
    `${shown}A`,
  ])
    assert.equal(keys.unblind(wrong), null, wrong);
  const confirm = handleOf(keys, 'confirm', id);
  assert.equal(confirm.split('.')[0], shown);
  // As mails had it before.
  assert.equal((await confirmEmail(context, `${id}.${keys.key('confirm', id)}`))?.listHandle, handle);
  assert.equal(await confirmEmail(context, `${id}.${keys.key('unsubscribe', id)}`), null);
  assert.equal(await confirmEmail(context, `${shown}.${keys.key('unsubscribe', id)}`), null);
});
