/**
 * A database as the rooms see it: `pg`, with one difference. A query without a row type answers rows that have no columns, where
 * `pg` answers `any`: what is read of a row must have been declared beside the statement, or it does not compile.
 */
import type pg from 'pg';

declare const nothing: unique symbol;

/** The row of a query that said no type: nothing can be read of it. */
export interface NoRow {
  readonly [nothing]?: never;
}

export interface Result<Row> {
  rows: Row[];
  /** How many rows were changed or found; null for statements that do neither. */
  rowCount: number | null;
}

/** For many small rows: each an array of its columns, in the order of the statement. */
export interface ArrayQuery {
  text: string;
  values?: unknown[];
  rowMode: 'array';
}

/** What a question needs: a pool for a single statement, a client within a transaction. */
export interface Queryable {
  /** COPY, which is a stream. */
  query<Stream extends pg.Submittable>(stream: Stream): Stream;
  query<Row extends readonly unknown[] = []>(query: ArrayQuery): Promise<Result<Row>>;
  query<Row extends object = NoRow>(text: string, values?: unknown[]): Promise<Result<Row>>;
}

/** One connection, taken out of the pool until it is released. */
export interface PoolClient extends Queryable {
  /** @param destroy where the connection is in a state that nobody else should meet */
  release(destroy?: Error | boolean): void;
}

export interface Pool extends Queryable {
  connect(): Promise<PoolClient>;
}

/** The driver's own pool behind ours: for what watches connections, and for the queue, which brings its own statements. */
export function driverPool(pool: Pool): pg.Pool {
  return 'primary' in pool ? (pool.primary as pg.Pool) : (pool as pg.Pool);
}
