/** SQL of organisations. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { Organisation, OrganisationKind } from '../model.ts';
import { ORGANISATION, type OrganisationRow, toOrganisation } from '../sessions/store-sessions.ts';

type Client = Pool | PoolClient;

export async function insertOrganisation(
  client: Client,
  organisation: { publicId: string; kind: OrganisationKind; name: string; demo: boolean },
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    'insert into organisation (public_id, kind, name, demo) values ($1, $2, $3, $4) returning id',
    [organisation.publicId, organisation.kind, organisation.name, organisation.demo],
  );
  return rows[0]!.id;
}

/** Gives an organisation a name of the list, also from an invented organisation; false if a real one has it. */
export async function claimMaker(client: Client, organisationId: number, mah: string): Promise<boolean> {
  await client.query(
    'delete from organisation_maker m using organisation o where m.mah = $1 and o.id = m.organisation_id and o.demo and o.id <> $2',
    [mah, organisationId],
  );
  const { rowCount } = await client.query(
    'insert into organisation_maker (mah, organisation_id) values ($1, $2) on conflict do nothing',
    [mah, organisationId],
  );
  return rowCount === 1;
}

/** One at a time does something for an organisation, until the transaction ends: two of its people come one after the other. */
export async function lockOrganisation(client: PoolClient, organisationId: number): Promise<void> {
  await client.query('select id from organisation where id = $1 for update', [organisationId]);
}

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

export type OrganisationLine = Organisation & { members: number; closed: boolean };

/** All organisations, in the order they were made. */
export async function listOrganisations(client: Client): Promise<OrganisationLine[]> {
  const { rows } = await client.query<OrganisationRow & { members: number; closed: boolean }>(
    `select ${ORGANISATION}, o.closed_at is not null as closed,
       (select count(*)::int from membership b where b.organisation_id = o.id) as members
     from organisation o order by o.id`,
  );
  return rows.map((row) => ({ ...toOrganisation(row), members: row.members, closed: row.closed }));
}

/** An organisation that is not closed. */
export async function findOrganisation(client: Client, publicId: string): Promise<Organisation | null> {
  const { rows } = await client.query<OrganisationRow>(
    `select ${ORGANISATION} from organisation o where o.public_id = $1 and o.closed_at is null`,
    [publicId],
  );
  return rows[0] ? toOrganisation(rows[0]) : null;
}
