/** Starting the embedded server: only the holder of the folder's lock may do it. */
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AnteiError } from '../../errors.ts';
import { connectionFault } from '../connection-fault.ts';
import { checkMajor } from '../embedded-version.ts';
import { serverFault } from './embedded-fault.ts';
import { binaries, findLaunch, initCluster, startServer } from './embedded-process.ts';

export interface Place {
  home: string;
  cluster: string;
  socketDir: string;
  url: string;
}

export const START_TIMEOUT_MS = 60_000;
/** How long what a killed server left may need to end by itself. */
const LEFTOVER_PATIENCE_MS = 2000;
const LOOK_EVERY_MS = 40;

/**
 * Starts the server where it does not run, and waits until it answers.
 * @param mayCreate whether to make a cluster if there is none
 * @throws AnteiError with the cause in words
 */
export async function ensureRunning(place: Place, mayCreate: boolean): Promise<void> {
  const state = await look(place.url);
  if (state === 'answers') return;
  const deadline = Date.now() + START_TIMEOUT_MS;
  if (state === 'busy') return waitUntilReady(place, null, deadline, logLength(place));
  const programs = await binaries();
  checkMajor(place.cluster, programs.postgres);
  const launch = findLaunch(programs.postgres, place.home);
  if (mayCreate) initCluster(launch, programs.initdb, place.cluster);
  else if (!existsSync(join(place.cluster, 'PG_VERSION')))
    throw new AnteiError('database-damaged', `${place.cluster} がなくなりました。`);
  // A copy put back from elsewhere is often readable by all, at which PostgreSQL refuses to start.
  if (statSync(place.cluster).uid === process.getuid?.()) chmodSync(place.cluster, 0o700);
  await clearLeftovers(place.cluster);
  const said = logLength(place);
  const log = join(place.home, 'server.log');
  const server = startServer(launch, programs.postgres, place.cluster, place.socketDir, log);
  await waitUntilReady(place, server, deadline, said);
}

/** What PostgreSQL says to a client that it does not let in at all: waiting does not help. */
const REFUSED = /^(28|3D|42)/;

/**
 * What the server does: `busy` where it starts, recovers, stops or is full, and answers in a moment.
 * @throws AnteiError where it answers and does not let us in
 */
async function look(url: string): Promise<'answers' | 'busy' | 'away'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'answers';
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== undefined && REFUSED.test(code)) throw connectionFault(url, error);
    return code === 'ECONNREFUSED' || code === 'ENOENT' ? 'away' : 'busy';
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function waitUntilReady(
  place: Place,
  server: ChildProcess | null,
  deadline: number,
  said: number,
): Promise<void> {
  for (;;) {
    const state = await look(place.url);
    if (state === 'answers') return;
    const ended = server ? server.exitCode !== null || server.signalCode !== null : state === 'away';
    if (ended || Date.now() > deadline) throw serverFault(logSince(place, said));
    await sleep(LOOK_EVERY_MS);
  }
}

function logLength({ home }: Place): number {
  try {
    return statSync(join(home, 'server.log')).size;
  } catch {
    return 0;
  }
}

function logSince({ home }: Place, from: number): string {
  try {
    return readFileSync(join(home, 'server.log')).subarray(from).toString();
  } catch {
    return '';
  }
}

/**
 * Ends what a killed server left. Its own processes end when they notice, which one in the middle of a long query does late.
 * Its file with a process number misleads the next server where another process has that number by now, as in a container
 * that was started again. Linux says by its working folder whether a process is a server of this cluster.
 */
async function clearLeftovers(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file) || !existsSync('/proc/self/cwd')) return;
  for (const begun = Date.now(); ; await sleep(LOOK_EVERY_MS)) {
    const running = processesIn(realpathSync(cluster));
    if (running.length === 0) break;
    // A server that lost its socket ends in good order at this, a query of a killed one is cancelled.
    const late = Date.now() - begun > LEFTOVER_PATIENCE_MS;
    for (const pid of running) signal(pid, late ? 'SIGKILL' : 'SIGINT');
  }
  rmSync(file, { force: true });
}

/** Servers and their processes that run in a folder; those that have ended and are not yet buried have no folder. */
function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      if (!(pid > 0)) return false;
      try {
        return (
          readlinkSync(`/proc/${pid}/cwd`) === folder &&
          readlinkSync(`/proc/${pid}/exe`).endsWith('/postgres')
        );
      } catch {
        return false;
      }
    });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself.
  }
}
