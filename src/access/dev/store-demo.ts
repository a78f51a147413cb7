/** SQL of the invented organisations and people of the development identity provider. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { Actor, OrganisationKind, Role } from '../model.ts';
import { ORGANISATION, type OrganisationRow, toOrganisation } from '../sessions/store-sessions.ts';

type Client = Pool | PoolClient;

export interface DemoPerson {
  publicId: string;
  name: string;
  role: Role;
  kind: OrganisationKind;
  organisation: string;
}

/** The people who may be chosen, by organisation in the order they were made; those without one come last. */
export async function listDemoPeople(client: Client, issuer: string): Promise<(DemoPerson | Loose)[]> {
  const { rows } = await client.query<DemoPerson | Loose>(
    `select p.public_id as "publicId", p.name, b.role, o.kind, o.name as organisation
     from person p
     left join membership b on b.person_id = p.id
     left join organisation o on o.id = b.organisation_id and o.closed_at is null
     where p.issuer = $1 and (b.person_id is null or o.id is not null) order by o.id nulls last, p.id`,
    [issuer],
  );
  return rows;
}

/** Somebody who is a member of nothing. */
export interface Loose {
  publicId: string;
  name: string;
  role: null;
  kind: null;
  organisation: null;
}

export async function findDemoPerson(
  client: Client,
  issuer: string,
  publicId: string,
): Promise<{ publicId: string; name: string } | null> {
  const { rows } = await client.query<{ publicId: string; name: string }>(
    'select public_id as "publicId", name from person where issuer = $1 and subject = $2',
    [issuer, publicId],
  );
  return rows[0] ?? null;
}

/** One starting process at a time, until its transaction ends. */
export async function lockDemo(client: Client): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('antei.demo-organisations'))`);
}

export async function insertDemoPerson(
  client: Client,
  person: { publicId: string; issuer: string; name: string },
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    'insert into person (public_id, issuer, subject, name) values ($1, $2, $1, $3) returning id',
    [person.publicId, person.issuer, person.name],
  );
  return rows[0]!.id;
}

/** Closes the invented organisations for good: no session and no token of theirs opens anything, and they hold no maker's name. */
export async function closeDemo(client: Client, now: Date): Promise<number> {
  const demo = 'select id from organisation where demo and closed_at is null';
  await client.query(`delete from organisation_maker where organisation_id in (${demo})`);
  await client.query(
    `update api_token set revoked_at = $1 where revoked_at is null and organisation_id in (${demo})`,
    [now],
  );
  const { rowCount } = await client.query(
    'update organisation set closed_at = $1 where demo and closed_at is null',
    [now],
  );
  return rowCount ?? 0;
}

/** Ends the sessions of everybody that an issuer named. */
export async function endSessionsOfIssuer(client: Client, issuer: string): Promise<void> {
  await client.query('delete from session where person_id in (select id from person where issuer = $1)', [
    issuer,
  ]);
}

/** The invented organisations, those that are closed too. */
export async function demoOrganisations(client: Client): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>('select id from organisation where demo');
  return rows.map(({ id }) => id);
}

/** The editors among the invented people, for the demonstration to act as; of each organisation one, in the order they were made. */
export async function demoActors(client: Client, issuer: string): Promise<Actor[]> {
  const { rows } = await client.query<{ id: number; name: string } & OrganisationRow>(
    `select distinct on (o.id) p.id, p.name, ${ORGANISATION}
     from person p join membership b on b.person_id = p.id join organisation o on o.id = b.organisation_id
     where p.issuer = $1 and o.demo and o.closed_at is null and b.role = 'editor' order by o.id, p.id`,
    [issuer],
  );
  return rows.map((row) => ({
    person: { id: row.id, name: row.name },
    organisation: toOrganisation(row),
    role: 'editor',
    token: null,
  }));
}
