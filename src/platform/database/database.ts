import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Settings } from '../settings.ts';
import { connectionFault } from './connection-fault.ts';
import { type EmbeddedLog, joinEmbedded } from './embedded/embedded.ts';
import { migrate } from './migrate.ts';
import { poolOf, type Role } from './servers/several-servers.ts';

// Dates stay text (YYYY-MM-DD): they are Japan's calendar dates and must never pass through a time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// bigint identifiers and counters stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

export interface Database {
  pool: pg.Pool;
  url: string;
  close(): Promise<void>;
}

/** How long statements that still run are waited for at the end. */
const CLOSE_TIMEOUT_MS = 2000;
/** How long a request waits for a connection: if none is free by then, the visitor is asked to come back. */
const CONNECT_TIMEOUT_MS = 5000;
/** The same for one of a replica, in whose place the primary answers. */
const REPLICA_TIMEOUT_MS = 3000;

/**
 * Connects to `DATABASE_URL`, or to the embedded server of the data folder, and brings the schema up to date.
 * @param log hears of an embedded server that died and came back
 * @throws AnteiError with the cause in words if there is no database, or none for this program
 */
export async function openDatabase(
  settings: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  log?: EmbeddedLog,
): Promise<Database> {
  if (settings.databaseUrl) return connect(settings.databaseUrl);
  const embedded = await joinEmbedded(settings.dataDir, log);
  try {
    const database = await connect(embedded.url);
    return {
      ...database,
      async close() {
        // A connection whose statement does not end must not keep the server running for ever.
        await Promise.race([database.close(), sleep(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
        await embedded.leave();
      },
    };
  } catch (error) {
    await embedded.leave();
    throw error;
  }
}

/**
 * Connections to a replica, which may come and go: nothing is asked of it yet, and what is asked is answered by the primary while it is
 * away (servers/reading.ts).
 */
export function openReplica(url: string): pg.Pool {
  return openPool(url, 'standby', REPLICA_TIMEOUT_MS);
}

async function connect(url: string): Promise<Database> {
  const pool = openPool(url, 'primary', CONNECT_TIMEOUT_MS);
  // An open pool keeps a command alive for ten seconds.
  const close = async () => {
    if (!pool.ended) await pool.end();
  };
  try {
    await migrate(pool);
  } catch (error) {
    await close();
    throw connectionFault(url, error);
  }
  return { pool, url, close };
}

function openPool(url: string, role: Role, connectionTimeoutMillis: number): pg.Pool {
  try {
    const pool = poolOf(url, role, { max: 10, connectionTimeoutMillis, keepAlive: true });
    // An idle connection that breaks (server restart) is replaced by the pool; without a listener it would end the process.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  } catch (error) {
    throw connectionFault(url, error);
  }
}
