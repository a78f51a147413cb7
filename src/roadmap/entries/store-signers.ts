/** SQL of the organisations for which the operator may enter something. */
import type { Pool } from '../../platform/database/connection.ts';

export interface MinistryOrganisation {
  id: number;
  publicId: string;
  name: string;
  demo: boolean;
}

/** Organisations of the ministry that are not closed, in the order they were made. */
export async function ministryOrganisations(pool: Pool): Promise<MinistryOrganisation[]> {
  const { rows } = await pool.query<MinistryOrganisation>(
    `select id, public_id as "publicId", name, demo from organisation
     where kind = 'ministry' and closed_at is null order by id`,
  );
  return rows;
}
