import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { testContext } from '../platform/database/testing.ts';
import { importEdition } from '../supply/index.ts';
import { NO_PORTS } from '../supply/ports.ts';
import { edition, row } from '../supply/testing.ts';
import { ensureBuilt } from './build.ts';
import { startSite, until } from './site-testing.ts';
import { startWorker } from './worker.ts';

const CLI = join(import.meta.dirname, '..', '..', 'bin', 'antei.js');

test('start brings up site, worker and database together, the command line works beside it, and SIGTERM ends all of it', async (t) => {
  await ensureBuilt();
  const data = mkdtempSync(join(tmpdir(), 'antei-serve-'));
  t.after(() => rmSync(data, { recursive: true, force: true }));
  const site = await startSite(data);
  t.after(() => site.process.kill('SIGKILL'));
  const url = `${site.url}/`;

  const page = await fetch(url);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /まだ|ありません/);
  const beside = spawn(process.execPath, [CLI, 'editions', '--json'], {
    env: { ...process.env, ANTEI_DATA: data, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  assert.equal((await beside.stdout.toArray()).join('').trim(), '[]');
  assert.equal((await fetch(`${url}health/ready`)).status, 200);

  site.process.kill('SIGTERM');
  assert.equal(await site.ended, 0, site.said());
  await until(
    'the database stopping',
    async () => !existsSync(join(data, 'postgres', 'cluster', 'postmaster.pid')),
  );
});

test('A worker makes the downloads of an edition that was imported, and keeps the schedule of the fetch where it is on', async (t) => {
  const context = Object.assign(await testContext(t, { fetch: true }), { ports: NO_PORTS });
  await importEdition(context, edition('2026-08-18', [row('1149019F1560')]), { source: 'official' });
  const jobs = async () =>
    Number((await context.pool.query(`select count(*) from graphile_worker.jobs`)).rows[0].count);
  assert.equal(await jobs(), 1);
  const worker = await startWorker(context);
  try {
    await until('the job', async () => (await jobs()) === 0);
    const { rows } = await context.pool.query(
      'select identifier from graphile_worker._private_known_crontabs order by 1',
    );
    const scheduled = [
      'clean-letters',
      'clean-lists',
      'clean-reports',
      'clean-warnings',
      'fetch-supply',
      'prepare-figures',
      'publish-reports',
      'reclassify-changes',
      'retell-deadlines',
      'send-alerts',
      'send-letters',
      'tell-deadlines',
      'verify-stored',
      'watch-records',
    ];
    assert.deepEqual(
      rows.map(({ identifier }) => identifier),
      scheduled,
    );
    assert.ok(existsSync(join(context.settings.dataDir, 'downloads')));
  } finally {
    await worker.stop();
  }
});
