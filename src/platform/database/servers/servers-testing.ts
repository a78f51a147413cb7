/**
 * For tests only: real servers of Debian's PostgreSQL on loopback, with streaming replicas, and a pooler. As root they run as `postgres`,
 * since PostgreSQL refuses root.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const AS_ROOT = process.getuid?.() === 0;
/** Root's own temporary folder may be one into which `postgres` cannot look. */
const SHARED = AS_ROOT ? '/tmp' : tmpdir();
const BIN = globSync('/usr/lib/postgresql/*/bin/initdb')
  .map((file) => dirname(file))
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  .at(-1);
const BOUNCER = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((file) => existsSync(file));

/** Why tests with servers of their own are skipped; false where they run. */
export const noServers: string | false = BIN ? false : 'needs the PostgreSQL of Debian (/usr/lib/postgresql)';
export const noPooler: string | false = noServers || (BOUNCER ? false : "needs Debian's pgbouncer");

export interface TestServer {
  port: number;
  folder: string;
  /** `host:port`, as addresses of several servers list it. */
  place: string;
  url(database?: string): string;
  start(): Promise<void>;
  /** At once, as when the machine dies. */
  kill(): void;
  promote(): Promise<void>;
  /** A statement on the server itself, as its superuser. */
  ask<Row extends object>(statement: string, database?: string): Promise<Row[]>;
}

/** A new server, with one empty database `antei`. */
export async function startServer(t: Pick<TestContext, 'after'>): Promise<TestServer> {
  const folder = ownFolder(t);
  run('initdb', ['-D', join(folder, 'data'), '-U', 'antei', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']);
  const server = await serverIn(t, folder);
  await server.ask('create database antei', 'postgres');
  return server;
}

/** A standby that streams from a server; what it has not played back waits in it. */
export async function startReplica(t: Pick<TestContext, 'after'>, of: TestServer): Promise<TestServer> {
  const folder = ownFolder(t);
  run('pg_basebackup', [
    '-d',
    of.url('postgres'),
    '-D',
    join(folder, 'data'),
    '-R',
    '-X',
    'stream',
    '-c',
    'fast',
  ]);
  return serverIn(t, folder);
}

/** PgBouncer in transaction mode before a server. @returns the address of its database */
export async function startPooler(t: Pick<TestContext, 'after'>, { port }: TestServer): Promise<string> {
  const folder = ownFolder(t);
  const own = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]
* = host=127.0.0.1 port=${port} user=antei
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 8
max_client_conn = 200
`,
  );
  const pooler = spawnOwn(BOUNCER!, [file]);
  t.after(() => pooler.kill('SIGKILL'));
  const url = `postgresql://antei@127.0.0.1:${own}/antei`;
  await answering(url);
  return url;
}

async function serverIn(t: Pick<TestContext, 'after'>, folder: string): Promise<TestServer> {
  const port = await freePort();
  const data = join(folder, 'data');
  const url = (database = 'antei') => `postgresql://antei@127.0.0.1:${port}/${database}`;
  const settings = [
    `listen_addresses=127.0.0.1`,
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'shared_buffers=16MB',
    'hot_standby_feedback=on',
  ];
  let process: ChildProcess | null = null;
  const kill = () => {
    // The whole group: its children would go on for a moment.
    if (process?.pid) signalGroup(process.pid);
    process = null;
  };
  const server: TestServer = {
    port,
    folder,
    place: `127.0.0.1:${port}`,
    url,
    async start() {
      rmSync(join(data, 'postmaster.pid'), { force: true });
      process = spawnOwn(join(BIN!, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])]);
      await answering(url('postgres'));
    },
    kill,
    async promote() {
      await server.ask('select pg_promote()', 'postgres');
    },
    async ask<Row extends object>(statement: string, database = 'antei') {
      const client = new pg.Client({ connectionString: url(database) });
      client.on('error', () => undefined);
      await client.connect();
      try {
        return (await client.query<Row & pg.QueryResultRow>(statement)).rows;
      } finally {
        await client.end();
      }
    },
  };
  await server.start();
  t.after(kill);
  return server;
}

function ownFolder(t: Pick<TestContext, 'after'>): string {
  const folder = mkdtempSync(join(SHARED, 'antei-servers-'));
  if (AS_ROOT) chownSync(folder, id('-u'), id('-g'));
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

function id(which: string): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}

function run(program: string, args: string[]): void {
  const [command, ...all] = asPostgres(join(BIN!, program), args);
  execFileSync(command!, all, { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' });
}

/** In a process group of its own, so that all of it can be ended. */
function spawnOwn(program: string, args: string[]): ChildProcess {
  const options = AS_ROOT ? { uid: id('-u'), gid: id('-g') } : {};
  return spawn(program, args, { ...options, cwd: '/', stdio: 'ignore', detached: true });
}

function asPostgres(program: string, args: string[]): string[] {
  return AS_ROOT ? ['runuser', '-u', 'postgres', '--', program, ...args] : [program, ...args];
}

function signalGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

async function answering(connectionString: string): Promise<void> {
  for (let left = 300; ; left--) {
    const client = new pg.Client({ connectionString });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      await client.end();
      return;
    } catch (error) {
      if (left === 0) throw error;
      await sleep(50);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
