/**
 * Real nodes of ClickHouse for tests: three shards on loopback, or as many as asked for, each a process that can be killed and
 * started again with its data. They are ClickHouse's own code in its local server mode (docs/guide/clickhouse.md says what that
 * cannot show). Where the library is not there, tests are skipped with a word.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClickHouseSettings } from '../../src/platform/clickhouse/settings.ts';
import { LIBRARY } from './install.ts';
import { type Address, CLUSTER, nodeConfig, USERS, usersConfig } from './nodes-config.ts';

/** A test's `skip`: what would let it run, where that is missing. */
export const skipWithoutClickHouse: string | false = (() => {
  if (!existsSync(LIBRARY)) return 'needs ClickHouse: node test/clickhouse/install.ts (Linux on x64)';
  const python = (process.env.PATH ?? '').split(delimiter).some((path) => existsSync(join(path, 'python3')));
  return !python && 'needs python3 to start ClickHouse';
})();

export interface Nodes {
  /** As a site is told of them. */
  settings: ClickHouseSettings & { clickhouseUrl: string[] };
  addresses: readonly Address[];
  /** A folder for files that all nodes may read (`file('…')`). */
  folder: string;
  /** Kills a node, counted from 0, as a machine that loses its power. */
  kill(node: number): Promise<void>;
  /** Starts a node that was killed, with its data. */
  restart(node: number): Promise<void>;
  /**
   * Waits until every node that was not killed answers. In its local server mode ClickHouse aborts where the node that asked breaks a
   * connection off, as it does after an error or a time-out; such a node is started again at once, as a machine's service manager would.
   */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface NodesOptions {
  shards?: number;
  /** Nodes a shard. */
  copies?: number;
  /** Where nodes listen, and what each is started by, if not on loopback. */
  place?: { addresses: readonly Address[]; command: (node: number) => readonly string[] };
}

/** A node is up in 0.7 s; three of them on a busy machine take longer. */
const START_MS = 30_000;
/** Keeps the process: the library ends with its last statement. */
const LISTEN =
  'SYSTEM START LISTEN TCP; SYSTEM START LISTEN HTTP; SELECT sleepEachRow(3) FROM numbers(100000) ' +
  'SETTINGS function_sleep_max_microseconds_per_block=0, max_block_size=1 FORMAT Null';

/** Starts nodes. @param t stops them after this test; without it, call `stop` */
export async function startNodes(
  t?: Pick<TestContext, 'after'>,
  { shards = 3, copies = 1, place }: NodesOptions = {},
): Promise<Nodes> {
  const folder = mkdtempSync(join(tmpdir(), 'antei-clickhouse-'));
  const count = shards * copies;
  const addresses = place?.addresses ?? (await Promise.all(Array.from({ length: count }, (_, n) => free(n))));
  const config = join(folder, 'config.xml');
  const users = join(folder, 'users.xml');
  writeFileSync(users, usersConfig());
  writeFileSync(config, nodeConfig(users, addresses, copies));
  const running: (ChildProcess | null)[] = addresses.map(() => null);

  const kill = async (node: number) => {
    const child = running[node];
    running[node] = null;
    if (child) await ended(child);
  };
  const start = async (node: number) => {
    const child = launch({ folder, config, address: addresses[node]!, node }, place?.command(node) ?? []);
    running[node] = child;
    await answering(child, addresses[node]!, join(folder, `node${node}.log`));
    child.once('exit', () => {
      if (running[node] === child) void start(node).catch(() => undefined);
    });
  };
  const settled = async () => {
    for (let quiet = 0, tries = 0; quiet < 3; tries++) {
      const answers = await Promise.all(addresses.map((address, node) => !running[node] || isUp(address)));
      quiet = answers.every(Boolean) ? quiet + 1 : 0;
      if (tries > START_MS / 100) throw new Error('a node of ClickHouse does not come back');
      await sleep(100);
    }
  };
  const stop = async () => {
    await Promise.all(addresses.map((_, node) => kill(node)));
    rmSync(folder, { recursive: true, force: true });
  };
  t?.after(stop);
  try {
    await Promise.all(addresses.map((_, node) => start(node)));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    settings: {
      clickhouseUrl: addresses.map(({ host, http }) => `http://${host}:${http}`),
      clickhouseUser: USERS.reader.user,
      clickhousePassword: USERS.reader.password,
      clickhouseLoaderUser: USERS.loader.user,
      clickhouseLoaderPassword: USERS.loader.password,
      clickhouseDatabase: 'antei',
      clickhouseCluster: CLUSTER,
      clickhouseOnCluster: false,
    },
    addresses,
    folder,
    kill,
    restart: start,
    settled,
    stop,
  };
}

interface Launch {
  folder: string;
  config: string;
  address: Address;
  node: number;
}

/** In a process group of its own, which an interrupt of the tests does not reach: the node ends with the test's process (node.py). */
function launch(
  { folder, config, address: { host, tcp, http }, node }: Launch,
  command: readonly string[],
): ChildProcess {
  const data = join(folder, `node${node}`);
  mkdirSync(data, { recursive: true });
  const words = [
    ...[...command, 'python3', join(import.meta.dirname, 'node.py'), LIBRARY],
    ...[`--config-file=${config}`, `--path=${data}`, `--listen_host=${host}`],
    ...[
      `--tcp_port=${tcp}`,
      `--http_port=${http}`,
      '--logger.console=1',
      '--logger.level=fatal',
      '--query',
      LISTEN,
    ],
  ];
  const log = join(folder, `node${node}.log`);
  const child = spawn('sh', ['-c', 'log=$1; shift; exec "$@" >"$log" 2>&1', 'sh', log, ...words], {
    detached: true,
    stdio: 'ignore',
  });
  child.unref();
  return child;
}

async function isUp({ host, http }: Address): Promise<boolean> {
  const answer = await fetch(`http://${host}:${http}/ping`).catch(() => null);
  return answer?.ok ?? false;
}

async function answering(child: ChildProcess, address: Address, log: string): Promise<void> {
  for (const until = Date.now() + START_MS; Date.now() < until; await sleep(50)) {
    const said = () => readFileSync(log, 'utf8').slice(-2000);
    if (child.exitCode !== null || child.signalCode) throw new Error(`a node of ClickHouse ended: ${said()}`);
    if (await isUp(address)) return;
  }
  throw new Error(`no node of ClickHouse at ${address.host}:${address.http} after ${START_MS / 1000} s`);
}

/** It ignores a wish to end (SIGTERM). */
function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode) return resolve();
    child.ref();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

/** Free ports of a loopback address of its own for each node, so that what they connect to tells them apart. */
async function free(node: number): Promise<Address> {
  const host = `127.0.0.${node + 1}`;
  const open = () =>
    new Promise<{ port: number; close(): void }>((resolve, reject) => {
      const server = createServer().once('error', reject);
      server.listen(0, host, () =>
        resolve({ port: (server.address() as { port: number }).port, close: () => server.close() }),
      );
    });
  const [tcp, http] = await Promise.all([open(), open()]);
  tcp.close();
  http.close();
  return { host, tcp: tcp.port, http: http.port };
}
