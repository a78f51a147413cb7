/**
 * For tests only: a context with an empty database of its own. The server is the one of ANTEI_TEST_DATABASE_URL (a user that
 * may create databases), or else an embedded one in the temporary folder, which all test processes of a user share.
 */
import { hash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import pg from 'pg';
import { readSettings } from '../../app/settings.ts';
import { fixedClock } from '../clock.ts';
import type { Context } from '../context.ts';
import { Reading } from '../files/reading/reading.ts';
import { createLog } from '../log.ts';
import type { Settings } from '../settings.ts';
import { Drawer } from '../turns/drawer.ts';
import { openDatabase } from './database.ts';
import { type Embedded, joinEmbedded } from './embedded/embedded.ts';
import { migrations } from './migrate.ts';

/** The pool is the driver's own: tests ask what they like, and compare rows whole. */
export interface ClosableContext extends Omit<Context, 'pool'> {
  pool: pg.Pool;
  /** Ends the connections and drops the database; more than once does no harm. */
  close(): Promise<void>;
}

/** The instant that tests live in: the morning after the newest of the real editions they read. */
export const TEST_NOW = '2026-08-20T09:00:00+09:00';

let embedded: Promise<Embedded> | null = null;
// Joined once for the whole file, so that the server does not stop and start between its tests.
after(async () => {
  // This hook runs before those of the test file, so what they would close is closed here while the server still runs.
  await Promise.all([...open].map((close) => close()));
  await reading.close();
  await (await embedded)?.leave();
});
const open = new Set<() => Promise<void>>();
/** One for the file: to start its process takes longer than most tests. */
const reading = new Reading({ seconds: 60, memoryMb: 800 });

/**
 * A context with a fresh, migrated database, the clock standing at {@link TEST_NOW} and a silent log.
 * @param t closes the context after this test; without it, call `close`.
 */
export async function testContext(
  t?: Pick<TestContext, 'after'>,
  settings: Partial<Settings> = {},
): Promise<ClosableContext> {
  const server = await serverUrl();
  const name = `antei_test_${randomBytes(8).toString('hex')}`;
  const dataDir = join(tmpdir(), name);
  await onServer(server, `create database ${name} template ${await template(server)}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const drop = () => onServer(server, `drop database if exists ${name} with (force)`);
  const { pool, close: disconnect } = await openDatabase({ databaseUrl: url.href, dataDir }).catch(
    async (error) => {
      await drop();
      throw error;
    },
  );
  let closed: Promise<void> | null = null;
  const close = () => {
    closed ??= (async () => {
      open.delete(close);
      await disconnect();
      await drop();
      rmSync(dataDir, { recursive: true, force: true });
    })();
    return closed;
  };
  open.add(close);
  t?.after(close);
  const all = {
    ...readSettings({ DATABASE_URL: url.href, ANTEI_DATA: dataDir, ANTEI_LOG: 'silent', ANTEI_DEMO: 'off' }),
    ...settings,
  };
  return {
    settings: all,
    clock: fixedClock(TEST_NOW),
    log: createLog('silent'),
    drawer: new Drawer(),
    reading,
    pool,
    close,
  };
}

async function serverUrl(): Promise<string> {
  const given = process.env.ANTEI_TEST_DATABASE_URL;
  if (given) return given;
  embedded ??= joinEmbedded(join(tmpdir(), `antei-test-${userInfo().uid}`));
  return (await embedded).url;
}

const templates = new Map<string, Promise<string>>();

/** A migrated database to copy, made once for a server: to copy it takes a fraction of migrating again. */
function template(server: string): Promise<string> {
  let made = templates.get(server);
  if (!made) {
    made = makeTemplate(server);
    templates.set(server, made);
  }
  return made;
}

async function makeTemplate(server: string): Promise<string> {
  const name = `antei_template_${hash('sha1', JSON.stringify(migrations()), 'hex').slice(0, 16)}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    // One process of several makes it; the others wait.
    await client.query(`select pg_advisory_lock(hashtext('antei.testing.template'))`);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 1) return name;
    // A run that was cut short may have left half of one.
    await client.query(`drop database if exists ${name}_new with (force)`);
    await client.query(`create database ${name}_new`);
    const url = new URL(server);
    url.pathname = `/${name}_new`;
    const { close } = await openDatabase({ databaseUrl: url.href, dataDir: tmpdir() });
    await close();
    await client.query(`alter database ${name}_new rename to ${name}`);
    return name;
  } finally {
    await client.end();
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
