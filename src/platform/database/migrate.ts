import { readdirSync, readFileSync } from 'node:fs';
import { AnteiError } from '../errors.ts';
import { driverPool, type Pool, type PoolClient } from './connection.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

/** The numbered migrations in order: name and SQL. */
export function migrations(): { name: string; sql: string }[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => ({ name, sql: readFileSync(new URL(name, FOLDER), 'utf8') }));
}

/** The oldest PostgreSQL that our SQL runs on, as `server_version_num` counts. */
const OLDEST_SERVER = 140_000;

/**
 * Brings the schema up to date; each migration runs once, in a transaction, whichever process comes first.
 * @param the migrations of an older version, if its data is to be loaded (load.ts)
 * @throws AnteiError `database-too-old`; `database-newer` if one was applied that this program does not know
 */
export async function migrate(pool: Pool, all = migrations()): Promise<void> {
  if (await isCurrent(pool, new Set(all.map(({ name }) => name)))) return;
  const turn = await pool.connect();
  let client: PoolClient | undefined;
  try {
    // Held by a transaction: a pooler in between gives every transaction another session.
    await turn.query('begin');
    await turn.query(`select pg_advisory_xact_lock(hashtext('antei.migrate'))`);
    const { Logger, runMigrations } = await import('graphile-worker');
    await runMigrations({ pgPool: driverPool(pool), logger: new Logger(() => () => undefined) });
    client = await pool.connect();
    await client.query(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    );
    const done = new Set(
      (await client.query<{ name: string }>('select name from migration')).rows.map((row) => row.name),
    );
    for (const { name, sql } of all) {
      if (done.has(name)) continue;
      await client.query('begin');
      try {
        await client.query(sql);
        await client.query('insert into migration (name) values ($1)', [name]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    }
  } finally {
    client?.release();
    await turn.query('commit').catch(() => undefined);
    turn.release();
  }
}

async function isCurrent(pool: Pool, known: ReadonlySet<string>): Promise<boolean> {
  const { rows } = await pool.query<{ made: boolean; version: number }>(
    `select to_regclass('migration') is not null as made, current_setting('server_version_num')::int as version`,
  );
  const { made, version } = rows[0]!;
  if (version < OLDEST_SERVER) {
    const told = version < 100_000 ? `${Math.floor(version / 100) / 100}` : `${Math.floor(version / 10_000)}`;
    throw new AnteiError('database-too-old', `接続先のPostgreSQLは版 ${told} です。`);
  }
  if (!made) return false;
  const applied = (await pool.query<{ name: string }>('select name from migration order by name')).rows;
  const strange = applied.filter(({ name }) => !known.has(name));
  if (strange.length > 0) {
    const names = strange.map(({ name }) => name).join('、');
    throw new AnteiError('database-newer', `この版の知らない変更が行われています：${names}`);
  }
  return applied.length === known.size;
}
