import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { isLost, keepAnalytics, openAnalytics } from './analytics.ts';

test('rows are plain objects: counts and whole sums are numbers, nulls stay, lists are arrays, over many chunks', async () => {
  const engine = await openAnalytics({ threads: 2, memoryMb: 200 });
  try {
    const rows = await engine.query<Record<string, unknown>>(
      `select i as n, sum(i) as whole, count(*) as count, sum(i / 2.0) as half, nullif(printf('%d', i), '1') as word, i > 2 as big,
  list_sort(list(distinct i)) as list from range($most) as r(i) group by i order by i`,
      { most: 5000 },
    );
    assert.equal(rows.length, 5000);
    assert.deepEqual(rows[1], { n: 1, whole: 1, count: 1, half: 0.5, word: null, big: false, list: [1n] });
    assert.deepEqual(Object.keys(rows[4999]!), ['n', 'whole', 'count', 'half', 'word', 'big', 'list']);
    assert.equal(rows[4999]!.half, 2499.5);
    assert.deepEqual(await engine.query('select 1 as one where false'), []);
  } finally {
    engine.close();
  }
});

test('an engine that was lost is opened anew, once for all who ask; a wrong statement loses nothing', async () => {
  const analytics = keepAnalytics({ threads: 1, memoryMb: 200 });
  const first = await analytics.open();
  await assert.rejects(first.query('select nothing'), /Binder Error/);
  assert.equal(await analytics.open(), first);
  first.close();
  await assert.rejects(first.query('select 1'), (error) => isLost(error));
  const [second, same] = await Promise.all([analytics.open(), analytics.open()]);
  assert.ok(second !== first && second === same);
  assert.deepEqual(await second.query('select 1 as one'), [{ one: 1 }]);
  await analytics.close();
});

test('what DuckDB says after a real fatal error is understood as lost', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'antei-fatal-'));
  const instance = await DuckDBInstance.create(join(folder, 'a.duckdb'));
  const connection = await instance.connect();
  const fails = (sql: string) =>
    connection.run(sql).then(
      () => assert.fail(`${sql} ran`),
      (error) => error,
    );
  assert.ok(!isLost(await fails('select nothing')));
  await connection.run('create table t as select 1');
  await connection.run(`set debug_checkpoint_abort = 'before_truncate'`);
  assert.ok(isLost(await fails('checkpoint')));
  const later = await fails('select 1');
  assert.match(later.message, /database has been invalidated/);
  assert.ok(isLost(later));
  connection.closeSync();
  instance.closeSync();
  await rm(folder, { recursive: true });
});
