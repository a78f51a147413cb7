import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import PostalMime from 'postal-mime';
import { fixedClock } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { addEmail, confirmEmail, unsubscribe } from '../channels/channels.ts';
import { alertsJobs } from '../jobs.ts';
import { keysOf } from '../keys.ts';
import { openList } from '../lists/lists.ts';
import {
  AS_OF,
  CODES,
  contextWithList,
  insertChannel,
  insertDue,
  insertNews,
  NEXT,
  outbox,
} from '../testing.ts';
import { deliverDue } from './deliver.ts';
import { mailServer } from './servers-testing.ts';

/** A list with a channel, news of its first product, and a mail server. */
async function world(t: TestContext, refuse?: Parameters<typeof mailServer>[1]) {
  const server = await mailServer(t, refuse);
  const { context, handle } = await contextWithList(t, {
    smtpUrl: server.url,
    publicUrl: 'https://antei.example/',
  });
  const channel = await insertChannel(context);
  const product = await insertNews(context, CODES[0]);
  return { server, context, handle, channel, product };
}

const at = (context: Context, instant: string): Context => ({ ...context, clock: fixedClock(instant) });
const header = (mail: Awaited<ReturnType<typeof PostalMime.parse>>, name: string) =>
  mail.headers.find(({ key }) => key === name)?.value;
const states = async (context: Context) => (await outbox(context)).map(({ state }) => state);

