/**
 * Where a question goes if the database has a replica (`ANTEI_READ_DATABASE_URL`): what makes one public answer is read from one server,
 * chosen at its first statement, so that no answer mixes two states. Everything else, and every transaction that writes, is the primary's.
 *
 *   undecided ──first statement──▶ one of them ──it is away, and has said nothing yet──▶ the other
 *                                  one of them ──it is away after it has answered──▶ the answer fails (503); the next one is whole
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { AnteiError, explain } from '../../errors.ts';
import { type ArrayQuery, driverPool, type Pool, type PoolClient, type Result } from '../connection.ts';

export type Source = 'primary' | 'replica';

interface Reading {
  from: Source | null;
  /** True once `from` has answered: it cannot be changed any more. */
  answered: boolean;
  /** True once the other server had to stand in. */
  moved: boolean;
}

const readings = new AsyncLocalStorage<Reading | null>();

/**
 * Runs what makes one public answer.
 * @param first 'primary' for what shows at once what somebody has just sent in; the replica then only stands in
 */
export function readingPublic<T>(work: () => T, first: Source = 'replica'): T {
  return readings.run({ from: first === 'primary' ? first : null, answered: false, moved: false }, work);
}

/** Whether this pool has a replica beside its primary. */
export function hasReplica(pool: Pool): pool is RoutedPool {
  return pool instanceof RoutedPool;
}

/** Which server what is made now is read from; for what is kept of each in memory. */
export function sourceOf(pool: Pool): Source {
  return hasReplica(pool) ? pool.source() : 'primary';
}

/** The pool of the server that what is made now is read from. */
export function readFrom(pool: Pool): pg.Pool {
  return hasReplica(pool) && pool.source() === 'replica' ? pool.replica : driverPool(pool);
}

/** How long a replica that did not answer is left alone. */
const AVOID_MS = 3000;

export class RoutedPool implements Pool {
  readonly primary: pg.Pool;
  readonly replica: pg.Pool;
  #avoidedUntil = Number.NEGATIVE_INFINITY;

  constructor(primary: pg.Pool, replica: pg.Pool) {
    this.primary = primary;
    this.replica = replica;
  }

  /** Leaves the replica alone for some seconds. */
  avoidReplica(): void {
    this.#avoidedUntil = performance.now() + AVOID_MS;
  }

  /** Where what is made now is read from; decides it where nothing has yet. */
  source(): Source {
    const reading = readings.getStore();
    if (!reading) return 'primary';
    reading.from ??= performance.now() < this.#avoidedUntil ? 'primary' : 'replica';
    return reading.from;
  }

  query<Stream extends pg.Submittable>(stream: Stream): Stream;
  query<Row extends readonly unknown[] = []>(query: ArrayQuery): Promise<Result<Row>>;
  query<Row extends object>(text: string, values?: unknown[]): Promise<Result<Row>>;
  query(...asked: unknown[]): unknown {
    const ask = (pool: pg.Pool) => (pool.query as (...given: unknown[]) => Promise<unknown>)(...asked);
    return this.#read(ask, true);
  }

  connect(): Promise<PoolClient> {
    return this.#read((pool) => pool.connect() as Promise<PoolClient>, false);
  }

  async #read<T>(ask: (pool: pg.Pool) => Promise<T>, mayWrite: boolean): Promise<T> {
    const reading = readings.getStore();
    if (!reading) return ask(this.primary);
    for (;;) {
      const from = this.source();
      try {
        const answer = await ask(this[from]);
        if (reading.from === from) {
          reading.answered = true;
          return answer;
        }
        // Another statement of the same answer has found this server away meanwhile. A connection that is not used goes back.
        (answer as Partial<PoolClient> | null)?.release?.();
      } catch (error) {
        // The few statements that write in passing, each for itself: nothing was done yet.
        if (from === 'replica' && mayWrite && (error as { code?: string }).code === READ_ONLY)
          return ask(this.primary);
        if (!isAway(error)) throw error;
        if (from === 'replica') this.avoidReplica();
        if (reading.from !== from) continue;
        if (reading.answered || reading.moved) throw error;
        reading.moved = true;
        reading.from = from === 'replica' ? 'primary' : 'replica';
      }
    }
  }
}

/** PostgreSQL's read_only_sql_transaction. */
const READ_ONLY = '25006';

function isAway(error: unknown): boolean {
  const known = explain(error);
  return known instanceof AnteiError && known.code === 'database-unavailable';
}
