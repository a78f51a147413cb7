/** For the import of the first official list, which removes the demonstration. */
import type { PoolClient } from '../platform/database/connection.ts';

/** Empties the room: all warnings were on products of the demonstration, which end. */
export async function forgetDemo(client: PoolClient): Promise<void> {
  await client.query(
    'truncate early_warning, early_warning_draft, early_warning_event, early_warning_file, supply_request, source_declaration',
  );
}
