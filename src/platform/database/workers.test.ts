import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testContext } from './testing.ts';
import { announceWorker, beat, buryWorkers, workersState } from './workers.ts';

test('Jobs of a worker that ended, or said nothing for a minute, are free at once; those of others stay theirs', async (t) => {
  const { pool } = await testContext(t);
  const [ended, silent, alive] = [
    await announceWorker(pool),
    await announceWorker(pool),
    await announceWorker(pool),
  ];
  await beat(pool, ended, 'pool-ended');
  await beat(pool, silent, 'pool-silent');
  await beat(pool, alive, 'pool-alive');
  await pool.query(`update worker set seen_at = now() - interval '61 seconds' where id = $1`, [silent]);
  for (const [holder, minutes] of [
    ['pool-ended', 0],
    ['pool-silent', 0],
    ['pool-alive', 9],
    ['pool-nameless', 2],
    ['pool-fresh', 0],
  ] as const) {
    await pool.query(`select graphile_worker.add_job('send-confirmation', '{}', job_key := $1)`, [holder]);
    await pool.query(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - make_interval(mins => $2) where key = $1`,
      [holder, minutes],
    );
  }
  // A server that began a moment ago gives the silent one its minute; the tests' own may be that young.
  const { rows } = await pool.query(
    `select pg_postmaster_start_time() < now() - interval '60 seconds' as old`,
  );
  const buried = await buryWorkers(pool, [ended]);
  assert.deepEqual(buried.sort(), rows[0].old ? [ended, silent] : [ended]);
  const held = await pool.query(
    `select locked_by from graphile_worker.jobs where locked_by is not null order by 1`,
  );
  assert.deepEqual(
    held.rows.map((row) => row.locked_by),
    ['pool-alive', 'pool-fresh', ...(rows[0].old ? [] : ['pool-silent'])],
  );
  const state = await workersState(pool);
  assert.deepEqual([state.alive, state.silent], [1, false]);
});
