/** SQL of memberships and invitations. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import { retakeDeadlines } from '../letters/store-letters.ts';
import type { Organisation, Role } from '../model.ts';
import { ORGANISATION, type OrganisationRow, toOrganisation } from '../sessions/store-sessions.ts';

type Client = Pool | PoolClient;

export interface Member {
  publicId: string;
  name: string;
  role: Role;
  since: Date;
}

/** Admins first, then by the time they joined. */
export async function listMembers(client: Client, organisationId: number): Promise<Member[]> {
  const { rows } = await client.query<Member>(
    `select p.public_id as "publicId", p.name, b.role, b.since
     from membership b join person p on p.id = b.person_id where b.organisation_id = $1
     order by array_position(array['admin', 'editor', 'viewer'], b.role), b.since, p.id`,
    [organisationId],
  );
  return rows;
}

/** Somebody who may be given work. */
export interface Officer {
  id: number;
  name: string;
}

/** The editors and administrators of an organisation, by name. */
export async function officersOf(client: Client, organisationId: number): Promise<Officer[]> {
  const { rows } = await client.query<Officer>(
    `select p.id, p.name from membership m join person p on p.id = m.person_id
     where m.organisation_id = $1 and m.role in ('editor', 'admin') order by p.name, p.id`,
    [organisationId],
  );
  return rows;
}

/** A member, with the organisation locked until the end of the transaction: its admins are counted by one at a time. */
export async function lockMember(
  client: PoolClient,
  organisationId: number,
  publicId: string,
): Promise<{ personId: number; role: Role; admins: number } | null> {
  await client.query('select 1 from organisation where id = $1 for update', [organisationId]);
  const { rows } = await client.query<{ personId: number; role: Role; admins: number }>(
    `select b.person_id as "personId", b.role,
       (select count(*)::int from membership where organisation_id = $1 and role = 'admin') as admins
     from membership b join person p on p.id = b.person_id where b.organisation_id = $1 and p.public_id = $2`,
    [organisationId, publicId],
  );
  return rows[0] ?? null;
}

/** False if the person was a member already. */
export async function insertMember(
  client: Client,
  personId: number,
  organisationId: number,
  role: Role,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'insert into membership (person_id, organisation_id, role, since) values ($1, $2, $3, $4) on conflict do nothing',
    [personId, organisationId, role, now],
  );
  return rowCount === 1;
}

export async function updateMember(
  client: Client,
  personId: number,
  organisationId: number,
  role: Role,
): Promise<void> {
  await client.query('update membership set role = $3 where person_id = $1 and organisation_id = $2', [
    personId,
    organisationId,
    role,
  ]);
}

/** Ends a membership, and with it what waits to be sent of deadlines: it may name those of the organisation that the person has left. */
export async function deleteMember(client: Client, personId: number, organisationId: number): Promise<void> {
  await client.query('delete from membership where person_id = $1 and organisation_id = $2', [
    personId,
    organisationId,
  ]);
  await retakeDeadlines(client, personId);
}

export async function insertInvitation(
  client: Client,
  row: {
    hash: string;
    organisationId: number;
    role: Role;
    note: string;
    createdBy: number | null;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await client.query(
    `insert into invitation (hash, organisation_id, role, note, created_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.hash, row.organisationId, row.role, row.note, row.createdBy, row.now, row.expiresAt],
  );
}

export interface PendingInvitation {
  hash: string;
  role: Role;
  note: string;
  expiresAt: Date;
}

/** Invitations that can still be used, the newest first. */
export async function listInvitations(
  client: Client,
  organisationId: number,
  now: Date,
): Promise<PendingInvitation[]> {
  const { rows } = await client.query<PendingInvitation>(
    `select hash, role, note, expires_at as "expiresAt" from invitation
     where organisation_id = $1 and used_by is null and expires_at > $2 order by created_at desc, hash`,
    [organisationId, now],
  );
  return rows;
}

/** An invitation that can still be used. @param lock keeps it from others until the transaction ends */
export async function findInvitation(
  client: Client,
  hash: string,
  now: Date,
  lock = false,
): Promise<{ organisation: Organisation; role: Role } | null> {
  const { rows } = await client.query<OrganisationRow & { role: Role }>(
    `select i.role, ${ORGANISATION} from invitation i join organisation o on o.id = i.organisation_id
     where i.hash = $1 and i.used_by is null and i.expires_at > $2 and o.closed_at is null
     ${lock ? 'for update of i' : ''}`,
    [hash, now],
  );
  return rows[0] ? { organisation: toOrganisation(rows[0]), role: rows[0].role } : null;
}

export async function markInvitationUsed(client: Client, hash: string, personId: number): Promise<void> {
  await client.query('update invitation set used_by = $2 where hash = $1', [hash, personId]);
}

/** Takes back an unused invitation of an organisation; false if there is none. */
export async function deleteInvitation(
  client: Client,
  organisationId: number,
  hash: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'delete from invitation where organisation_id = $1 and hash = $2 and used_by is null',
    [organisationId, hash],
  );
  return rowCount === 1;
}
