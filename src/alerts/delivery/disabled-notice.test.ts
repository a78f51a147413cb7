import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disableChannel, enableChannel } from '../channels/channels.ts';
import { contextWithList, insertChannel } from '../testing.ts';
import { sendDisabled } from './disabled-notice.ts';
import { mailServer } from './servers-testing.ts';

test('when a webhook is disabled, the list’s confirmed addresses are told why and where to mend it', async (t) => {
  const server = await mailServer(t);
  const settings = { smtpUrl: server.url, publicUrl: 'https://antei.example' };
  const { context, handle } = await contextWithList(t, settings);
  const webhook = await insertChannel(context, { kind: 'webhook', address: 'https://hook.example/' });
  await insertChannel(context, { address: 'reader@example.jp' });
  const unconfirmed = await insertChannel(context, { address: 'nobody@example.jp' });
  await context.pool.query('update watch_channel set confirmed_at = null where id = $1', [unconfirmed]);
  await disableChannel(context, webhook, '5日続けて届かなかったため、止めました（HTTP 500）');
  const { rows } = await context.pool.query(
    `select t.identifier as task, j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'send-disabled'`,
  );
  assert.deepEqual(rows, [{ task: 'send-disabled', payload: { channelId: webhook } }]);
  await sendDisabled(context, webhook);
  const mails = await server.read();
  assert.deepEqual(
    mails.map(({ to }) => to?.[0]?.address),
    ['reader@example.jp'],
  );
  assert.match(mails[0]!.text!, /Webhook の宛先[\s\S]*HTTP 500/);
  assert.ok(mails[0]!.text!.includes(`https://antei.example/lists/${handle}`));
  assert.ok(mails[0]!.headers.some(({ key }) => key === 'list-unsubscribe-post'));
});

test('nobody is told of a channel that tells again by now', async (t) => {
  const server = await mailServer(t);
  const { context, handle } = await contextWithList(t, { smtpUrl: server.url });
  const webhook = await insertChannel(context, { kind: 'webhook', address: 'https://hook.example/' });
  await insertChannel(context);
  await disableChannel(context, webhook, 'なし');
  await enableChannel(context, handle, webhook);
  await sendDisabled(context, webhook);
  assert.deepEqual(server.mails, []);
});
