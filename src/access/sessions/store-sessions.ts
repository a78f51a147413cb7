/** SQL of sessions and tokens: who a cookie or a token belongs to. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { Organisation, OrganisationKind, Role, Scope } from '../model.ts';

type Client = Pool | PoolClient;

/** Columns of an organisation as {@link toOrganisation} reads them; `o` is the table's name in the query. */
export const ORGANISATION = `o.id as "organisationId", o.public_id as "organisationPublicId", o.kind, o.name as "organisationName", o.demo,
  coalesce((select array_agg(m.mah order by m.mah) from organisation_maker m where m.organisation_id = o.id), '{}') as makers`;

export interface OrganisationRow {
  organisationId: number;
  organisationPublicId: string;
  kind: OrganisationKind;
  organisationName: string;
  demo: boolean;
  makers: string[];
}

export function toOrganisation(row: OrganisationRow): Organisation {
  return {
    id: row.organisationId,
    publicId: row.organisationPublicId,
    kind: row.kind,
    name: row.organisationName,
    demo: row.demo,
    makers: row.makers,
  };
}

export interface SessionRow {
  id: number;
  personId: number;
  personName: string;
  createdAt: Date;
  usedAt: Date;
  expiresAt: Date;
  organisation: Organisation | null;
  role: Role | null;
}

/** A session that has not expired, with the organisation only while the person is its member. */
export async function findSession(client: Client, hash: string, now: Date): Promise<SessionRow | null> {
  const { rows } = await client.query<
    Omit<SessionRow, 'organisation'> & (OrganisationRow | { organisationId: null })
  >(
    `select s.id, s.person_id as "personId", p.name as "personName", s.created_at as "createdAt", s.used_at as "usedAt",
       s.expires_at as "expiresAt", b.role, ${ORGANISATION}
     from session s join person p on p.id = s.person_id
     left join membership b on b.person_id = s.person_id and b.organisation_id = s.organisation_id
     left join organisation o on o.id = b.organisation_id and o.closed_at is null
     where s.hash = $1 and s.expires_at > $2`,
    [hash, now],
  );
  const row = rows[0];
  if (!row) return null;
  const { id, personId, personName, createdAt, usedAt, expiresAt } = row;
  const member = row.organisationId === null ? null : row;
  return {
    id,
    personId,
    personName,
    createdAt,
    usedAt,
    expiresAt,
    organisation: member && toOrganisation(member),
    role: member && row.role,
  };
}

export async function touchSession(client: Client, id: number, now: Date, expiresAt: Date): Promise<void> {
  await client.query('update session set used_at = $2, expires_at = $3 where id = $1', [id, now, expiresAt]);
}

export async function insertSession(
  client: Client,
  session: {
    hash: string;
    personId: number;
    organisationId: number | null;
    device: string;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await client.query(
    `insert into session (hash, person_id, organisation_id, device, created_at, used_at, expires_at)
     values ($1, $2, $3, $4, $5, $5, $6)`,
    [session.hash, session.personId, session.organisationId, session.device, session.now, session.expiresAt],
  );
}

export interface TokenRow {
  id: number;
  name: string;
  scopes: Scope[];
  usedAt: Date | null;
  organisation: Organisation;
}

/** A token that is neither expired nor revoked. */
export async function findToken(client: Client, hash: string, now: Date): Promise<TokenRow | null> {
  const { rows } = await client.query<Omit<TokenRow, 'organisation'> & OrganisationRow>(
    `select t.id, t.name, t.scopes, t.used_at as "usedAt", ${ORGANISATION}
     from api_token t join organisation o on o.id = t.organisation_id and o.closed_at is null
     where t.hash = $1 and t.expires_at > $2 and t.revoked_at is null`,
    [hash, now],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    usedAt: row.usedAt,
    organisation: toOrganisation(row),
  };
}

export async function touchToken(client: Client, id: number, now: Date): Promise<void> {
  await client.query('update api_token set used_at = $2 where id = $1', [id, now]);
}
