/** What is said when the cluster lacks something of a dataset's records, and how it is mended: three real nodes, of which one is killed or loses rows. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { skipWithoutClickHouse as skip } from '../../../test/clickhouse/nodes.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { publicRevision } from '../../platform/database/revision.ts';
import { datasetFolder } from '../datasets/dataset-folder.ts';
import { readLoads } from '../datasets/store-loads.ts';
import { createIndicators } from '../indicators.ts';
import { importLists } from '../world-testing.ts';
import { cleanLoads } from './clean-loads.ts';
import { statusLines } from './cli-analytics.ts';
import { importRecords } from './import-records.ts';
import { recordsStatus } from './records-status.ts';
import { madeRecords, type RecordsWorld, recordsWorld } from './records-testing.ts';
import { watchRecords } from './watch-records.ts';

const ID = 'dispensing-2022';
let world: RecordsWorld;
let path: string;
before(async () => {
  if (skip) return;
  world = await recordsWorld();
  await importLists(world.context);
  path = await world.file('rows.parquet', madeRecords(2000));
  await importRecords(world.context, [path], { id: ID });
});
after(() => world?.close());
// A node in local mode may end by itself after another's error, and is started again (test/clickhouse).
const settled = () => world?.nodes.settled();
beforeEach(settled);

const watch = async (at: string) => {
  await settled();
  await watchRecords({ ...world.context, clock: fixedClock(at) });
};
const missing = async () => (await readLoads(world.context.pool))[0]!.missing;
const revision = () => publicRevision(world.context.pool, ['indicators']);
const shown = async (on: Context = world.context) => {
  const indicators = createIndicators(on);
  try {
    return await indicators.figures({ measure: 'generic-volume-share', by: 'nation', dataset: ID });
  } finally {
    await indicators.close();
  }
};

test('a node that is gone is said with the time since when; figures stay those of before; back with it nothing is said', {
  skip,
}, async () => {
  const whole = await shown();
  await watch('2026-08-20T09:00:00+09:00');
  assert.equal(await missing(), null);
  await world.nodes.kill(1);
  const before = await revision();
  await watch('2026-08-20T09:05:00+09:00');
  const noted = await revision();
  assert.notEqual(noted, before, 'pages are made anew');
  await watch('2026-08-20T09:10:00+09:00');
  assert.equal(await revision(), noted, 'the same lack is no news');
  const { what, since } = (await missing())!;
  assert.match(what, /^記録を置く3台のうち.+2台目.*から応答がありません$/);
  assert.deepEqual(since, new Date('2026-08-20T09:05:00+09:00'));
  const now = await shown();
  assert.deepEqual(now.rows, whole.rows);
  assert.deepEqual(now.warnings, [
    ...whole.warnings,
    `2026年8月20日 9:05から、記録の一部が欠けています（${what}）。示しているのは、すべてそろっていた2026年8月20日 9:00の記録による値です。`,
  ]);
  const indicators = createIndicators(world.context);
  const page = await indicators.dataset(ID);
  await indicators.close();
  assert.equal(page.records, '2,000行（3つに分けたクラスターに置き、その合計から指標を計算しています）');
  assert.match(page.warnings.at(-1)!, /2026年8月20日 9:05から、記録の一部が欠けています/);
  const status = await recordsStatus(world.context, world.cluster);
  assert.equal(status.nodes[1]!.says, null);
  assert.match(statusLines(status).join('\n'), /✖ 2台目 .*応答がありません[\s\S]*✖ 番号1 .*2台目/);
  await world.nodes.restart(1);
  await watch('2026-08-20T09:15:00+09:00');
  assert.equal(await missing(), null);
  assert.notEqual(await revision(), noted);
  assert.deepEqual(await shown(), whole);
});

test('rows that a node lost, in the rows or in the sums, are found, and the same import mends them', {
  skip,
}, async () => {
  for (const [index, table] of ['record_row', 'record_place', 'record_person'].entries()) {
    const [load] = await readLoads(world.context.pool);
    await world.cluster.nodes[index]!.run(`alter table ${table} drop partition ${load!.id}`);
    await watch('2026-08-21T09:00:00+09:00');
    assert.match((await missing())!.what, new RegExp(`^シャード${index + 1}の.+が0行・数量.*と違います$`));
    const { alreadyImported } = await importRecords(world.context, [path], { id: ID });
    assert.equal(alreadyImported, false);
    await watch('2026-08-21T09:05:00+09:00');
    assert.equal(await missing(), null);
  }
});

test('sums that are gone from this machine are made again by the worker, not while a shard is missing', {
  skip,
}, async () => {
  const whole = await shown();
  rmSync(datasetFolder(world.context.settings, ID), { recursive: true });
  await world.nodes.kill(2);
  await watch('2026-08-22T09:00:00+09:00');
  await assert.rejects(shown(), { code: 'dataset-missing' });
  await world.nodes.restart(2);
  await watch('2026-08-22T09:05:00+09:00');
  const { rows } = await shown();
  assert.equal(rows.length, 1);
  assert.ok(Math.abs(rows[0]!.value! - whole.rows[0]!.value!) <= 1e-9);
});

test('what no load names is told, and removed where asked for; what is named stays', { skip }, async () => {
  const { context, cluster } = world;
  await cluster.nodes[0]!.run(`insert into record_row (load, month, quantity) values (77, '2022-04-01', 1)`);
  const [load] = await readLoads(context.pool);
  const before = await recordsStatus(context, cluster);
  assert.deepEqual(before.unknown, [77]);
  assert.match(statusLines(before).join('\n'), /番号77：登録にありません/);
  assert.deepEqual(await cleanLoads(context, cluster), { removed: [], busy: [], unknown: [77] });
  assert.deepEqual((await cleanLoads(context, cluster, { unknown: true })).removed, [77]);
  const after = await recordsStatus(context, cluster);
  assert.deepEqual(
    [after.unknown, after.loads.map(({ id, missing: lack }) => [id, lack])],
    [[], [[load!.id, null]]],
  );
  const told = statusLines(after).join('\n');
  assert.match(told, /番号\d+ dispensing-2022（.+）：2,000行、.* GB。登録の2,000行と一致しています/);
  assert.match(told, /1台目 127\.0\.0\.1:\d+：ClickHouse \d+\.\d+/);
});

test('a node that comes back without its data is told with the tables that it lacks, and one import gives it all again', {
  skip,
}, async () => {
  const { context, cluster } = world;
  await cluster.nodes[2]!.run('drop database {database:Identifier} sync', {
    values: { database: cluster.database },
  });
  await watch('2026-08-23T09:00:00+09:00');
  assert.notEqual(await missing(), null);
  // Another node may have ended by the error of this one (test/clickhouse/nodes.ts).
  await world.nodes.settled();
  const { nodes } = await recordsStatus(context, cluster);
  assert.deepEqual(
    nodes.map(({ lacking }) => lacking),
    [[], [], ['0001-records.sql']],
  );
  await importRecords(context, [path], { id: ID });
  await watch('2026-08-23T09:05:00+09:00');
  assert.equal(await missing(), null);
});

test('another machine takes the sums from the store, asks no cluster, and is told what is missing as well', {
  skip,
}, async (t) => {
  const { context, nodes } = world;
  const store = mkdtempSync(join(tmpdir(), 'antei-records-store-'));
  t.after(() => rmSync(store, { recursive: true }));
  const one = { ...context, settings: { ...context.settings, store } };
  // It was there without a store; the worker brings it in.
  await watchRecords({ ...one, clock: fixedClock('2026-08-24T09:00:00+09:00') });
  const two = {
    ...context,
    settings: { ...context.settings, store, clickhouseUrl: undefined, dataDir: join(store, 'other-machine') },
  };
  const whole = await shown(one);
  assert.deepEqual(await shown(two), whole);
  await nodes.kill(0);
  await watchRecords({ ...one, clock: fixedClock('2026-08-24T09:05:00+09:00') });
  const now = await shown(two);
  assert.deepEqual(now.rows, whole.rows);
  assert.match(now.warnings.at(-1)!, /2026年8月24日 9:05から、記録の一部が欠けています/);
  await nodes.restart(0);
});
