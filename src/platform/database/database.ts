import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Settings } from '../settings.ts';
import { joinEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

// Dates stay text (YYYY-MM-DD): they are Japan's calendar dates and must never pass through a time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// bigint identifiers and counters stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

export interface Database {
  db: Kysely<Tables>;
  pool: pg.Pool;
  url: string;
  close(): Promise<void>;
}

/** Connects to `DATABASE_URL`, or to the embedded server of the data folder, and brings the schema up to date. */
export async function openDatabase(settings: Pick<Settings, 'databaseUrl' | 'dataDir'>): Promise<Database> {
  if (settings.databaseUrl) return connect(settings.databaseUrl);
  const embedded = await joinEmbedded(settings.dataDir);
  try {
    const database = await connect(embedded.url);
    return {
      ...database,
      async close() {
        await database.close();
        await embedded.leave();
      },
    };
  } catch (error) {
    await embedded.leave();
    throw error;
  }
}

async function connect(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // An idle connection that breaks (server restart) is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  // Kysely ends the pool only where it was itself asked something; an open pool keeps a command alive for ten seconds.
  const close = async () => {
    await db.destroy();
    if (!pool.ended) await pool.end();
  };
  try {
    await migrate(pool);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, pool, url, close };
}
