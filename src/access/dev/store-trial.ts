/** SQL of the end of trying out (migration 0015): the database itself ends it with the first official list. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';

/** True once there are no invented people any more, for good. */
export async function isTrialOver(client: Pool | PoolClient): Promise<boolean> {
  return (await client.query('select from trial_end')).rowCount === 1;
}

/** Ends it, with the invented organisations, their tokens and sessions; nothing if it is over. */
export async function endTrial(client: Pool | PoolClient, why: 'identity-provider'): Promise<void> {
  await client.query('select end_trial($1)', [why]);
}
