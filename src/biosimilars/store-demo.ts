/** For the import of the first official list, which removes the demonstration. */
import { demoOrganisations } from '../access/index.ts';
import type { PoolClient } from '../platform/database/connection.ts';
import { raiseRevision } from '../platform/database/revision.ts';

/** Removes what people of the demonstration entered: of a real organisation everything stays. */
export async function forgetDemo(client: PoolClient): Promise<void> {
  const invented = await demoOrganisations(client);
  if (invented.length === 0) return;
  await client.query('delete from good_case where organisation_id = any($1)', [invented]);
  await client.query('delete from material where organisation_id = any($1)', [invented]);
  await client.query('delete from seminar where organisation_id = any($1)', [invented]);
  await raiseRevision(client, 'biosimilars');
}
