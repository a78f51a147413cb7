import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { joinEmbedded } from './embedded.ts';

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
  const script = `import { joinEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)};
    await joinEmbedded(${JSON.stringify(dir)}); console.log('joined'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  assert.ok(isRunning(dir));
  const next = await joinEmbedded(dir);
  assert.equal((await ask(next.url, 'select 1 as one')).one, 1);
  await next.leave();
  assert.ok(!isRunning(dir));
});

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
  await assert.rejects(joinEmbedded(dir), { code: 'embedded-unavailable' });
  assert.ok(readFileSync(join(dir, 'postgres', 'server.log'), 'utf8').length > 0);
});
