/** SQL of people: sign-ins on their way, who somebody is, their organisations and sessions. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { Organisation, Role } from '../model.ts';
import { REF } from '../secrets.ts';
import { ORGANISATION, type OrganisationRow, toOrganisation } from '../sessions/store-sessions.ts';

type Client = Pool | PoolClient;

/** Keeps a sign-in until its end, and forgets those that never came back. */
export async function insertSignIn(
  client: Client,
  stateHash: string,
  sealed: string,
  now: Date,
  expiresAt: Date,
): Promise<void> {
  await client.query('delete from sign_in where expires_at <= $1', [now]);
  await client.query('insert into sign_in (state_hash, sealed, expires_at) values ($1, $2, $3)', [
    stateHash,
    sealed,
    expiresAt,
  ]);
}

/** What was sealed of a sign-in that is not over, taken away: nobody comes back twice. */
export async function takeSignIn(client: Client, stateHash: string, now: Date): Promise<string | null> {
  const { rows } = await client.query<{ sealed: string; valid: boolean }>(
    'delete from sign_in where state_hash = $1 returning sealed, expires_at > $2 as valid',
    [stateHash, now],
  );
  return rows[0]?.valid ? rows[0].sealed : null;
}

/** The person that an issuer knows by a subject, made at the first time; the name is what it says now. */
export async function findOrInsertPerson(
  client: Client,
  person: { publicId: string; issuer: string; subject: string; name: string | null },
): Promise<{ id: number; publicId: string; name: string }> {
  const { rows } = await client.query<{ id: number; publicId: string; name: string }>(
    `insert into person (public_id, issuer, subject, name) values ($1, $2, $3, coalesce($4, '氏名の登録なし'))
     on conflict (issuer, subject) do update set name = coalesce($4, person.name)
     returning id, public_id as "publicId", name`,
    [person.publicId, person.issuer, person.subject, person.name],
  );
  return rows[0]!;
}

export interface OwnOrganisation {
  organisation: Organisation;
  role: Role;
}

/** The organisations of a person, the first joined first. */
export async function listOrganisationsOf(client: Client, personId: number): Promise<OwnOrganisation[]> {
  const { rows } = await client.query<OrganisationRow & { role: Role }>(
    `select b.role, ${ORGANISATION} from membership b join organisation o on o.id = b.organisation_id
     where b.person_id = $1 and o.closed_at is null order by b.since, o.id`,
    [personId],
  );
  return rows.map((row) => ({ organisation: toOrganisation(row), role: row.role }));
}

export interface SessionView {
  id: number;
  ref: string;
  device: string;
  createdAt: Date;
  usedAt: Date;
}

/** Sessions in force, the last used first. */
export async function listSessions(client: Client, personId: number, now: Date): Promise<SessionView[]> {
  const { rows } = await client.query<SessionView>(
    `select id, ${REF} as ref, device, created_at as "createdAt", used_at as "usedAt" from session
     where person_id = $1 and expires_at > $2 order by used_at desc, id desc`,
    [personId, now],
  );
  return rows;
}

export async function setSessionOrganisation(
  client: Client,
  id: number,
  organisationId: number,
): Promise<void> {
  await client.query('update session set organisation_id = $2 where id = $1', [id, organisationId]);
}

/** Ends one session of a person, by its number or by its ref, which it returns; null if it is not theirs or was over. */
export async function deleteSession(
  client: Client,
  personId: number,
  which: { id: number } | { ref: string },
): Promise<string | null> {
  const { rows } = await client.query<{ ref: string }>(
    `delete from session where person_id = $1 and ${'id' in which ? 'id' : REF} = $2 returning ${REF} as ref`,
    [personId, 'id' in which ? which.id : which.ref],
  );
  return rows[0]?.ref ?? null;
}

export async function deleteSessionByHash(client: Client, hash: string): Promise<void> {
  await client.query('delete from session where hash = $1', [hash]);
}

export async function deleteExpiredSessions(client: Client, now: Date): Promise<void> {
  await client.query('delete from session where expires_at <= $1', [now]);
}

/** Ends all sessions of a person and returns how many there were. */
export async function deleteSessions(client: Client, personId: number): Promise<number> {
  return (await client.query('delete from session where person_id = $1', [personId])).rowCount ?? 0;
}
