import type { Kysely } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Clock, IsoDate } from './clock.ts';
import type { Tables } from './database/tables.ts';
import type { Reading } from './files/reading/reading.ts';
import type { Log } from './log.ts';
import type { Settings } from './settings.ts';
import type { Drawer } from './turns/drawer.ts';

/** A manufacturer's accepted report, as far as the list is concerned. */
export interface ActiveReport {
  id: number;
  yjCode: string;
  /** Columns ⑫ to ⑳ as reported. */
  cells: (string | number | boolean | null)[];
  /** Content hash of the official row on which it was made. */
  officialHash: string;
  /** First edition with the report that this one declares to have been wrong; null where it corrects none, or none was published. */
  corrects: IsoDate | null;
}

/**
 * What became of an edition: `stored` for the first time or with another content; `returned`, stored again after it was
 * withdrawn; `withdrawn`; `follows`, it was there before, and only its changes follow from another edition now.
 */
export type EditionEvent = 'stored' | 'returned' | 'withdrawn' | 'follows';

/** Where the list hears of manufacturers' reports; the room above that keeps them says how. */
export interface ReportSource {
  /** The newest report of each product made on or before a date and not overtaken by then. */
  active(client: PoolClient, asOf: IsoDate): Promise<ActiveReport[]>;
  /** Hears which reports an edition carries, and which the official list of its date has overtaken. */
  settle(
    client: PoolClient,
    asOf: IsoDate,
    outcome: { carried: number[]; overtaken: number[] },
  ): Promise<void>;
  /** Takes back what editions from a date on settled, so that they can settle anew; of how many reports. */
  reopen(client: PoolClient, from: IsoDate): Promise<number>;
}

/** What an edition says of supply, as far as rooms beside supply/ ask: rooms of one floor do not know each other. */
export interface SupplyStates {
  asOf: IsoDate;
  /** Codes of the products in limited shipment (限定出荷). */
  limited: ReadonlySet<string>;
  /** Codes of the products whose supply is stopped (供給停止). */
  stopped: ReadonlySet<string>;
  /** Codes of all products of the edition. */
  listed: ReadonlySet<string>;
}

/** What the world is to a room: passed in, never imported, so that tests pass their own. */
export interface Context {
  settings: Settings;
  clock: Clock;
  log: Log;
  db: Kysely<Tables>;
  /** The same connections as `db`, for COPY. */
  pool: Pool;
  /** Where costly files come about, in turn. */
  drawer: Drawer;
  /** Reads what others send, in a process of its own. */
  reading: Reading;
  /**
   * What upper rooms do in the transaction in which the changes of an edition come about; app/ says what. The changes are
   * in the tables when it is called. What it throws undoes the whole import.
   */
  afterEdition?: (client: PoolClient, asOf: IsoDate, event: EditionEvent) => Promise<void>;
  /** Reports that editions carry; absent where nothing but the official list is imported. */
  reports?: ReportSource;
  /** The states of the newest edition not after a date (null: of all); null where there is none. app/ says how. */
  supplyStates?: (notAfter: IsoDate | null) => Promise<SupplyStates | null>;
  /** Which lists serve each dataset, a line each, newest period first; app/ says how. */
  datasetLists?: () => Promise<string[]>;
  /** In a worker: its number (database/workers.ts), and what says that it stops and begins nothing more. */
  worker?: { id: number; stopping: AbortSignal };
  /** How many supply reports were accepted in each month (YYYY-MM, ascending) that has some; app/ says how. */
  acceptedReports?: () => Promise<{ month: string; submissions: number }[]>;
}
