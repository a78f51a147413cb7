/**
 * Who comes first: a demonstration that is being made, or something official that is being stored. One lock decides. What is official
 * waits until the demonstration is whole, and then removes all of it; a demonstration begins only when nobody stores anything official, and
 * looks again whether its place is empty. It is the first lock of every transaction that takes it: who holds it waits for imports.
 */
import type { Pool, PoolClient } from './connection.ts';

const LOCK = `hashtext('antei.invention')`;

/** Makes something invented, alone; what is official is stored before or after it. */
export async function whileInventing<T>(pool: Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(`select pg_advisory_lock(${LOCK})`);
    return await work();
  } finally {
    // Where the connection is broken the lock is gone with it.
    const broken = await client.query(`select pg_advisory_unlock(${LOCK})`).then(
      () => false,
      () => true,
    );
    client.release(broken);
  }
}

/** To be called before anything else in the transaction that stores something official. */
export async function afterInventing(client: PoolClient): Promise<void> {
  await client.query(`select pg_advisory_xact_lock_shared(${LOCK})`);
}
