import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { explain } from '../errors.ts';
import { createHttpServer } from '../http/server.ts';
import { boundSilence } from './silence.ts';
import { type ClosableContext, testContext } from './testing.ts';

const SILENCE_MS = 700;
let context: ClosableContext;
before(async () => {
  context = await testContext();
});
after(() => context.close());

const openPool = (connectionString: string) => {
  const pool = new pg.Pool({ connectionString, max: 2, connectionTimeoutMillis: 1_000 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};
const url = () => context.pool.options.connectionString!;
const pidOf = async (client: pg.PoolClient): Promise<number> =>
  (await client.query('select pg_backend_pid() as pid')).rows[0].pid;
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error) => (explain(error) as { code: string }).code,
  );

/** A line to the database that can swallow everything. */
async function openLine() {
  const target = new URL(url());
  const host = target.searchParams.get('host');
  const port = Number(target.port || 5432);
  const place = host?.startsWith('/')
    ? { path: `${host}/.s.PGSQL.${port}` }
    : { host: host ?? target.hostname, port };
  const sockets: Socket[] = [];
  let frozen = false;
  const server = createServer((near) => {
    const far = connect(place);
    sockets.push(near, far);
    for (const one of sockets) one.on('error', () => undefined);
    near.pipe(far).pipe(near);
    if (frozen) for (const one of [near, far]) one.unpipe().pause();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url());
  through.searchParams.delete('host');
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as { port: number }).port);
  return {
    url: through.href,
    freeze() {
      frozen = true;
      for (const one of sockets) one.unpipe().pause();
    },
    thaw() {
      frozen = false;
      for (const one of sockets.splice(0)) one.destroy();
    },
    close: () => server.close(),
  };
}

/** True if a process of the server runs on this machine: one of another is not ours to stop. */
function isHere(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres');
  } catch {
    return false;
  }
}

test('A stopped process of the database: who asks is told within seconds, the next one is answered, and it comes back', async (t) => {
  const pool = openPool(url());
  boundSilence(pool, SILENCE_MS);
  const [client, other] = [await pool.connect(), await pool.connect()];
  const pids = [await pidOf(client), await pidOf(other)];
  if (!pids.every(isHere)) {
    client.release();
    other.release();
    await pool.end();
    return t.skip('the database server runs on another machine');
  }
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  try {
    client.release();
    other.release();
    const began = performance.now();
    const asked = await Promise.all([1, 2, 3, 4].map(() => code(pool.query('select 1'))));
    assert.ok(performance.now() - began < 10_000);
    assert.ok(asked.filter((one) => one === 'database-unavailable').length >= 2, asked.join());
    assert.equal(await code(pool.query('select 1')), 'answered', 'new connections take their place');
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  }
  assert.equal(await code(pool.query('select 1')), 'answered');
  await pool.end();
});

test('A database that is frozen as a whole: 503 with Retry-After, in a transaction too, and answers once it goes on', async () => {
  const line = await openLine();
  const pool = openPool(line.url);
  const app = await createHttpServer(context);
  app.get('/asks', { config: { access: 'public' } }, async () => (await pool.query('select 1 as one')).rows);
  app.get('/transaction', { config: { access: 'public' } }, async () => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await sleep(100);
      return (await client.query('select 1 as one')).rows;
    } finally {
      client.release();
    }
  });
  boundSilence(pool, SILENCE_MS);
  assert.equal((await app.inject('/asks')).statusCode, 200);
  const transaction = app.inject('/transaction');
  await sleep(50);
  line.freeze();
  const answers = [
    await transaction,
    ...(await Promise.all(['/asks', '/asks', '/asks'].map((path) => app.inject(path)))),
  ];
  for (const { statusCode, headers, body } of answers) {
    assert.equal(statusCode, 503, body);
    assert.equal(headers['retry-after'], '10');
    assert.match(body, /データベースに接続できません/);
  }
  line.thaw();
  assert.equal((await app.inject('/asks')).statusCode, 200);
  assert.equal((await app.inject('/transaction')).statusCode, 200);
  await app.close();
  await pool.end();
  line.close();
});

test('Who waits for a lock, or works between two statements, is left in peace', async () => {
  const pool = openPool(url());
  boundSilence(pool, SILENCE_MS);
  const holder = await context.pool.connect();
  await holder.query('begin; select pg_advisory_xact_lock(42)');
  const waiting = pool.query('select pg_advisory_lock(42)');
  const slow = await pool.connect();
  await slow.query('begin');
  await sleep(3 * SILENCE_MS);
  assert.equal(await code(slow.query('commit')), 'answered');
  slow.release();
  await holder.query('commit');
  holder.release();
  assert.equal(await code(waiting), 'answered');
  await pool.end();
});

test('Without a bound, as commands and workers have it, a statement may take its time', async () => {
  const pool = openPool(url());
  assert.equal(await code(pool.query(`select pg_sleep(${(3 * SILENCE_MS) / 1000})`)), 'answered');
  boundSilence(pool, SILENCE_MS);
  assert.equal(await code(pool.query(`select pg_sleep(${(3 * SILENCE_MS) / 1000})`)), 'database-unavailable');
  await pool.end();
});
