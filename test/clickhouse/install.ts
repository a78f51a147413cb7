/**
 * `node test/clickhouse/install.ts`: fetches what test nodes of ClickHouse run on, once, into a folder outside of the checkout
 * (ANTEI_TEST_CLICKHOUSE, default `~/.cache/antei/clickhouse`). It is no dependency: 546 MB that only these tests want. The package
 * is chDB's library, which holds all of ClickHouse's own code in its local server mode; version and hash are pinned.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const PACKAGE = '@chdb/lib-linux-x64-gnu';
const VERSION = '26.7.3-stable.1';
const INTEGRITY =
  'sha512-XP97mMqnc5tZpKQywR8N7cLTsHNiTmHr30pC5mzo3jWmukjKn2IBa60c2B/gWUNcuFjOMjWoorQICCqBVj5wpw==';

const folder = join(
  process.env.ANTEI_TEST_CLICKHOUSE ?? join(homedir(), '.cache', 'antei', 'clickhouse'),
  VERSION,
);
/** The library that is ClickHouse. */
export const LIBRARY = join(folder, 'node_modules', PACKAGE, 'libchdb.so');

/** A package and its lock, so that npm fetches these very bytes or nothing. */
function describe(into: string): void {
  const dependencies = { [PACKAGE]: VERSION };
  const write = (name: string, value: object) => writeFileSync(join(into, name), JSON.stringify(value));
  write('package.json', { private: true, dependencies });
  write('package-lock.json', {
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { dependencies },
      [`node_modules/${PACKAGE}`]: { version: VERSION, integrity: INTEGRITY },
    },
  });
}

/** Fetched beside its place and moved there whole: a download that was broken off is no installation. */
function install(): number {
  if (existsSync(LIBRARY)) return 0;
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}.`);
  try {
    describe(unfinished);
    const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { status } = spawnSync('npm', words, { cwd: unfinished, stdio: 'inherit' });
    if (status !== 0) return 1;
    // Another process may have been quicker.
    if (!existsSync(LIBRARY)) renameSync(unfinished, folder);
    return 0;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

if (import.meta.main) process.exitCode = install();
