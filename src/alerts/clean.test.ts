import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedClock } from '../platform/clock.ts';
import { addEmail } from './channels/channels.ts';
import { cleanLists } from './clean.ts';
import { createList, openList } from './lists/lists.ts';
import { contextWithList, insertChannel, insertDue, outbox } from './testing.ts';

test('lists that nobody opened for 90 days and that tell nobody go, with all that belongs to them', async (t) => {
  const { context, handle } = await contextWithList(t);
  const channel = await insertChannel(context);
  const { handle: silent } = await createList(context, {});
  const { handle: disabled } = await createList(context, {});
  const { handle: fresh } = await createList(context, {});
  await context.pool.query(`update watch_list set used_at = $1`, ['2026-05-22T08:59:00+09:00']);
  await openList(context, fresh);
  const { rows } = await context.pool.query(
    `insert into watch_channel (list_id, kind, address, confirmed_at, disabled_at)
     select id, 'email', 'x@example.jp', now(), now() from watch_list where public_id = $1 returning id`,
    [disabled.split('.')[0]],
  );
  await insertDue(context, rows[0].id, [1], { state: 'failed' });
  await insertDue(context, channel, [1], { state: 'sent' });
  await cleanLists(context);
  const kept = await Promise.all([handle, silent, disabled, fresh].map((one) => openList(context, one)));
  assert.deepEqual(
    kept.map((list) => list !== null),
    [true, false, false, true],
  );
  assert.deepEqual(
    (await outbox(context)).map((row) => row.channel),
    [channel],
  );
});

test('addresses that were not confirmed in time go, and messages on editions more than 400 days old', async (t) => {
  const { context, handle } = await contextWithList(t);
  const channel = await insertChannel(context);
  await addEmail(context, handle, 'late@example.jp', 'now');
  await insertDue(context, channel, [1], { state: 'sent' });
  const days = (n: number) => ({
    ...context,
    clock: fixedClock(new Date(Date.parse('2026-08-20T09:00:00+09:00') + n * 86_400_000).toISOString()),
  });
  await cleanLists(days(1));
  assert.equal((await openList(context, handle))!.channels.length, 2);
  await cleanLists(days(3));
  assert.deepEqual(
    (await openList(context, handle))!.channels.map(({ id }) => id),
    [channel],
  );
  assert.equal((await context.pool.query('select from confirmation_mail')).rowCount, 0);
  await cleanLists(days(394));
  assert.equal((await outbox(context)).length, 1);
  await cleanLists(days(395));
  assert.equal((await outbox(context)).length, 0);
});
