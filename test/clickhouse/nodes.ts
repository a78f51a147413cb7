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
import {
  type Address,
  BASE_USERS,
  CLUSTER,
  ENVIRONMENT,
  nodeConfig,
  productionCluster,
  USERS,
  usersConfig,
} from './nodes-config.ts';

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
  /** Starts a node that was killed, with its data, and waits until all answer. */
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
  /** With deploy/clickhouse/cluster.xml in place of the cluster that they are. */
  production?: boolean;
  /** Where nodes listen, and what each is started by, if not on loopback. */
  place?: { addresses: readonly Address[]; command: (node: number) => readonly string[] };
}

/** A node is up in 0.7 s; three of them on a busy machine take longer. */
const START_MS = 60_000;
/** Keeps the process: the library ends with its last statement. */
const LISTEN =
  'SYSTEM START LISTEN TCP; SYSTEM START LISTEN HTTP; SELECT sleepEachRow(3) FROM numbers(100000) ' +
  'SETTINGS function_sleep_max_microseconds_per_block=0, max_block_size=1 FORMAT Null';

/** Starts nodes. @param t stops them after this test; without it, call `stop` */
export async function startNodes(
  t?: Pick<TestContext, 'after'>,
  { shards = 3, copies = 1, production = false, place }: NodesOptions = {},
): Promise<Nodes> {
  const folder = mkdtempSync(join(tmpdir(), 'antei-clickhouse-'));
  const count = shards * copies;
  const addresses = place?.addresses ?? (await Promise.all(Array.from({ length: count }, (_, n) => free(n))));
  const config = join(folder, 'config.xml');
  const users = join(folder, 'users.xml');
  writeFileSync(users, BASE_USERS);
  // ClickHouse puts to each of its files what lies in the folder of that name.
  mkdirSync(join(folder, 'users.d'));
  writeFileSync(join(folder, 'users.d', 'antei.xml'), usersConfig());
  if (production) {
    mkdirSync(join(folder, 'config.d'));
    writeFileSync(join(folder, 'config.d', 'antei.xml'), productionCluster());
  }
  writeFileSync(config, nodeConfig(users, addresses, copies));
  /** Null for a node that shall not run. */
  const running: (ChildProcess | null)[] = addresses.map(() => null);

  const launch = (node: number) => {
    const child = spawnNode({ folder, config, address: addresses[node]!, node }, place?.command(node) ?? []);
    running[node] = child;
    child.once('exit', () => {
      // As a machine's service manager would.
      if (running[node] === child) launch(node);
    });
  };
  const kill = async (node: number) => {
    const child = running[node];
    running[node] = null;
    if (child) await ended(child);
  };
  /** One that ends by itself takes its time to describe why, and answers nothing meanwhile. */
  const isUp = async (node: number) => {
    const state = await stateOf(addresses[node]!);
    if (state === 'ending') running[node]?.kill('SIGKILL');
    return state === 'up';
  };
  const settled = async () => {
    const until = Date.now() + START_MS;
    for (let quiet = 0; quiet < 3; await sleep(50)) {
      const up = await Promise.all(addresses.map((_, node) => running[node] === null || isUp(node)));
      quiet = up.every(Boolean) ? quiet + 1 : 0;
      if (Date.now() < until || up.every(Boolean)) continue;
      const log = readFileSync(join(folder, `node${up.indexOf(false)}.log`), 'utf8');
      throw new Error(
        `no answer of node ${up.indexOf(false)} after ${START_MS / 1000} s: ${log.slice(-2000)}`,
      );
    }
  };
  const stop = async () => {
    await Promise.all(addresses.map((_, node) => kill(node)));
    rmSync(folder, { recursive: true, force: true });
  };
  t?.after(stop);
  try {
    for (const node of addresses.keys()) launch(node);
    await settled();
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
    async restart(node) {
      launch(node);
      await settled();
    },
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
function spawnNode(
  { folder, config, address: { host, tcp, http }, node }: Launch,
  command: readonly string[],
): ChildProcess {
  const data = join(folder, `node${node}`);
  mkdirSync(data, { recursive: true });
  const words = [
    ...[...command, 'python3', join(import.meta.dirname, 'node.py'), LIBRARY],
    ...[`--config-file=${config}`, `--path=${data}`, `--listen_host=${host}`],
    ...[`--tcp_port=${tcp}`, `--http_port=${http}`, '--logger.console=1', '--log-level=fatal'],
    ...['--query', LISTEN],
  ];
  const log = join(folder, `node${node}.log`);
  const child = spawn(
    'sh',
    ['-c', 'ulimit -c 0; log=$1; shift; exec "$@" >"$log" 2>&1', 'sh', log, ...words],
    {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, ...ENVIRONMENT, TEST_PROCESS: String(process.pid) },
    },
  );
  child.unref();
  return child;
}

async function stateOf({ host, http }: Address): Promise<'up' | 'ending' | 'away'> {
  const { user, password } = USERS.reader;
  const signal = AbortSignal.timeout(5000);
  try {
    const url = `http://${host}:${http}/?query=select+1&user=${user}&password=${password}`;
    const text = await (await fetch(url, { signal })).text();
    return text.includes('fatal error') ? 'ending' : 'up';
  } catch {
    // Nobody listens before it has started; one that takes a question and says nothing has ended inside.
    return signal.aborted ? 'ending' : 'away';
  }
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
