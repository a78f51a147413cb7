import assert from 'node:assert/strict';
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, verify } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { fixedClock } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { addDevice, addPush, addWebhook, webhookSecret } from '../channels/channels.ts';
import { keysOf } from '../keys.ts';
import { openList } from '../lists/lists.ts';
import { AS_OF, CODES, contextWithList, insertChannel, insertDue, insertNews, outbox } from '../testing.ts';
import { deliverDue } from './deliver.ts';
import { openMailTransport } from './mail-transport.ts';
import { outsideServer, type ReceivedPost } from './servers-testing.ts';

async function world(t: TestContext, answer?: (post: ReceivedPost, response: ServerResponse) => void) {
  const net = await outsideServer(t, answer);
  const { context, handle } = await contextWithList(t, { publicUrl: 'https://antei.example' });
  // The library that verifies reads the real clock.
  const now: Context = { ...context, clock: fixedClock(new Date().toISOString()) };
  const product = await insertNews(now, CODES[0]);
  const deliver = (when = now) =>
    deliverDue(when, ({ settings }) => ({ mail: openMailTransport(settings), outside: net.outside }));
  const channelId = async () => (await openList(now, handle))!.channels.at(-1)!.id;
  return { ...net, context: now, handle, product, deliver, channelId };
}

const later = (context: Context, ms: number): Context => ({
  ...context,
  clock: fixedClock(new Date(context.clock.now().getTime() + ms).toISOString()),
});

test('a webhook is signed as Standard Webhooks has it, and keeps its id when it is tried again', async (t) => {
  let status = 503;
  const made = await world(t, (_, response) => void response.writeHead(status).end('busy'));
  const { context, handle, hook, outside, posts, product, deliver, channelId } = made;
  await addWebhook(context, handle, hook, outside);
  const id = await channelId();
  await insertDue(context, id, [product]);
  await deliver();
  assert.match((await outbox(context))[0]!.error!, /HTTP 503/);
  status = 200;
  const soon = later(context, 60_000);
  await deliver(soon);
  assert.deepEqual(
    posts.map(({ headers }) => headers['webhook-id']),
    Array(2).fill(`antei-${keysOf(context.settings).blind(id)}-${AS_OF}-1`),
  );
  const [{ headers, body }] = posts.slice(1) as [ReceivedPost];
  const read = new Webhook(webhookSecret(context, id)).verify(body, headers as Record<string, string>) as {
    type: string;
    data: { asOf: string; revision: number; items: { yjCode: string; topics: string[]; telling: string }[] };
  };
  assert.deepEqual([read.type, read.data.asOf, read.data.revision], ['supply.changed', AS_OF, 1]);
  assert.deepEqual(
    read.data.items.map(({ yjCode, topics, telling }) => [yjCode, topics, telling]),
    [[CODES[0], ['response'], 'news']],
  );
  assert.throws(() =>
    new Webhook(webhookSecret(context, id + 1)).verify(body, headers as Record<string, string>),
  );
  assert.equal((await outbox(context))[0]!.state, 'sent');
});

test('a webhook that has ended (410) is disabled at once, with the reason on the list’s page', async (t) => {
  const { context, handle, hook, outside, product, deliver, channelId } = await world(t, (_, response) =>
    response.writeHead(410).end(),
  );
  await addWebhook(context, handle, hook, outside);
  await insertDue(context, await channelId(), [product]);
  await deliver();
  assert.equal((await outbox(context))[0]!.state, 'failed');
  const [channel] = (await openList(context, handle))!.channels;
  assert.match(channel!.disabledWhy!, /受け取りを終えた/);
  const { rows } = await context.pool.query('select from watch_posting where cardinality(channels) > 0');
  assert.equal(rows.length, 0);
});

test('a webhook whose name has come to lead inside is not called', async (t) => {
  const { context, posts, product, deliver } = await world(t);
  const channel = await insertChannel(context, { kind: 'webhook', address: 'https://127.0.0.1/' });
  await insertDue(context, channel, [product]);
  await deliver();
  assert.match((await outbox(context))[0]!.error!, /インターネット上の宛先ではありません/);
  assert.equal(posts.length, 0);
});

test('webhooks that do not answer hold up no mail', async (t) => {
  const { context, handle, hook, outside, product, deliver, channelId } = await world(t, () => undefined);
  await addWebhook(context, handle, hook, outside);
  await insertDue(context, await channelId(), [product]);
  const mail = await insertChannel(context);
  await insertDue(context, mail, [product]);
  const delivering = deliver();
  const began = Date.now();
  while ((await outbox(context)).find(({ channel }) => channel === mail)!.state !== 'sent') {
    assert.ok(Date.now() - began < 8_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.deepEqual(await delivering, { sent: 1, unsent: 1 });
});

/** A browser's side of Web Push: RFC 8291 read backwards. */
function browser() {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const auth = Buffer.alloc(16, 7);
  const keys = { p256dh: ecdh.getPublicKey('base64url'), auth: auth.toString('base64url') };
  const read = (body: Buffer) => {
    const salt = body.subarray(0, 16);
    const sender = body.subarray(21, 21 + body[20]!);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
    const secret = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(sender), auth, info, 32));
    const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
    const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
    const sealed = body.subarray(21 + body[20]!);
    const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString('utf8'));
  };
  return { keys, read };
}

test('a list’s browser gets what is to be shown, a device only that there is an edition', async (t) => {
  const { context, handle, push, posts, product, deliver, channelId } = await world(t);
  const { keys, read } = browser();
  await addPush(context, handle, { endpoint: push, keys });
  await insertDue(context, await channelId(), [product]);
  await deliver();
  const id = await channelId();
  assert.deepEqual(read(posts[0]!.body), {
    type: 'list',
    title: '1品目の変化: ロキソニン錠60mg 限定→通常',
    body: 'ロキソニン錠60mg 限定→通常',
    url: `/lists/${handle}`,
    tag: `antei-${keysOf(context.settings).blind(id)}-${AS_OF}-1`,
  });
  await addDevice(context, { endpoint: `${push}/device`, keys });
  await insertDue(context, id + 1, []);
  await deliver();
  assert.deepEqual(read(posts[1]!.body), { type: 'edition', asOf: AS_OF });
  assert.equal(posts[1]!.headers.topic, 'edition');
  const [, jwt, publicKey] = /^vapid t=([^,]+), k=(.+)$/.exec(posts[0]!.headers.authorization!)!;
  assert.equal(publicKey, keysOf(context.settings).push.publicKey);
  const point = Buffer.from(publicKey!, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const [head, claims, signature] = jwt!.split('.') as [string, string, string];
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  assert.ok(isSigned);
});

for (const status of [404, 410]) {
  test(`a browser that is gone (${status}) is forgotten, with or without a list`, async (t) => {
    const { context, handle, push, product, deliver, channelId } = await world(t, (_, response) =>
      response.writeHead(status).end(),
    );
    const { keys } = browser();
    await addPush(context, handle, { endpoint: push, keys });
    const id = await channelId();
    await addDevice(context, { endpoint: push, keys });
    await insertDue(context, id, [product]);
    await insertDue(context, id + 1, []);
    await deliver();
    assert.deepEqual(await outbox(context), []);
    assert.equal((await context.pool.query('select from watch_channel')).rowCount, 0);
  });
}
