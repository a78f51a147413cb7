/**
 * The embedded PostgreSQL, shared by every Antei process that uses one data folder.
 *
 *   joining ──lock: started where it does not run──▶ there ──leave, lock: the last one stops it──▶ left
 *      ▲                                               │
 *      └──────────the watch's connection ends──────────┘
 *
 * Each process keeps one connection open, its watch, for as long as it needs the server. It is useful twice: a process that leaves sees
 * by the others' watches whether it is the last, and a watch that ends says at once that the server died, upon which its
 * process joins again, that is, starts it again unless another was quicker. A killed process leaves nothing behind that
 * could mislead anybody: the system ends its connection and its lock (folder-lock.ts).
 *
 * The server listens on a Unix socket only, in a folder that no other user can enter, which is its access control.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AnteiError } from '../../errors.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { folderFault } from './embedded-fault.ts';
import { ensureRunning, START_TIMEOUT_MS } from './embedded-start.ts';
import { withFileLock } from './folder-lock.ts';

export interface Embedded {
  url: string;
  /** Says that this process no longer needs the server; the last one stops it. */
  leave(): Promise<void>;
}

/** What is logged about a server that died and came back. */
export interface EmbeddedLog {
  warn(details: object, message: string): void;
}

/** How the connections by which processes hold the server call themselves. */
export const WATCH = 'antei-watch';
/** Between attempts to get a dead server back. */
const RETRY_MS = { first: 50, most: 2000 };

/**
 * Joins the embedded server of a data folder, starting it where it does not run, and keeps it running until all have left.
 * @throws AnteiError with the cause in words: `data-folder-unusable`, `database-damaged`, `embedded-unavailable` and others
 */
export async function joinEmbedded(dataDir: string, log?: EmbeddedLog): Promise<Embedded> {
  const home = join(dataDir, 'postgres');
  const cluster = join(home, 'cluster');
  const { socketDir, url } = prepareFolders(home);
  const locked = <T>(work: () => Promise<T>) => withLock(join(home, 'start.lock'), work);
  let watch: Watch | null = null;
  let left = false;

  const arrive = (first: boolean) =>
    locked(async () => {
      if (left) return;
      // Data that vanishes under a running site is never replaced by an empty cluster: people see an error until the data is back.
      await ensureRunning({ home, cluster, socketDir, url }, first);
      watch = await openWatch(url);
      watch.once('end', () => void (left || rejoin()));
    });
  const rejoin = async () => {
    const since = performance.now();
    log?.warn({}, 'the embedded database ended; it is joined or started again');
    for (let wait = RETRY_MS.first; !left; wait = Math.min(wait * 2, RETRY_MS.most)) {
      try {
        await arrive(false);
        log?.warn({ ms: Math.round(performance.now() - since) }, 'the embedded database is back');
        return;
      } catch (error) {
        log?.warn({ err: error }, 'the embedded database does not come back yet');
        await sleep(wait, undefined, { ref: false });
      }
    }
  };

  await arrive(true);
  return {
    url,
    async leave() {
      if (left) return;
      left = true;
      await locked(async () => {
        watch?.ref();
        const others = await watch
          ?.query<{ n: number }>(
            'select count(*)::int as n from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
            [WATCH],
          )
          .catch(() => null);
        await watch?.end().catch(() => undefined);
        // If it does not answer it has died, and a process that still needs it is starting it again.
        if (others?.rows[0]?.n === 0) await stopServer(cluster);
      });
    },
  };
}

function prepareFolders(home: string): { socketDir: string; url: string } {
  try {
    makeFolder(home);
    const socketDir = socketFolder(home);
    makeFolder(socketDir);
    return { socketDir, url: `postgresql://antei@localhost/postgres?host=${encodeURIComponent(socketDir)}` };
  } catch (error) {
    throw folderFault(home, error);
  }
}

/** A socket's path may have about 100 bytes; a deeper data folder gets a short one in the temporary folder. */
function socketFolder(home: string): string {
  const near = join(home, 'socket');
  if (Buffer.byteLength(near) < 80) return near;
  return join(tmpdir(), `antei-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`);
}

/** The types of `pg` leave out what keeps a process from waiting for a connection. */
type Watch = pg.Client & { ref(): void; unref(): void };

async function openWatch(url: string): Promise<Watch> {
  const watch = new pg.Client({ connectionString: url, application_name: WATCH }) as Watch;
  watch.on('error', () => undefined);
  await watch.connect();
  // What else the process does keeps it alive, not this.
  watch.unref();
  return watch;
}

/** A fast shutdown: SIGINT to the postmaster, whose number is the first line of its own lock file. */
async function stopServer(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  try {
    // In a user namespace process numbers are the machine's own, so the file's number can be signalled.
    process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGINT');
  } catch {
    return;
  }
  // It removes the file as its last deed; a child of ours that has ended keeps its number for a while.
  for (let i = 0; i < 500 && isThere(file); i++) await sleep(20);
}

function isThere(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}

async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  let held: { done: T } | null;
  try {
    held = await withFileLock(file, 2 * START_TIMEOUT_MS, work);
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_SQLITE_ERROR' ? folderFault(file, error) : error;
  }
  if (held) return held.done;
  throw new AnteiError(
    'embedded-unavailable',
    'ほかのAnteiの起動か終了が2分たっても終わりません。同じデータのフォルダーを使うプログラムを確かめてください。',
  );
}
