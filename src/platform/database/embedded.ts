/**
 * The embedded PostgreSQL, shared by every Antei process that uses one data folder.
 *
 * Whoever comes first starts it; each process leaves a file with its process number in `users/` while it needs the
 * server; whoever leaves last stops it. Both moments are guarded by one lock file, so that a leaving process cannot stop
 * the server under the feet of one that is just arriving. A process that was killed leaves its file behind; the number
 * is then no longer alive and the file counts for nothing. The server itself outlives a kill: the next process finds it
 * running (or PostgreSQL recovers from its log).
 *
 * The server listens on a Unix socket only, in a folder that no other user can enter, which is its access control.
 */
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AnteiError } from '../errors.ts';
import { binaries, findLaunch, initCluster, startServer } from './embedded-process.ts';

export interface Embedded {
  url: string;
  /** Says that this process no longer needs the server; the last one stops it. */
  leave(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;
let joined = 0;

/** Joins the embedded server of a data folder, starting it where it does not run. */
export async function joinEmbedded(dataDir: string): Promise<Embedded> {
  const home = join(dataDir, 'postgres');
  const users = join(home, 'users');
  const cluster = join(home, 'cluster');
  mkdirSync(users, { recursive: true, mode: 0o700 });
  const socketDir = socketFolder(home);
  const url = `postgresql://antei@localhost/postgres?host=${encodeURIComponent(socketDir)}`;
  const mine = join(users, `${process.pid}.${++joined}`);

  await withLock(join(home, 'lock'), async () => {
    if (!(await answers(url))) {
      const programs = await binaries();
      const launch = findLaunch(programs.postgres, home);
      initCluster(launch, programs.initdb, cluster);
      const server = startServer(launch, programs.postgres, cluster, socketDir, join(home, 'server.log'));
      await waitUntilReady(url, server, join(home, 'server.log'));
    }
    writeFileSync(mine, '');
  });

  let left = false;
  return {
    url,
    async leave() {
      if (left) return;
      left = true;
      await withLock(join(home, 'lock'), async () => {
        rmSync(mine, { force: true });
        if (livingUsers(users) === 0) await stopServer(cluster, url);
      });
    },
  };
}

/** A socket's path may have about 100 bytes; a deeper data folder gets a short one in the temporary folder. */
function socketFolder(home: string): string {
  const near = join(home, 'socket');
  const folder =
    near.length < 80
      ? near
      : join(tmpdir(), `antei-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function livingUsers(users: string): number {
  return readdirSync(users).filter((name) => {
    if (isAlive(Number.parseInt(name, 10))) return true;
    rmSync(join(users, name), { force: true });
    return false;
  }).length;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function waitUntilReady(url: string, server: ChildProcess, logFile: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(url))) {
    if (Date.now() > deadline || server.exitCode !== null) {
      const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-3).join(' / ');
      throw new AnteiError('embedded-unavailable', `PostgreSQLが起動しませんでした：${tail}`);
    }
    await sleep(40);
  }
}

/** A fast shutdown: SIGINT to the postmaster, whose number is the first line of its own lock file. */
async function stopServer(cluster: string, url: string): Promise<void> {
  let pid: number;
  try {
    // In a user namespace process numbers are the machine's own, so the file's number can be signalled.
    pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  for (let i = 0; i < 250 && isAlive(pid) && (i < 5 || (await answers(url))); i++) await sleep(20);
  for (let i = 0; i < 250 && isAlive(pid); i++) await sleep(20);
}

/** Holds an exclusive lock file while `work` runs; the lock of a dead process is taken over. */
async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 2 * START_TIMEOUT_MS;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isAbandoned(file)) rmSync(file, { force: true });
      else if (Date.now() > deadline)
        throw new AnteiError('embedded-unavailable', `ほかのAnteiの起動か終了が終わりません（${file}）。`);
      else await sleep(30);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** True for the lock of a dead process, or one left without its number by a crash between creating and writing it. */
function isAbandoned(file: string): boolean {
  try {
    const holder = readFileSync(file, 'utf8');
    return holder === '' ? Date.now() - statSync(file).mtimeMs > 5000 : !isAlive(Number(holder));
  } catch {
    return false;
  }
}
