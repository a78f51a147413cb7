/** While the site shows a demonstration, every message says so, whatever way it goes. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { fixedClock } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { INVENTED, INVENTED_HEADER, INVENTED_PREFIX } from '../../platform/invented.ts';
import { addWebhook } from '../channels/channels.ts';
import { readMessage } from '../device/notification.ts';
import { openList } from '../lists/lists.ts';
import { CODES, contextWithList, insertChannel, insertDue, insertNews } from '../testing.ts';
import { sendConfirmation } from './confirmation.ts';
import { deliverDue } from './deliver.ts';
import { sendDisabled } from './disabled-notice.ts';
import { listPush } from './push-message.ts';
import { openTransports } from './send.ts';
import { mailServer, outsideServer } from './servers-testing.ts';

async function demonstration(t: TestContext) {
  const [server, net] = [await mailServer(t), await outsideServer(t)];
  const { context, handle } = await contextWithList(t, {
    publicUrl: 'https://antei.example',
    smtpUrl: server.url,
  });
  await context.pool.query(`update edition set source = 'demo'`);
  const now: Context = { ...context, clock: fixedClock(new Date().toISOString()) };
  const open = (world: Context) => openTransports(world, net.outside);
  return { ...net, context: now, handle, server, open };
}

test('mails of changes, of confirmation and of what was disabled begin with it, and name no source', async (t) => {
  const { context, server, open } = await demonstration(t);
  const channel = await insertChannel(context);
  await insertDue(context, channel, [await insertNews(context, CODES[0])]);
  await deliverDue(context, open);

  const asked = await insertChannel(context, { address: 'new@example.jp' });
  const later = new Date(context.clock.now().getTime() + 3_600_000);
  await context.pool.query('update watch_channel set confirmed_at = null, confirm_by = $2 where id = $1', [
    asked,
    later,
  ]);
  await sendConfirmation(context, asked, open);

  const broken = await insertChannel(context, { kind: 'webhook', address: 'https://gone.example/' });
  await context.pool.query(
    `update watch_channel set disabled_at = now(), disabled_why = '受け取りを終えました。' where id = $1`,
    [broken],
  );
  await sendDisabled(context, broken, open);

  const mails = await server.read();
  assert.equal(mails.length, 3);
  for (const { subject, text, html } of mails) {
    assert.ok(subject!.startsWith(INVENTED_PREFIX), subject);
    assert.ok(text!.startsWith(INVENTED), text);
    assert.ok(html!.includes(`<body>\n<p>${INVENTED}</p>`), html);
    assert.doesNotMatch(text! + html!, /出典：厚生労働省/);
  }
});

test('webhooks carry it in a header and in what is signed', async (t) => {
  const { context, handle, hook, outside, posts, open } = await demonstration(t);
  await addWebhook(context, handle, hook, outside);
  const { id } = (await openList(context, handle))!.channels.at(-1)!;
  await insertDue(context, id, [await insertNews(context, CODES[0])]);
  await deliverDue(context, open);
  const [{ headers, body }] = posts as [(typeof posts)[number]];
  assert.equal(headers[INVENTED_HEADER.name], INVENTED_HEADER.value);
  assert.equal(JSON.parse(String(body)).data.demonstration, INVENTED);
});

test('what is pushed says it in its title, and a device is told so', () => {
  const item = { news: { content: { direction: 'neutral' } }, telling: 'news' } as never;
  const block = () => ({ short: 'デモ錠', text: '', html: '' });
  const push = listPush([item], block, { url: '/', tag: 'x', invented: true });
  assert.ok(push.type === 'list' && push.title.startsWith(INVENTED_PREFIX));
  assert.deepEqual(readMessage({ type: 'edition', asOf: '2026-08-14', invented: true }), {
    type: 'edition',
    asOf: '2026-08-14',
    invented: true,
  });
});
