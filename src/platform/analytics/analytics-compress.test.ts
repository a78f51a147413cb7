import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openAnalytics } from './analytics.ts';

test('tables are compressed in memory, also where a question is being answered meanwhile', async (t) => {
  const engine = await openAnalytics({ threads: 2, memoryMb: 512 });
  t.after(() => engine.close());
  const heldMb = async () => {
    const [found] = await engine.query<{ mb: number }>(
      `select memory_usage_bytes / 1e6 as mb from duckdb_memory() where tag = 'IN_MEMORY_TABLE'`,
    );
    return found!.mb;
  };
  await engine.query('create table asked as select range as a from range(1000000)');
  const ask = (times: number) => engine.query(`select sum(hash(a + range)) from asked, range(${times})`);
  await ask(10);
  const started = performance.now();
  await ask(10);
  // For most of a second, on any machine.
  const asking = ask(Math.ceil(8_000 / (performance.now() - started)));
  // It has begun by then, and does not see what follows.
  await sleep(100);
  await engine.query('create table held as select 0.0::double as a, 1.0::double as b from range(600000)');
  const before = await heldMb();
  await engine.compress();
  await asking;
  const after = await heldMb();
  assert.ok(after < before / 4, `${before} MB, then ${after}`);
  assert.deepEqual(await engine.query('select sum(a) as a, sum(b) as b from held'), [{ a: 0, b: 600_000 }]);
});
