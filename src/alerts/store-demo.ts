/** For the import of the first official list, which removes the demonstration. */
import type { PoolClient } from '../platform/database/connection.ts';

/**
 * Empties what refers to editions and products of the demonstration, and what was told of them: the next news of a day begin again at
 * their first revision, and what is due tells of invented products. Lists and channels stay.
 */
export async function forgetDemo(client: PoolClient): Promise<void> {
  await client.query('truncate news, outbox, outbox_block');
}
