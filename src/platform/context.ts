import type { Clock } from './clock.ts';
import type { Pool } from './database/connection.ts';
import type { Reading } from './files/reading/reading.ts';
import type { Log } from './log.ts';
import type { Settings } from './settings.ts';
import type { Drawer } from './turns/drawer.ts';

/** What the world is to a room: passed in, never imported, so that tests pass their own. */
export interface Context {
  settings: Settings;
  clock: Clock;
  log: Log;
  /** The database; several statements that belong together run in a transaction (database/transaction.ts). */
  pool: Pool;
  /** Makes costly files, a few at a time. */
  drawer: Drawer;
  /** Reads what others send, in a process of its own. */
  reading: Reading;
  /** In a worker: its number (database/workers.ts), and what says that it stops and begins nothing more. */
  worker?: { id: number; stopping: AbortSignal };
}
