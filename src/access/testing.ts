/** For tests only: organisations and people, signed in. */
import { parseCookie, parseSetCookie } from 'cookie';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import '../reporting/scopes.ts';
import { siteKeyHeader } from './dev/site-key.ts';
import type { Actor, OrganisationKind, Role, Scope } from './model.ts';
import { hashSecret, newPublicId, newSecret } from './secrets.ts';
import { SESSION_COOKIE, startSession, TOKEN_PREFIX } from './sessions/sessions.ts';

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
  const { rows } = await pool.query<{ id: number }>(
    'insert into organisation (public_id, kind, name) values ($1, $2, $3) returning id',
    [publicId, kind, name],
  );
  for (const mah of makers)
    await pool.query('insert into organisation_maker (mah, organisation_id) values ($1, $2)', [
      mah,
      rows[0]!.id,
    ]);
  return { id: rows[0]!.id, publicId, kind, name, makers, demo: false };
}

/** A person of an organisation with a session. */
export async function signIn(
  context: World,
  organisation: Actor['organisation'],
  role: Role = 'editor',
  name = `${organisation.name}の${role}`,
): Promise<SignedIn> {
  const { rows } = await context.pool.query<{ id: number }>(
    `insert into person (public_id, issuer, subject, name) values ($1, 'https://id.example', $1, $2) returning id`,
    [newPublicId(), name],
  );
  const person = { id: rows[0]!.id, name };
  await context.pool.query(
    'insert into membership (person_id, organisation_id, role, since) values ($1, $2, $3, $4)',
    [person.id, organisation.id, role, context.clock.now()],
  );
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

/** A browser of the person who started the site: it has opened the link that `antei start` prints. */
export function ownBrowser({ settings }: Pick<Context, 'settings'>, site: string): TestBrowser {
  return new TestBrowser(site, siteKeyHeader(settings));
}

/** A browser without a screen: it keeps cookies, and follows a redirect only where told to. */
export class TestBrowser {
  readonly #site: string;
  readonly #cookies = new Map<string, string>();
  /** Every Set-Cookie header received. */
  readonly received: string[] = [];

  /** @param cookie value of a Cookie header to begin with */
  constructor(site: string, cookie = '') {
    this.#site = site;
    for (const [name, value] of Object.entries(parseCookie(cookie))) this.#cookies.set(name, value!);
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  copy(): TestBrowser {
    const header = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new TestBrowser(this.#site, header);
  }

  get(path: string) {
    return this.#send(path, {});
  }

  post(path: string, fields: Record<string, string>) {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Signs in as one of the invented people; returns the address where that ends. */
  async signIn(who: { organisation: string; role: string }, to = '/work'): Promise<string> {
    const { location } = await this.get(await this.untilCallback(who, to));
    return new URL(location!, this.#site).href;
  }

  /** The same, up to the address with which the provider sends the browser back. */
  async untilCallback(who: { organisation: string; role: string }, to = '/work'): Promise<string> {
    const start = await this.get(`/sign-in/start?to=${encodeURIComponent(to)}`);
    const choose = await this.get((await this.get(start.location!)).location!);
    const group = choose.text.split('<fieldset>').find((one) => one.includes(`<legend>${who.organisation}`))!;
    const person = new RegExp(`value="([\\w-]+)">[^<]+<span>${who.role}`).exec(group)![1]!;
    const chosen = await this.post(choose.url, { person });
    const done = await this.get(chosen.location!);
    return done.location!;
  }

  async #send(path: string, init: RequestInit) {
    const url = new URL(path, this.#site);
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, origin: this.#site };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const header of response.headers.getSetCookie()) {
      this.received.push(header);
      const { name, value, maxAge, expires } = parseSetCookie(header);
      const ended = maxAge === 0 || (expires && expires.getTime() <= 0);
      if (ended) this.#cookies.delete(name);
      else this.#cookies.set(name, value ?? '');
    }
    return {
      url: url.href,
      status: response.status,
      location: response.headers.get('location'),
      text: await response.text(),
    };
  }
}

/** Another session of the same person; returns the value of its Cookie header. */
export async function addSession(context: World, { actor }: SignedIn): Promise<string> {
  const session = { personId: actor.person.id, organisationId: actor.organisation.id, device: 'test 2' };
  const secret = await inTransaction(context.pool, (client) => startSession(client, context, session));
  return `${SESSION_COOKIE}=${secret}`;
}

/** Makes somebody a member of another organisation too. */
export async function addMember(
  { pool, clock }: World,
  { actor }: SignedIn,
  organisation: Actor['organisation'],
  role: Role,
): Promise<void> {
  await pool.query(
    'insert into membership (person_id, organisation_id, role, since) values ($1, $2, $3, $4)',
    [actor.person.id, organisation.id, role, clock.now()],
  );
}
