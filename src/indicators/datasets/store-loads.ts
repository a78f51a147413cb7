/** SQL of the record of loads on PostgreSQL; the records themselves are on a cluster of ClickHouse. */
import type { Pool, PoolClient, Queryable } from '../../platform/database/connection.ts';
import type { Load } from './load-model.ts';

/** Told apart from other locks of the program; the second key is the load's number. */
const LOADING = 0x4c4f4144;

/** The load of every dataset that has one. */
export async function readLoads(db: Queryable): Promise<Load[]> {
  const { rows } = await db.query<
    Omit<Load, 'missing'> & { missing: string | null; missingSince: Date | null }
  >(
    `select id, dataset_id as dataset, sha256, row_count as rows, quantity, code_count as codes, files, shards,
       named_at as "namedAt", missing, missing_since as "missingSince"
     from record_load where state = 'named' order by dataset_id`,
  );
  return rows.map(({ missing, missingSince, ...load }) => ({
    ...load,
    missing: missing === null ? null : { what: missing, since: missingSince! },
  }));
}

/** A load as far as it came. */
export interface LoadState {
  id: number;
  dataset: string;
  state: 'loading' | 'named' | 'ended';
  begunAt: Date;
}

/** Every load that ever began, the newest first. */
export async function readLoadStates(db: Queryable): Promise<LoadState[]> {
  const { rows } = await db.query<LoadState>(
    `select id, dataset_id as dataset, state, begun_at as "begunAt" from record_load order by id desc`,
  );
  return rows;
}

/**
 * Takes the next number.
 * @param highest of the cluster's partitions: it may have some that a restored database knows nothing of
 */
export async function beginLoad(
  client: PoolClient,
  { dataset, sha256, highest, at }: { dataset: string; sha256: string; highest: number; at: Date },
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into record_load (id, dataset_id, state, sha256, begun_at)
     select greatest(coalesce(max(id), 0), $3) + 1, $1, 'loading', $2, $4 from record_load returning id`,
    [dataset, sha256, highest, at],
  );
  return rows[0]!.id;
}

/**
 * Holds a load's number while the work lasts: whoever finds it free knows that nobody loads it any more. The lock is of a transaction, so that it works
 * through a pooler too, and goes with the connection of a process that is killed.
 * @returns null, and the work is not done, where another process holds it
 */
export async function holdingLoad<T>(pool: Pool, id: number, work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_xact_lock($1, $2) as held',
      [LOADING, id],
    );
    return rows[0]!.held ? await work() : null;
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

/** Names a load that every shard agrees on, in place of the one before of its dataset. @returns false if it is no longer loading */
export async function nameLoad(
  client: PoolClient,
  { id, dataset, rows, quantity, codes, files, shards }: Omit<Load, 'namedAt' | 'missing' | 'sha256'>,
  at: Date,
): Promise<boolean> {
  await endLoadOf(client, dataset);
  const { rowCount } = await client.query(
    `update record_load set state = 'named', named_at = $2, row_count = $3, quantity = $4, code_count = $5,
       files = $6, shards = $7
     where id = $1 and state = 'loading'`,
    [id, at, rows, quantity, codes, JSON.stringify(files), JSON.stringify(shards)],
  );
  return rowCount === 1;
}

/** Ends the load of a dataset, where it has one: nothing reads it any more. */
export async function endLoadOf(client: Queryable, dataset: string): Promise<void> {
  await client.query(`update record_load set state = 'ended' where dataset_id = $1 and state = 'named'`, [
    dataset,
  ]);
}

/** Ends one that was broken off. @returns false if it was named after all, or has ended */
export async function endBrokenLoad(client: Queryable, id: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `update record_load set state = 'ended' where id = $1 and state = 'loading'`,
    [id],
  );
  return rowCount === 1;
}

/** Notes that nothing is missing any more. @returns false if nothing was */
export async function noteComplete(client: Queryable, id: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `update record_load set missing = null, missing_since = null
     where id = $1 and state = 'named' and missing is not null`,
    [id],
  );
  return rowCount === 1;
}

/** Notes what is missing; since when stays while anything is. @returns false if that is known */
export async function noteMissing(client: Queryable, id: number, what: string, at: Date): Promise<boolean> {
  const { rowCount } = await client.query(
    `update record_load set missing = $2, missing_since = coalesce(missing_since, $3)
     where id = $1 and state = 'named' and missing is distinct from $2`,
    [id, what, at],
  );
  return rowCount === 1;
}
