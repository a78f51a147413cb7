import { readdirSync, readFileSync } from 'node:fs';
import type { Pool } from 'pg';

const FOLDER = new URL('./migrations/', import.meta.url);

/** The numbered migrations in order: name and SQL. */
export function migrations(): { name: string; sql: string }[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => ({ name, sql: readFileSync(new URL(name, FOLDER), 'utf8') }));
}

/**
 * Brings the schema up to date; each migration runs once, in a transaction, whoever of several processes comes first.
 * @param all those of an older version where its data are to come in (load.ts)
 */
export async function migrate(pool: Pool, all = migrations()): Promise<void> {
  if (await isCurrent(pool, all.at(-1)!.name)) return;
  const client = await pool.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('antei.migrate'))`);
    const { Logger, runMigrations } = await import('graphile-worker');
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) });
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
    await client.query(`select pg_advisory_unlock(hashtext('antei.migrate'))`).catch(() => undefined);
    client.release();
  }
}

async function isCurrent(pool: Pool, last: string): Promise<boolean> {
  const { rows } = await pool.query(`select to_regclass('migration') is not null as made`);
  if (!rows[0].made) return false;
  return (await pool.query('select 1 from migration where name = $1', [last])).rowCount === 1;
}
