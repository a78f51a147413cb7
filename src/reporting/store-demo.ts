/** For the import of the first official list, which removes the demonstration. */
import type { PoolClient } from '../platform/database/connection.ts';

/** Empties the room: all reports were on the demonstration, whose editions and products end. */
export async function forgetDemo(client: PoolClient): Promise<void> {
  await client.query('truncate report_draft, report_upload, supply_report, report_submission');
}