test('what is due is sent once, with headers by which programs know and stop it', async (t) => {
  const { server, context, handle, channel, product } = await world(t);
  await insertDue(context, channel, [product]);
  assert.deepEqual(await deliverDue(context), { sent: 1, unsent: 0 });
  assert.deepEqual(await deliverDue(context), { sent: 0, unsent: 0 });
  assert.equal(server.mails.length, 1);
  const [mail] = await server.read();
  assert.equal(mail!.subject, '【安定】1品目の変化: ロキソニン錠60mg 限定→通常');
  assert.deepEqual(mail!.to, [{ name: '', address: 'a@example.jp' }]);
  assert.equal(
    mail!.messageId,
    `<antei-${keysOf(context.settings).blind(channel)}-${AS_OF}-1@antei.example>`,
  );
  assert.equal(new Date(mail!.date!).getTime(), context.clock.now().getTime());
  assert.equal(header(mail!, 'auto-submitted'), 'auto-generated');
  assert.equal(header(mail!, 'list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
  assert.equal(header(mail!, 'list-id'), '<alerts.antei.example>');
  const stop = header(mail!, 'list-unsubscribe')!;
  assert.match(stop, /^<https:\/\/antei\.example\/lists\/stop\/[\w-]{43}\.[\w-]{32}>$/);
  assert.ok(mail!.text!.includes(`https://antei.example/lists/${handle}`));
  assert.match(mail!.html!, /<h2>/);
  assert.equal(await unsubscribe(context, stop.slice(1, -1).split('/').at(-1)!), true);
  assert.deepEqual(await outbox(context), []);
});

test('without a mail server each message is one .eml file, which a repeated one takes the place of', async (t) => {
  const { context, channel, product } = await world(t);
  const alone = { ...context, settings: { ...context.settings, smtpUrl: undefined } };
  await insertDue(context, channel, [product]);
  await deliverDue(alone);
  await context.pool.query(`update outbox set state = 'due', due_at = $1`, [context.clock.now()]);
  await deliverDue(alone);
  const folder = join(context.settings.dataDir, 'outbox');
  const files = readdirSync(folder);
  assert.deepEqual(files, [`antei-${keysOf(context.settings).blind(channel)}-${AS_OF}-1.eml`]);
  const mail = await PostalMime.parse(readFileSync(join(folder, files[0]!)));
  assert.match(mail.text!, /ロキソニン錠60mg/);
});

test('a folder that cannot be written costs nothing but time', async (t) => {
  const { context, channel, product } = await world(t);
  const alone = { ...context, settings: { ...context.settings, smtpUrl: undefined } };
  mkdirSync(context.settings.dataDir, { recursive: true });
  writeFileSync(join(context.settings.dataDir, 'outbox'), 'in the way');
  await insertDue(context, channel, [product]);
  await deliverDue(alone);
  const [row] = await outbox(context);
  assert.deepEqual([row!.state, row!.attempts], ['due', 0]);
  assert.match(row!.error!, /EEXIST/);
});

test('the daily messages of a channel are one; those of a channel told at once are one each', async (t) => {
  const { server, context, channel, product } = await world(t);
  const daily = await insertChannel(context, { address: 'd@example.jp', rhythm: 'daily' });
  await insertNews(context, CODES[0], { asOf: NEXT });
  for (const id of [channel, daily])
    for (const asOf of [AS_OF, NEXT]) await insertDue(context, id, [product], { asOf });
  assert.deepEqual(await deliverDue(context, undefined, { batch: 1, leaseMs: 60_000 }), {
    sent: 3,
    unsent: 0,
  });
  assert.deepEqual(server.mails.map(({ to }) => to).sort(), ['a@example.jp', 'a@example.jp', 'd@example.jp']);
  const digest = (await server.read()).find(({ to }) => to![0]!.address === 'd@example.jp')!;
  assert.match(digest.text!, /8月17日の一覧で[\s\S]*8月14日の一覧で/);
  assert.equal(digest.messageId, `<antei-${keysOf(context.settings).blind(daily)}-${NEXT}-1@antei.example>`);
  assert.deepEqual(await states(context), ['sent', 'sent', 'sent', 'sent']);
});

test('a digest that may have gone out is repeated as it was, and what came meanwhile goes by itself', async (t) => {
  const { server, context, product } = await world(t);
  const daily = await insertChannel(context, { address: 'd@example.jp', rhythm: 'daily' });
  await insertNews(context, CODES[0], { asOf: NEXT });
  await insertDue(context, daily, [product]);
  await context.pool.query('update outbox set attempts = 1');
  await insertDue(context, daily, [product], { asOf: NEXT });
  await deliverDue(context);
  assert.deepEqual((await server.read()).map(({ messageId }) => messageId).sort(), [
    `<antei-${keysOf(context.settings).blind(daily)}-${AS_OF}-1@antei.example>`,
    `<antei-${keysOf(context.settings).blind(daily)}-${NEXT}-1@antei.example>`,
  ]);
});

test('news that were taken back before they went out are not told', async (t) => {
  const { server, context, channel, product } = await world(t);
  const other = await insertNews(context, CODES[1], { content: { name: '残る錠' } });
  const second = await insertChannel(context, { address: 'b@example.jp' });
  await insertNews(context, CODES[0], { revision: 2, taken: true });
  await insertDue(context, channel, [product]);
  await insertDue(context, second, [product, other]);
  await deliverDue(context);
  assert.deepEqual(await states(context), ['void', 'sent']);
  const [mail] = await server.read();
  assert.match(mail!.subject!, /1品目の変化: 残る錠/);
});

test('a correction goes to who was told, and says what is taken back and what holds', async (t) => {
  const { server, context, channel, product } = await world(t);
  const other = await insertNews(context, CODES[1], { content: { name: '訂正錠' } });
  await insertDue(context, channel, [product, other]);
  await deliverDue(context);
  await insertNews(context, CODES[0], { revision: 2, taken: true });
  await insertNews(context, CODES[1], { revision: 2, content: { name: '訂正錠', direction: 'worsened' } });
  await insertDue(context, channel, [product, other], { revision: 2 });
  await deliverDue(context);
  const [, correction] = await server.read();
  assert.equal(correction!.subject, '【安定】訂正：2品目の変化: 訂正錠 限定→通常 ほか');
  assert.match(correction!.text!, /取り消します/);
  assert.equal(
    correction!.messageId,
    `<antei-${keysOf(context.settings).blind(channel)}-${AS_OF}-2@antei.example>`,
  );
});

test('a correction waits until what it corrects is settled, and is needless where that told the truth', async (t) => {
  const { server, context, channel, product } = await world(t);
  await insertNews(context, CODES[0], { revision: 2 });
  await insertDue(context, channel, [product]);
  await insertDue(context, channel, [product], { revision: 2 });
  assert.equal((await deliverDue(context, undefined, { batch: 1, leaseMs: 60_000 })).sent, 1);
  assert.deepEqual(await states(context), ['sent', 'void']);
  assert.doesNotMatch((await server.read())[0]!.subject!, /訂正/);
});

test('where the first message may have gone out before the correction, the correction follows it', async (t) => {
  const { server, context, channel, product } = await world(t);
  await insertNews(context, CODES[0], { revision: 2 });
  await insertDue(context, channel, [product]);
  await context.pool.query('update outbox set attempts = 1');
  await insertDue(context, channel, [product], { revision: 2 });
  await deliverDue(context);
  assert.deepEqual(await states(context), ['sent', 'sent']);
  assert.match((await server.read())[1]!.subject!, /訂正/);
});

test('without a mail server that answers, messages wait as if nobody had tried', async (t) => {
  const { server, context, channel, product } = await world(t);
  const down = { ...context, settings: { ...context.settings, smtpUrl: 'smtp://127.0.0.1:1' } };
  await insertDue(context, channel, [product]);
  assert.deepEqual(await deliverDue(down), { sent: 0, unsent: 1 });
  const [row] = await outbox(context);
  assert.deepEqual([row!.state, row!.attempts], ['due', 0]);
  assert.match(row!.error!, /ECONNREFUSED/);
  await deliverDue(at(context, '2026-08-20T09:06:00+09:00'));
  assert.equal(server.mails.length, 1);
});

test('a refused recipient fails at once, a postponed one is tried for 33 hours', async (t) => {
  const { context, channel, product } = await world(t, {
    refuse: (to) =>
      to === 'a@example.jp' ? { code: 550, message: 'no such user' } : { code: 451, message: 'greylisted' },
  });
  const slow = await insertChannel(context, { address: 'slow@example.jp' });
  for (const id of [channel, slow]) await insertDue(context, id, [product]);
  await deliverDue(context);
  assert.deepEqual(await states(context), ['failed', 'due']);
  let now = context.clock.now();
  const waits: number[] = [];
  for (;;) {
    const row = (await outbox(context))[1]!;
    if (row.state !== 'due') break;
    waits.push((row.dueAt.getTime() - now.getTime()) / 60_000);
    now = row.dueAt;
    await deliverDue(at(context, now.toISOString()));
  }
  assert.deepEqual(waits, [1, 5, 30, 120, 360, 1440]);
  assert.match((await outbox(context))[1]!.error!, /greylisted/);
});

test('a recipient refused on five days in a row is told nothing more, and the list’s page says why', async (t) => {
  const { context, handle, channel, product } = await world(t, {
    refuse: () => ({ code: 550, message: 'no such user' }),
  });
  for (let day = 0; day < 5; day++) {
    assert.equal((await openList(context, handle))!.channels[0]!.disabledAt, null);
    const now = at(context, `2026-08-2${day}T09:00:00+09:00`);
    // Several failures on one day count once.
    for (let i = 0; i < 2; i++) await insertDue(now, channel, [product], { revision: 10 * day + i + 1 });
    await deliverDue(now);
    await deliverDue(now);
  }
  const [disabled] = (await openList(context, handle))!.channels;
  assert.match(disabled!.disabledWhy!, /5日続けて届かなかった.*no such user/);
  assert.equal(disabled!.failures, 5);
});

test('one message that arrives makes earlier failures forgotten', async (t) => {
  const { context, channel, product } = await world(t);
  await context.pool.query('update watch_channel set failures = 4');
  await insertDue(context, channel, [product]);
  await deliverDue(context);
  assert.equal((await context.pool.query('select failures from watch_channel')).rows[0].failures, 0);
});

test('what was due to a channel that is gone or disabled is void', async (t) => {
  const { server, context, channel, product } = await world(t);
  await insertDue(context, channel, [product]);
  await insertDue(context, 999_999, [product]);
  await context.pool.query('update watch_channel set disabled_at = now()');
  await deliverDue(context);
  assert.deepEqual([await states(context), server.mails.length], [['void', 'void'], 0]);
});

test('two that deliver at once send each message once', async (t) => {
  const { server, context, product } = await world(t);
  for (let i = 0; i < 60; i++)
    await insertDue(context, await insertChannel(context, { address: `w${i}@example.jp` }), [product]);
  const pace = { batch: 7, leaseMs: 60_000 };
  const [one, two] = await Promise.all([
    deliverDue(context, undefined, pace),
    deliverDue(context, undefined, pace),
  ]);
  assert.equal(one.sent + two.sent, 60);
  assert.equal(new Set(server.mails.map(({ to }) => to)).size, 60);
  assert.equal(server.mails.length, 60);
});

test('the job sends the mail that confirms an address, to that address alone', async (t) => {
  const { server, context, handle } = await world(t);
  await addEmail(context, handle, 'new@example.jp', 'now');
  const { rows } = await context.pool.query<{ id: number }>(
    `select id from watch_channel where address = 'new@example.jp'`,
  );
  const { tasks } = alertsJobs(context);
  await tasks['send-confirmation']!({ channelId: rows[0]!.id });
  const [mail] = await server.read();
  assert.equal(mail!.subject, '【安定】メールアドレスの確認');
  assert.equal(server.mails[0]!.to, 'new@example.jp');
  const link = /https:\/\/antei\.example\/lists\/confirm\/(\S+)/.exec(mail!.text!)![1]!;
  assert.deepEqual(await confirmEmail(context, link), { listHandle: handle });
  await tasks['send-confirmation']!({ channelId: rows[0]!.id });
  assert.equal(server.mails.length, 1, 'a confirmed address is not asked again');
  const down = { ...context, settings: { ...context.settings, smtpUrl: 'smtp://127.0.0.1:1' } };
  await addEmail(context, handle, 'late@example.jp', 'now');
  await assert.rejects(
    alertsJobs(down).tasks['send-confirmation']!({ channelId: rows[0]!.id + 1 }),
    /ECONNREFUSED/,
  );
});
