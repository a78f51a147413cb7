/** Whatever keeps a site from starting is told in words, with what to do and a code to look up, and never as a stack. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { joinEmbedded } from '../platform/database/embedded/embedded.ts';
import { serverFault } from '../platform/database/embedded/embedded-fault.ts';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { ensureBuilt } from './build.ts';
import { spawnAntei } from './site-testing.ts';

const CLI = join(import.meta.dirname, '..', '..', 'bin', 'antei.js');
const root = mkdtempSync(join(tmpdir(), 'antei-start-'));
let context: ClosableContext;
before(async () => {
  await ensureBuilt();
  context = await testContext();
  await (await joinEmbedded(join(root, 'whole'))).leave();
});
after(async () => {
  await context.close();
  rmSync(root, { recursive: true, force: true });
});

/** What `antei start` says on a database and a data folder of its own, and that it is well said. */
async function refusal(settings: Record<string, string>, data = join(root, 'unused')): Promise<string> {
  const { said, ended } = spawnAntei(['start', '--data', data], settings);
  assert.equal(await ended, 1, said());
  return checked(said());
}

function checked(said: string): string {
  assert.match(said, /^✖ [^\n]+\n {2}→ [^\n]+（[a-z-]+）\n$/, 'one line of cause, one of remedy');
  assert.doesNotMatch(said, /\n {4}at |Error:/, 'no stack');
  return said;
}

/** A data folder that was whole and is so no longer. */
function damaged(name: string, damage: (cluster: string) => void): string {
  const data = join(root, name);
  cpSync(join(root, 'whole'), data, { recursive: true });
  damage(join(data, 'postgres', 'cluster'));
  return data;
}

const onTestServer = (change: (url: URL) => void) => {
  const url = new URL(context.settings.databaseUrl!);
  change(url);
  return { DATABASE_URL: url.href };
};

test('A wrong place to listen', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as { port: number };
  const DATABASE_URL = context.settings.databaseUrl!;
  const open = { DATABASE_URL, ANTEI_PUBLIC_URL: 'https://antei.example' };
  try {
    const [inUse, elsewhere, unknown] = await Promise.all([
      refusal({ DATABASE_URL, PORT: String(port) }),
      refusal({ ...open, ANTEI_HOST: '203.0.113.9' }),
      refusal({ ...open, ANTEI_HOST: 'nowhere.invalid' }),
    ]);
    assert.match(inUse, new RegExp(`127\\.0\\.0\\.1:${port}.*（port-in-use）`, 's'));
    assert.match(elsewhere, /203\.0\.113\.9:0（この機械のアドレスではありません）.*cannot-listen/s);
    assert.match(unknown, /nowhere\.invalid:0（この名前のアドレス.*cannot-listen/s);
  } finally {
    taken.close();
  }
});

test('A database that is not there, refuses, or is not for this program', async () => {
  const [unknown, silent, role, name] = await Promise.all([
    refusal({ DATABASE_URL: 'postgres://antei:geheim@nowhere.invalid/antei' }),
    refusal({ DATABASE_URL: 'postgres://antei:geheim@127.0.0.1:1/antei' }),
    refusal(onTestServer((url) => (url.username = 'stranger'))),
    refusal(onTestServer((url) => (url.pathname = '/no_such'))),
  ]);
  assert.match(unknown, /nowhere\.invalid:5432 .*database-unavailable/s);
  assert.match(silent, /127\.0\.0\.1:1 でPostgreSQLが動いていない.*database-unavailable/s);
  assert.match(role, /利用者.*database-refused/s);
  assert.match(name, /no_such という名前のデータベースがありません.*database-refused/s);
  assert.doesNotMatch(unknown + silent, /geheim/);

  const DATABASE_URL = context.settings.databaseUrl!;
  const { rows } = await context.pool.query('select current_database() as name');
  await context.pool.query(`insert into migration values ('0000-of-the-future.sql')`);
  assert.match(await refusal({ DATABASE_URL }), /0000-of-the-future\.sql.*database-newer/s);
  await context.pool.query(
    `delete from migration where name in (select min(name) from migration union select max(name) from migration)`,
  );
  await context.pool.query(`alter database ${rows[0].name} set default_transaction_read_only = on`);
  assert.match(await refusal({ DATABASE_URL }), /読み取り専用.*database-rights/s);
});

test('A data folder that is damaged, of another version, or no folder', async () => {
  writeFileSync(join(root, 'file'), '');
  const cases: [string, RegExp][] = [
    [join(root, 'file'), /フォルダーではありません.*data-folder-unusable/s],
    [
      damaged('version', (cluster) => writeFileSync(join(cluster, 'PG_VERSION'), '17\n')),
      /^(?!.*PostgreSQLの記録).*PostgreSQL 17 のデータで、このAnteiのPostgreSQLは 18 です.*antei backup.*antei restore.*database-other-version/s,
    ],
    [
      damaged('log', (cluster) => {
        const segment = readdirSync(join(cluster, 'pg_wal')).find((one) => /^[\dA-F]{24}$/.test(one))!;
        truncateSync(join(cluster, 'pg_wal', segment), 8192);
      }),
      /WAL.*checkpoint record.*database-damaged/s,
    ],
    [
      damaged('control', (cluster) => truncateSync(join(cluster, 'global', 'pg_control'), 100)),
      /database-damaged/,
    ],
    [
      damaged('marker', (cluster) => rmSync(join(cluster, 'PG_VERSION'))),
      /PG_VERSION がありません.*database-damaged/s,
    ],
  ];
  if (process.getuid?.() === 0)
    cases.push([
      damaged('owner', (cluster) => chownSync(cluster, 4321, 4321)),
      /持ち主か権限.*data-folder-unusable/s,
    ]);
  // The system says about it that it is there, and that it is not; Node's own way of making folders goes on for ever.
  if (existsSync('/proc/self')) cases.push(['/proc/antei', /フォルダーを作れません.*data-folder-unusable/s]);
  for (const [data, words] of cases) assert.match(await refusal({}, data), words);
});

const NAMESPACE = process.getuid?.() === 0 ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
const probe = spawnSync('unshare', [...NAMESPACE, 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs /mnt']);

test('A data folder that cannot be written, or has no room', {
  skip: probe.status === 0 ? false : 'needs a file system of its own: root, or unshare with user namespaces',
}, () => {
  const on = (options: string) => {
    const folder = join(root, options.replace('=', '-'));
    mkdirSync(folder);
    const script = `mount -t tmpfs -o ${options} tmpfs ${folder} && exec ${process.execPath} ${CLI} start --data ${folder}/data`;
    const env = { ...process.env, DATABASE_URL: '', ANTEI_DEMO: 'off', PORT: '0' };
    return checked(
      spawnSync('unshare', [...NAMESPACE, 'sh', '-c', script], { env, encoding: 'utf8' }).stderr,
    );
  };
  assert.match(on('ro'), /読み取り専用.*data-folder-unusable/s);
  assert.match(on('size=5m'), /空きがありません.*disk-full/s);
});

test('PostgreSQL out of memory, or running elsewhere, is understood by what it writes', () => {
  const said = (line: string) => serverFault(`2026-11-29 22:10:48.803 UTC [5866] ${line}\n`);
  const memory = said('FATAL:  could not map anonymous shared memory: Cannot allocate memory');
  assert.equal(memory.code, 'memory-lacking');
  assert.match(memory.detail, /記録：FATAL: {2}could not map/);
  assert.equal(said('FATAL:  lock file "postmaster.pid" already exists').code, 'embedded-unavailable');
  assert.match(serverFault('').detail, /何も残っていません/);
});
