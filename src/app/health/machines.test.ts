import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { addEmail } from '../../alerts/channels/channels.ts';
import { createList } from '../../alerts/lists/lists.ts';
import {
  noPooler,
  noServers,
  startPooler,
  startServer,
} from '../../platform/database/servers/servers-testing.ts';
import { until } from '../site-testing.ts';
import { contextOn, importList, LOXONIN, makeList, siteOn, wordsOf, workerOn } from './machines-testing.ts';

const MAILS = 40;

test('Two workers on two machines do each job once, and a site without a worker beside it does none', {
  skip: noServers,
}, async (t) => {
  const server = await startServer(t);
  const context = await contextOn(t, server.url());
  await importList(context, '2026-08-18', 'normal');
  const waiting = async () => (await context.pool.query('select from graphile_worker.jobs')).rowCount;
  const site = await siteOn(t, { DATABASE_URL: server.url() }, ['--no-worker']);
  assert.equal((await context.pool.query('select from worker')).rowCount, 0);
  for (let i = 0; i < MAILS; i++) {
    const { handle } = await createList(context, { name: '棚', add: [LOXONIN] });
    await addEmail(context, handle, `reader${i}@example.com`, 'now');
  }
  const jobs = (await waiting())!;
  assert.ok(jobs >= MAILS, `${jobs} jobs`);

  const workers = [0, 1].map(() => workerOn(t, { DATABASE_URL: server.url(), ANTEI_LOG: 'error' }));
  await until('both', async () => (await context.pool.query('select from worker')).rowCount === 2);
  await until('all jobs', async () => (await waiting()) === 0);
  const mails = workers.flatMap(({ folder }) => {
    const outbox = join(folder, 'outbox');
    return existsSync(outbox) ? readdirSync(outbox) : [];
  });
  assert.equal(mails.length, MAILS);
  assert.equal((await site.json<{ worker: string }>('/health/ready')).worker, 'ok');
  for (const worker of workers) {
    worker.process.kill('SIGTERM');
    assert.equal(await worker.ended, 0, worker.said());
    assert.equal(worker.said(), '');
  }
});

test('Everything works through PgBouncer in transaction mode: migrations, imports, pages, lists, jobs', {
  skip: noPooler,
}, async (t) => {
  const server = await startServer(t);
  const url = await startPooler(t, server);
  // Two at once on an empty database: one migrates it, the other waits.
  const [context] = await Promise.all([contextOn(t, url), contextOn(t, url)]);
  await importList(context, '2026-08-17', 'normal');
  const site = await siteOn(t, { DATABASE_URL: url, ANTEI_LOG: 'error' });
  await importList(context, '2026-08-18', 'stopped');
  await until(
    'the edition',
    async () => (await site.json<{ asOf: string }>('/api/v1/products')).asOf === '2026-08-18',
  );
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      site.get(
        [
          `/products/${LOXONIN}`,
          `/api/v1/products/${LOXONIN}`,
          '/changes?from=2026-08-18',
          `/search?page=${i}`,
        ][i % 4]!,
      ),
    ),
  );
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  const list = await makeList(site);
  assert.match(wordsOf(await site.get(list)), /ロキソニン/);
  assert.equal((await site.get('/data/2026-08-18.csv')).status !== 500, true);
  // Notices of new jobs need a session; without one the worker looks every two seconds.
  await until(
    'the jobs',
    async () =>
      (await server.ask('select from graphile_worker.jobs where attempts < max_attempts')).length === 0,
  );
  assert.doesNotMatch(site.said(), /"level":50/);
  site.process.kill('SIGTERM');
  assert.equal(await site.ended, 0, site.said());
});
