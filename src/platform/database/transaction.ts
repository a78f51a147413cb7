import { driverPool, type Pool, type PoolClient } from './connection.ts';

/** Runs `work` in one transaction of the server that takes writes: all of it is stored, or nothing. */
export function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return within(driverPool(pool), 'begin', work);
}

/** Runs `work`, which only reads, on one view of the database: what others store meanwhile is not in it. */
export function inSnapshot<T>(pool: Pool, work: (view: PoolClient) => Promise<T>): Promise<T> {
  return within(pool, 'begin isolation level repeatable read read only', work);
}

async function within<T>(pool: Pool, begin: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
