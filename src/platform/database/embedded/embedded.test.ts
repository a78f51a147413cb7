import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { joinEmbedded } from './embedded.ts';
import { withFileLock } from './folder-lock.ts';

function folder(t: { after(fn: () => void): void }, name = 'antei-embedded-') {
  const dir = mkdtempSync(join(tmpdir(), name));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

function isRunning(dir: string): boolean {
  return existsSync(join(dir, 'postgres', 'cluster', 'postmaster.pid'));
}

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
}

test('Whoever comes first starts the server, all share it, the last one stops it, and the data stays', async (t) => {
  const dir = folder(t);
  const [first, second] = await Promise.all([joinEmbedded(dir), joinEmbedded(dir)]);
  assert.equal(first.url, second.url);
  await ask(first.url, 'create table kept as select 42 as answer');
  await first.leave();
  assert.ok(isRunning(dir));
  assert.equal((await ask(second.url, 'select answer from kept')).answer, 42);
  await second.leave();
  assert.ok(!isRunning(dir));
  const third = await joinEmbedded(dir);
  assert.equal((await ask(third.url, 'select answer from kept')).answer, 42);
  await third.leave();
});

test('It writes durably and listens to nobody on the network', async (t) => {
  const embedded = await joinEmbedded(folder(t));
  try {
    const row = await ask(
      embedded.url,
      `select current_setting('fsync') as fsync, current_setting('listen_addresses') as listen, current_setting('server_encoding') as encoding`,
    );
    assert.deepEqual(row, { fsync: 'on', listen: '', encoding: 'UTF8' });
  } finally {
    await embedded.leave();
  }
});

test('A process that was killed neither stops the server nor keeps it running for ever', async (t) => {
  const dir = folder(t);
  const child = await inAnother(`
    import { joinEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)};
    await joinEmbedded(${JSON.stringify(dir)}); console.log('ready'); setInterval(() => {}, 1000);`);
  await child.kill();
  assert.ok(isRunning(dir));
  const next = await joinEmbedded(dir);
  assert.equal((await ask(next.url, 'select 1 as one')).one, 1);
  await next.leave();
  assert.ok(!isRunning(dir));

  // As after a container was started again: the old number is by now that of another process, here of this one.
  writeFileSync(
    join(dir, 'postgres', 'cluster', 'postmaster.pid'),
    `${process.pid}\n${join(dir, 'postgres', 'cluster')}\n1790000000\n5432\n${join(dir, 'postgres', 'socket')}\n`,
  );
  const again = await joinEmbedded(dir);
  assert.equal((await ask(again.url, 'select 1 as one')).one, 1);

  // A server that is killed is there again for all who had joined, and only once.
  const other = await joinEmbedded(dir);
  process.kill(
    Number(readFileSync(join(dir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]),
    'SIGKILL',
  );
  const back = async (url: string) => {
    for (const begun = Date.now(); Date.now() - begun < 10_000; await sleep(20))
      if (await ask(url, 'select 1 as one').catch(() => null)) return;
    assert.fail('not back within ten seconds');
  };
  await back(again.url);
  await again.leave();
  // Where it had not joined again by then, the leaving one was the last and stopped it, and it starts it once more.
  await back(other.url);
  await other.leave();
  assert.ok(!isRunning(dir));
});

test('A lock keeps others out, in its process and in others, and ends with its process, whatever number that had', async (t) => {
  const file = join(folder(t), 'lock');
  const order: string[] = [];
  const hold = (name: string) =>
    withFileLock(file, 20_000, async () => {
      order.push(`${name} in`);
      await sleep(60);
      order.push(`${name} out`);
    });
  await Promise.all([hold('a'), hold('b'), hold('c')]);
  for (let i = 0; i < order.length; i += 2) assert.equal(order[i]!.slice(0, 1), order[i + 1]!.slice(0, 1));
  const child = await inAnother(`
    import { withFileLock } from ${JSON.stringify(new URL('./folder-lock.ts', import.meta.url).href)};
    await withFileLock(${JSON.stringify(file)}, 1000, () => { console.log('ready'); return new Promise(() => setInterval(() => {}, 1000)); });`);
  assert.equal(await withFileLock(file, 100, async () => 'mine'), null);
  await child.kill();
  assert.deepEqual(await withFileLock(file, 100, async () => 'mine'), { done: 'mine' });
});

/** Runs a script in a process of its own until it says that it is ready. */
async function inAnother(script: string): Promise<{ kill(): Promise<void> }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return {
    async kill() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}

test('It runs in a folder that other users cannot enter, and under a long path', async (t) => {
  const dir = join(folder(t), 'closed', 'a-long-name-'.repeat(12));
  mkdirSync(dir, { recursive: true });
  chmodSync(join(dir, '..'), 0o700);
  const embedded = await joinEmbedded(dir);
  assert.equal((await ask(embedded.url, 'select 1 as one')).one, 1);
  await embedded.leave();
});

test('A server that cannot start is explained with what it said', async (t) => {
  const dir = folder(t);
  await (await joinEmbedded(dir)).leave();
  rmSync(join(dir, 'postgres', 'cluster', 'global'), { recursive: true });
  await assert.rejects(joinEmbedded(dir), { code: 'database-damaged' });
  assert.ok(readFileSync(join(dir, 'postgres', 'server.log'), 'utf8').length > 0);
});
