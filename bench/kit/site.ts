/** Starts the site as in production, in a process group of its own, and stops all of it. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import packageJson from '../../package.json' with { type: 'json' };
import { joinEmbedded } from '../../src/platform/database/embedded/embedded.ts';
import { cleanEnvironment } from './processes.ts';
import type { Workplace } from './workplace.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** What `npm start` gives to Node. */
const START_FLAGS = packageJson.scripts.start.split(' ').filter((word) => word.startsWith('--'));
const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 20_000;

export interface Site {
  url: string;
  /** Of the process that was started: the server itself, unless npm was asked. */
  pid: number;
  /** From starting the command to the last byte of the first page. */
  firstPageSeconds: number;
  stop(): Promise<void>;
}

export interface SiteOptions {
  dataDir: string;
  /** `npm start` as a user would, or the command below it. */
  by?: 'npm' | 'antei';
  /** Another copy of the repository. */
  root?: string;
  nodeFlags?: string[];
  /** More settings. */
  env?: Record<string, string>;
}

export async function startSite(place: Workplace, options: SiteOptions): Promise<Site> {
  const { dataDir, by = 'antei', root = ROOT, nodeFlags = [], env } = options;
  const port = await freePort();
  const [command, args] =
    by === 'npm'
      ? ['npm', ['start']]
      : [process.execPath, [...START_FLAGS, ...nodeFlags, join(root, 'bin', 'antei.js'), 'start']];
  const started = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...cleanEnvironment(), PORT: String(port), ANTEI_DATA: dataDir, ...env },
  });
  let messages = '';
  child.stderr.on('data', (chunk) => {
    messages = (messages + chunk).slice(-4000);
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= stopGroup(child.pid!, exited, dataDir);
    return stopped;
  };
  place.atEnd(stop);
  const url = `http://127.0.0.1:${port}`;
  while (!(await serves(`${url}/`))) {
    const late = performance.now() - started > START_LIMIT_MS;
    if (late || child.exitCode !== null) throw new Error(`the site did not start: ${messages}`);
    await sleep(10);
  }
  return { url, pid: child.pid!, firstPageSeconds: (performance.now() - started) / 1000, stop };
}

/** The whole group is told, as a terminal would; then the database, which is in none, must have stopped by itself. */
async function stopGroup(group: number, exited: Promise<void>, dataDir: string): Promise<void> {
  signal(group, 'SIGTERM');
  const patience = setTimeout(() => signal(group, 'SIGKILL'), STOP_LIMIT_MS);
  await exited;
  while (signal(group, 0)) await sleep(20);
  clearTimeout(patience);
  if (!existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'))) return;
  console.error('the database was left running; stopping it');
  await (await joinEmbedded(dataDir)).leave();
}

/** True if there was a process of the group to receive it. */
function signal(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, name);
  } catch {
    return false;
  }
}

/** True once a page has come with status 200, to its end. */
function serves(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode === 200));
      response.once('error', () => resolve(false));
    });
    request.once('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
