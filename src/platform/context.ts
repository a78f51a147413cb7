import type { Kysely } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Clock, IsoDate } from './clock.ts';
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
  /**
   * What upper rooms do in the transaction in which the changes of an edition come about; app/ says what. The changes are
   * in the tables when it is called. What it throws undoes the whole import.
   * @param stored false where the edition was there before, and only its changes follow from another one now
   */
  afterEdition?: (client: PoolClient, asOf: IsoDate, stored: boolean) => Promise<void>;
}
