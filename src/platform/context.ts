import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { Clock } from './clock.ts';
import type { Tables } from './database/tables.ts';
import type { Log } from './log.ts';
import type { Settings } from './settings.ts';

/** What the world is to a room: passed in, never imported, so that tests pass their own. */
export interface Context {
  settings: Settings;
  clock: Clock;
  log: Log;
  db: Kysely<Tables>;
  /** The same connections as `db`, for COPY. */
  pool: Pool;
}
