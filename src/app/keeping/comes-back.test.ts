/** A real site whose worker and database are killed under it: it comes back by itself, and everything due is sent. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { SLOTS } from '../../alerts/delivery/deliver.ts';
import { messageName } from '../../alerts/delivery/send.ts';
import { mailServer } from '../../alerts/delivery/servers-testing.ts';
import { keysOf } from '../../alerts/keys.ts';
import { createList } from '../../alerts/lists/lists.ts';
import { insertBlock } from '../../alerts/matching/store-blocks.ts';
import { AS_OF, CODES, insertNews } from '../../alerts/testing.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { importEdition } from '../../supply/index.ts';
import type { SupplyContext } from '../../supply/ports.ts';
import { edition, row } from '../../supply/testing.ts';
import { ensureBuilt } from '../build.ts';
import { openContext } from '../context.ts';
import { readSettings } from '../settings.ts';
import { postmaster, processesOf, startSite, until } from '../site-testing.ts';

const data = mkdtempSync(join(tmpdir(), 'antei-back-'));
after(() => {
  for (const { pid } of processesOf(data)) process.kill(pid, 'SIGKILL');
  rmSync(data, { recursive: true, force: true });
});
const skip = process.platform === 'linux' ? false : 'needs Linux (/proc)';
const WATCHERS = 400;

async function health(url: string) {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(8000) });
  return { status: answer.status, wait: answer.headers.get('retry-after'), body: await answer.json() };
}

test('A worker killed twice and a database that crashes in the middle of a delivery lose no message', {
  skip,
}, async (t) => {
  await ensureBuilt();
  const worker = () => processesOf(data).findLast(({ command }) => / worker /.test(command))?.pid;
  const runs: string[][] = [[]];
  let armed = true;
  const kills = [
    () => process.kill(worker()!, 'SIGKILL'),
    () => process.kill(worker()!, 'SIGKILL'),
    // As a crash ends it: no time for anything.
    () => process.kill(postmaster(data), 'SIGQUIT'),
  ];
  const mail = await mailServer(t, {
    onMail({ raw }) {
      runs.at(-1)!.push(/^Message-ID:\s*<([^@]+)@/im.exec(raw.toString('latin1'))![1]!);
      if (armed && runs.at(-1)!.length >= 60) void killNext();
    },
  });
  const killNext = async () => {
    const kill = kills.shift();
    armed = kills.length > 0;
    kill?.();
    if (!armed) return;
    armed = false;
    const killed = worker();
    await until('another worker', async () => worker() && worker() !== killed);
    runs.push([]);
    armed = true;
  };
  const site = await startSite(data, { ANTEI_SMTP_URL: mail.url });
  t.after(() => site.process.kill('SIGTERM'));
  const context = await openContext(readSettings({ ANTEI_DATA: data, ANTEI_LOG: 'silent' }));
  t.after(() => context.close());
  const due = await makeDue(context);
  const left = async () =>
    (
      await context.pool.query<{ n: number }>(
        `select (select count(*) from outbox where state = 'due') + (select count(*) from outbox_block) as n`,
      )
    ).rows[0]!.n;
  await until('everything is sent', async () => kills.length === 0 && (await left()) === 0);

  const arrived = runs.flat();
  assert.deepEqual([...new Set(arrived)].sort(), due.sort(), 'everybody is told, and nobody else');
  const repeated = arrived.length - new Set(arrived).size;
  assert.ok(repeated <= 2 * SLOTS, `${repeated} were on their way at a kill`);
  assert.equal(new Set(runs.at(-1)).size, runs.at(-1)!.length, 'the crash of the database repeats none');
  t.diagnostic(`${arrived.length} mails, ${repeated} of them repeated`);
  assert.equal(site.said().match(/the worker ended; it is started again/g)?.length, 2);
  assert.equal(site.process.exitCode, null);
  assert.equal((await health(site.url)).body.worker, 'ok');
  await context.close();
  site.process.kill('SIGTERM');
  assert.equal(await site.ended, 0, site.said());
  assert.deepEqual(processesOf(data), []);
});

test('A killed database is back within ten seconds, requests meanwhile are told to come again, and stopping waits for nobody', {
  skip,
}, async () => {
  const site = await startSite(data, { ANTEI_STOP_SECONDS: '1' });
  process.kill(postmaster(data), 'SIGKILL');
  const died = performance.now();
  let last = await health(site.url);
  for (; last.status !== 200 && performance.now() - died < 20_000; last = await health(site.url)) {
    assert.deepEqual([last.status, last.wait], [503, '10']);
    assert.doesNotMatch(last.body.detail, /postgres|\//, 'no path of the machine');
    await sleep(50);
  }
  assert.ok(performance.now() - died < 10_000, `back after ${performance.now() - died} ms`);

  const agent = new Agent({ keepAlive: true });
  await new Promise((resolve) => request(`${site.url}/health/live`, { agent }, resolve).end());
  const upload = request(`${site.url}/lists/new`, { method: 'POST', headers: { 'content-length': 1e6 } });
  upload.on('error', () => undefined);
  const drip = setInterval(() => upload.write('a'), 50);
  await sleep(300);
  const asked = performance.now();
  site.process.kill('SIGTERM');
  assert.equal(await site.ended, 0, site.said());
  clearInterval(drip);
  agent.destroy();
  assert.ok(performance.now() - asked < 6000, `stopped after ${performance.now() - asked} ms`);
  assert.deepEqual(processesOf(data), []);
  const log = readFileSync(join(data, 'postgres', 'server.log'), 'utf8');
  assert.match(log.trim().split('\n').at(-1)!, /database system is shut down/);
});

test('A killed site takes its worker and its database with it, and the next start takes over at once', {
  skip,
}, async () => {
  const site = await startSite(data);
  await until('a worker', async () => (await health(site.url)).body.worker === 'ok');
  site.process.kill('SIGKILL');
  await site.ended;
  const next = await startSite(data);
  assert.equal((await health(next.url)).status, 200);
  next.process.kill('SIGKILL');
  await until('nothing runs any more', async () => processesOf(data).length === 0);
});

/** A list with many watchers, and an edition's messages to each of them, as its transaction leaves them; their names. */
async function makeDue(context: SupplyContext): Promise<string[]> {
  await importEdition(
    context,
    edition(
      AS_OF,
      CODES.map((code) => row(code)),
    ),
    { source: 'official' },
  );
  await createList(context, { name: '棚', add: [CODES[0]] });
  const product = await insertNews(context, CODES[0]);
  const { rows } = await context.pool.query<{ id: number }>(
    `insert into watch_channel (list_id, kind, address, confirmed_at)
     select (select min(id) from watch_list), 'email', 'w' || n || '@example.jp', now() from generate_series(1, $1::int) n
     returning id`,
    [WATCHERS],
  );
  const now = new Date();
  await inTransaction(context.pool, async (client) => {
    const messages = rows.flatMap(({ id }) => [id, 1, product]);
    await insertBlock(client, { asOf: AS_OF, revision: 1 }, { now, daily: now }, Int32Array.from(messages));
    await client.query(`select graphile_worker.add_job('send-alerts', '{}', job_key := 'send-alerts')`);
  });
  return rows.map(({ id }) =>
    messageName(keysOf(context.settings), { channelId: id, asOf: AS_OF, revision: 1 }),
  );
}
