/** For the import of the first official list, which removes the demonstration. */
import type { PoolClient } from '../platform/database/connection.ts';

/** Empties what refers to editions and products of the demonstration; lists and channels stay. */
export async function forgetDemo(client: PoolClient): Promise<void> {
  await client.query('truncate news');
}
