import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testContext } from '../platform/database/testing.ts';
import { importEdition } from './history/import-edition.ts';
import { supplyJobs } from './jobs.ts';
import { REASON_TEXT, RESPONSE_TEXT, VOLUME_TEXT } from './official/official-layout.ts';
import { NO_PORTS } from './ports.ts';
import { edition, row } from './testing.ts';

test('after an update, the worker classifies what was stored by an older rule, and where there is nothing it writes nothing', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const limited = { response: RESPONSE_TEXT.limitedOwn, reason: REASON_TEXT.demand };
  const days = [row('1149019F1560', limited), row('1149019F1560', { volume: VOLUME_TEXT.halted })];
  for (const [day, cells] of days.entries())
    await importEdition(context, edition(`2026-08-1${7 + day}`, [cells]), { source: 'official' });
  const stored = async () =>
    (await context.pool.query('select seq, direction from supply_change where not retracted')).rows;
  const [now] = await stored();
  assert.equal(now.direction, 'mixed', 'shipped again, and less of it');
  const job = supplyJobs(context).tasks['reclassify-changes']!;
  await job({});
  assert.deepEqual(await stored(), [now]);
  await context.pool.query(
    `update supply_change set direction = 'improved', rule_version = rule_version - 1`,
  );
  await job({});
  const [after] = await stored();
  assert.equal(after.direction, 'mixed');
  assert.ok(Number(after.seq) > Number(now.seq), 'who follows the changes hears of it');
});
