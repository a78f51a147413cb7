/** For tests only: organisations and people, signed in. */
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Actor, OrganisationKind, Role, Scope } from './model.ts';
import { hashSecret, newPublicId, newSecret } from './secrets.ts';
import { SESSION_COOKIE, startSession, TOKEN_PREFIX } from './sessions.ts';

type World = Pick<Context, 'pool' | 'clock'>;

/** Somebody who may act, ready to call pages with `cookie` and verbs with `actor`. */
export interface SignedIn {
  actor: Actor & { person: { id: number; name: string } };
  /** Value of a Cookie header. */
  cookie: string;
}

/** An organisation; `makers` are the names that the list has for a manufacturer. */
export async function addOrganisation(
  { pool }: World,
  kind: OrganisationKind,
  name: string,
  makers: string[] = [],
): Promise<Actor['organisation']> {
  const publicId = newPublicId();
  const { rows } = await pool.query(
    'insert into organisation (public_id, kind, name) values ($1, $2, $3) returning id',
    [publicId, kind, name],
  );
  for (const mah of makers)
    await pool.query('insert into organisation_maker (mah, organisation_id) values ($1, $2)', [
      mah,
      rows[0].id,
    ]);
  return { id: rows[0].id, publicId, kind, name, makers, demo: false };
}

/** A person of an organisation with a session. */
export async function signIn(
  context: World,
  organisation: Actor['organisation'],
  role: Role = 'editor',
  name = `${organisation.name}の${role}`,
): Promise<SignedIn> {
  const { rows } = await context.pool.query(
    `insert into person (public_id, issuer, subject, name) values ($1, 'https://id.example', $1, $2) returning id`,
    [newPublicId(), name],
  );
  const person = { id: rows[0].id as number, name };
  await context.pool.query('insert into membership (person_id, organisation_id, role) values ($1, $2, $3)', [
    person.id,
    organisation.id,
    role,
  ]);
  const secret = await inTransaction(context.pool, (client) =>
    startSession(client, context, { personId: person.id, organisationId: organisation.id, device: 'test' }),
  );
  return { actor: { person, organisation, role, token: null }, cookie: `${SESSION_COOKIE}=${secret}` };
}

/** A token's Authorization header. */
export async function addToken(
  { pool, clock }: World,
  { actor }: SignedIn,
  scopes: Scope[],
): Promise<{ authorization: string }> {
  const token = TOKEN_PREFIX + newSecret();
  const now = clock.now();
  await pool.query(
    `insert into api_token (organisation_id, name, hash, scopes, created_by, created_at, expires_at)
     values ($1, 'test', $2, $3, $4, $5, $6)`,
    [actor.organisation.id, hashSecret(token), scopes, actor.person.id, now, new Date(now.getTime() + 9e9)],
  );
  return { authorization: `Bearer ${token}` };
}
