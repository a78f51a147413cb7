/**
 * Who is signed in. A browser holds a random secret in a cookie, the database its hash with an end: a session ends twelve
 * hours after it was last used and seven days after it began, whichever comes first.
 */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Context } from '../../platform/context.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import type { Actor, Organisation, Role } from '../model.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { findSession, findToken, insertSession, touchSession, touchToken } from './store-sessions.ts';

export const SESSION_COOKIE = 'antei_session';
const HOUR = 3_600_000;
const IDLE_MS = 12 * HOUR;
const LONGEST_MS = 7 * 24 * HOUR;
/** How often the use of a session or token is written down. */
const TOUCH_MS = 60_000;

/** Somebody signed in; `actor` is null for who is a member of nothing. */
export interface Session {
  id: number;
  person: { id: number; name: string };
  actor: Actor | null;
}

type World = Pick<Context, 'pool' | 'clock'>;

/** The session of a request's Cookie header; null if there is none in force. */
export async function sessionOf(
  { pool, clock }: World,
  cookieHeader: string | undefined,
): Promise<Session | null> {
  const secret = cookieHeader && parseCookie(cookieHeader)[SESSION_COOKIE];
  if (!secret) return null;
  const now = clock.now();
  const row = await findSession(pool, hashSecret(secret), now);
  if (!row) return null;
  if (now.getTime() - row.usedAt.getTime() > TOUCH_MS) {
    await touchSession(pool, row.id, now, expiry(row.createdAt, now));
  }
  const person = { id: row.personId, name: row.personName };
  const actor = row.organisation && personActor(person, row.organisation, row.role!);
  return { id: row.id, person, actor };
}

/** A person acting for an organisation. */
function personActor(person: { id: number; name: string }, organisation: Organisation, role: Role): Actor {
  return { person, organisation, role, token: null };
}

/** Starts a session and returns its secret, for {@link sessionCookie}. */
export async function startSession(
  client: PoolClient,
  { clock }: Pick<Context, 'clock'>,
  session: { personId: number; organisationId: number | null; device: string },
): Promise<string> {
  const secret = newSecret();
  const now = clock.now();
  await insertSession(client, { ...session, hash: hashSecret(secret), now, expiresAt: expiry(now, now) });
  return secret;
}

function expiry(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + IDLE_MS, createdAt.getTime() + LONGEST_MS));
}

/** The Set-Cookie header of a session; null ends it in the browser. Scripts cannot read it, other sites' forms do not send it. */
export function sessionCookie(secret: string | null, siteUrl: string): string {
  return stringifySetCookie({
    name: SESSION_COOKIE,
    value: secret ?? '',
    httpOnly: true,
    sameSite: 'lax',
    secure: siteUrl.startsWith('https:'),
    path: '/',
    maxAge: secret === null ? 0 : LONGEST_MS / 1000,
  });
}

/** Every token begins so, that it is known where it should not be. */
export const TOKEN_PREFIX = 'antei_';

/** The program that an Authorization header belongs to; null if its token is not in force. */
export async function tokenActor(
  { pool, clock }: World,
  authorization: string | undefined,
): Promise<Actor | null> {
  const [, token] = /^Bearer\s+(antei_[\w-]{20,100})$/i.exec(authorization ?? '') ?? [];
  if (!token) return null;
  const now = clock.now();
  const row = await findToken(pool, hashSecret(token), now);
  if (!row) return null;
  if (!row.usedAt || now.getTime() - row.usedAt.getTime() > TOUCH_MS) await touchToken(pool, row.id, now);
  return {
    person: null,
    organisation: row.organisation,
    role: 'viewer',
    token: { id: row.id, name: row.name, scopes: row.scopes },
  };
}
