/**
 * A day's messages to many watchers, sent by processes that are killed at random points (thirty, or `ANTEI_TEST_KILLS`), to a real mail server. Whatever
 * the point: in the end everybody was told, and what came twice is what was on its way at a kill, under the same name.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { inTransaction } from '../../platform/database/transaction.ts';
import { Random } from '../../supply/demo/random.ts';
import { keysOf } from '../keys.ts';
import { insertBlock } from '../matching/store-blocks.ts';
import { AS_OF, CODES, contextWithList, insertNews } from '../testing.ts';
import { type Pace, SLOTS } from './deliver.ts';
import { messageName } from './send.ts';
import { mailServer, type ReceivedMail } from './servers-testing.ts';

const KILLS = Number(process.env.ANTEI_TEST_KILLS ?? 30);
const WATCHERS = 40 * KILLS;
/** Messages of one process before it is killed; their sum stays below the watchers. */
const MOST_BEFORE_A_KILL = 60;
/** Short, so that the next process does not wait long for what the last one held. */
const PACE: Pace = { batch: 60, leaseMs: 1000 };
const ENTRY = join(import.meta.dirname, 'deliver-testing.ts');

test(`${KILLS} kills at random points lose no message, and repeat only what was on its way`, async (t) => {
  const seed = Number(process.env.ANTEI_TEST_KILL_SEED ?? randomInt(2 ** 31));
  t.diagnostic(`seed ${seed}: ANTEI_TEST_KILL_SEED=${seed} repeats it`);
  const source = new Random(seed);
  const random = (below: number) => source.between(0, below - 1);

  /** Each process: what arrived from it, and whether it was killed. */
  const runs: { arrived: string[]; killed: boolean }[] = [];
  let onArrival: () => void = () => undefined;
  const connections = new Map<string, (typeof runs)[number]>();
  const server = await mailServer(t, {
    onMail({ raw, connection }: ReceivedMail) {
      // What a killed process had written to its connection may still be read when the next one has begun.
      const run = connections.get(connection) ?? runs.at(-1)!;
      connections.set(connection, run);
      run.arrived.push(/^Message-ID:\s*<([^@]+)@/im.exec(raw.toString('latin1'))![1]!);
      onArrival();
    },
  });
  const { context } = await contextWithList(t);

  const start = (): ChildProcess => {
    runs.push({ arrived: [], killed: false });
    const { databaseUrl, dataDir, secret } = context.settings;
    return spawn(process.execPath, [ENTRY, JSON.stringify(PACE)], {
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl!,
        ANTEI_DATA: dataDir,
        ANTEI_SECRET: secret!,
        ANTEI_SMTP_URL: server.url,
        ANTEI_LOG: 'error',
        // Written by the first one, which has nothing to do: those that are killed write none.
        NODE_COMPILE_CACHE: join(dataDir, 'compiled'),
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  };
  await once(start(), 'exit');
  const due = await makeDue(context);
  const left = async (): Promise<number> =>
    (
      await context.pool.query(
        `select (select count(*) from outbox where state = 'due') + (select count(*) from outbox_block) as n`,
      )
    ).rows[0].n;

  let kills = 0;
  while ((await left()) > 0) {
    const child = start();
    const run = runs.at(-1)!;
    const ended = once(child, 'exit');
    if (kills < KILLS) {
      const after = random(MOST_BEFORE_A_KILL);
      const wait = random(after === 0 ? 600 : 8);
      const kill = () => void setTimeout(() => child.kill('SIGKILL'), wait);
      onArrival = () => {
        if (run.arrived.length === after) kill();
      };
      if (after === 0) kill();
    }
    const [code, signal] = (await ended) as [number | null, string | null];
    onArrival = () => undefined;
    run.killed = signal === 'SIGKILL';
    if (run.killed) kills++;
    else {
      assert.equal(code, 0);
      // What is left is held by processes that are gone.
      await new Promise((resolve) => setTimeout(resolve, PACE.leaseMs / 4));
    }
  }

  assert.equal(kills, KILLS, 'the kills came before the end');
  const arrived = runs.flatMap((run) => run.arrived);
  assert.deepEqual([...new Set(arrived)].sort(), due.sort(), 'everybody is told, and nobody else');
  const { rows } = await context.pool.query('select state, count(*) from outbox group by state');
  assert.deepEqual(rows, [{ state: 'sent', count: WATCHERS }]);

  let repeated = 0;
  runs.forEach(({ arrived, killed }, i) => {
    const later = new Set(runs.slice(i + 1).flatMap((run) => run.arrived));
    const again = arrived.filter((name) => later.has(name));
    assert.equal(new Set(arrived).size, arrived.length, 'one process sends nothing twice');
    assert.ok(killed || again.length === 0, 'what a process that was not killed sent is never sent again');
    assert.ok(again.length <= SLOTS, `${again.length} were on their way at a kill`);
    repeated += again.length;
  });
  t.diagnostic(`${runs.length} processes, ${kills} kills, ${repeated} of ${arrived.length} mails repeated`);
});

/** An edition's messages to every watcher, as its transaction leaves them; their names. */
async function makeDue(context: Awaited<ReturnType<typeof contextWithList>>['context']): Promise<string[]> {
  const product = await insertNews(context, CODES[0]);
  const { rows } = await context.pool.query<{ id: number }>(
    `insert into watch_channel (list_id, kind, address, confirmed_at)
     select (select min(id) from watch_list), 'email', 'w' || n || '@example.jp', now() from generate_series(1, $1::int) n
     returning id`,
    [WATCHERS],
  );
  const now = new Date();
  const edition = { asOf: AS_OF, revision: 1 };
  await inTransaction(context.pool, async (client) => {
    for (let first = 0; first < WATCHERS; first += WATCHERS / 4) {
      const messages = rows.slice(first, first + WATCHERS / 4).flatMap(({ id }) => [id, 1, product]);
      await insertBlock(client, edition, { now, daily: now }, Int32Array.from(messages));
    }
  });
  return rows.map(({ id }) => messageName(keysOf(context.settings), { channelId: id, ...edition }));
}
