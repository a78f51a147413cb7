/**
 * Signing in: there and back. `/sign-in/start` remembers where the person wants to go and sends them to the identity provider;
 * `/sign-in/callback` checks that it is the same browser that left, exchanges the code, and starts a session. Whatever goes
 * wrong is told on `/sign-in`, in our own words.
 */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { type ErrorCode, explain } from '../../platform/errors.ts';
import { recordDeed } from '../audit/audit.ts';
import type { DevAccess } from '../dev/dev-identity.ts';
import { AnteiError } from '../errors.ts';
import { DEMO_ISSUER, DEMO_PATH, type IdentitySource } from '../identity-source.ts';
import {
  deleteExpiredSessions,
  deleteSessionByHash,
  findOrInsertPerson,
  insertSignIn,
  listOrganisationsOf,
  takeSignIn,
} from '../members/store-people.ts';
import { hashSecret, newPublicId, seal, unseal } from '../secrets.ts';
import { SESSION_COOKIE, sessionCookie, startSession } from '../sessions/sessions.ts';
import { deviceOf } from './device.ts';
import { localPath } from './local-path.ts';
import type { Identified, Relation, RelyingParty } from './relying-party.ts';

/** Ties a sign-in to the browser that began it: nobody can be made to finish another's. */
const BROWSER_COOKIE = 'antei_sign_in';
const LONGEST_MS = 10 * 60_000;
const LIMIT = { max: 60, timeWindow: '1 minute' };

const StartQuery = z.object({ to: z.string().max(2000).optional().catch(undefined) });
const CallbackQuery = z.object({ state: z.string().min(20).max(200) });

export interface SignInOptions {
  source: IdentitySource;
  /** Address of the site as its readers see it, for a request; without a slash at the end. */
  siteUrl: (request: FastifyRequest) => string;
  /** What the development provider knows us by; there where it is the source. */
  demo?: {
    clientId: string;
    clientSecret: string;
    accessOf: (request: FastifyRequest) => Promise<DevAccess>;
    /** Cookie header of our own requests to it. */
    cookie: string;
  };
}

/** The routes of signing in, a Fastify plugin. */
export function signInRoutes(
  context: Pick<Context, 'pool' | 'clock' | 'log'>,
  options: SignInOptions,
): FastifyPluginAsync {
  let opened: Promise<RelyingParty> | undefined;
  // Loaded with the first who signs in.
  const party = () => {
    opened ??= import('./relying-party.ts').then(({ createRelyingParty }) => createRelyingParty());
    return opened;
  };
  const { siteUrl } = options;
  const route = {
    config: { access: 'public' as const, rateLimit: LIMIT },
    schema: { hide: true } as object,
  };
  return async (app) => {
    app.get('/sign-in/start', route, async (request, reply) => {
      const to = localPath(StartQuery.parse(request.query).to);
      return orTell(context, reply, to, async () => {
        const site = siteUrl(request);
        const relation = await relationOf(options, request);
        const begun = await (await party())
          .begin(relation, `${site}/sign-in/callback`)
          .catch((error) => fail('sign-in-unavailable', error));
        const now = context.clock.now();
        const end = new Date(now.getTime() + LONGEST_MS);
        const { state, nonce, verifier } = begun;
        // Sealed with the state, which the browser alone keeps: `to` may hold the secret of an invitation.
        const sealed = seal(state, JSON.stringify({ nonce, verifier, returnTo: to } satisfies Remembered));
        await insertSignIn(context.pool, hashSecret(state), sealed, now, end);
        reply.header('set-cookie', browserCookie(begun.state, site));
        return begun.url.href;
      });
    });

    app.get('/sign-in/callback', route, async (request, reply) => {
      const given = CallbackQuery.safeParse(request.query).data?.state;
      const site = siteUrl(request);
      reply.header('set-cookie', browserCookie(null, site));
      const begun = await takeBegun(context, request, given);
      return orTell(context, reply, begun?.returnTo, async () => {
        if (!begun) return fail('sign-in-expired');
        const address = new URL(request.url, site);
        // A relay may have a path of its own; the address must be the one registered with the provider.
        const back = new URL(`${site}/sign-in/callback${address.search}`);
        const identified = await (await party())
          .finish(await relationOf(options, request), back, { ...begun, state: given! })
          .catch((error) => fail('sign-in-refused', error));
        reply.header('set-cookie', [
          browserCookie(null, site),
          sessionCookie(await enter(context, options.source, request, identified), site),
        ]);
        return begun.returnTo;
      });
    });
  };
}

/** Answers with a way on: where `work` says, or the page of the sign-in with what went wrong. */
async function orTell(
  { log }: Pick<Context, 'log'>,
  reply: FastifyReply,
  to: string | undefined,
  work: () => Promise<string>,
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
  try {
    return reply.redirect(await work(), 303);
  } catch (thrown) {
    // A database that is away or takes no writes is told there as well.
    const error = explain(thrown);
    if (!(error instanceof AnteiError)) throw thrown;
    const cause = error.cause as { code?: string; name?: string } | undefined;
    log.warn({ code: error.code, cause: cause?.code ?? cause?.name }, 'sign-in failed');
    const query = new URLSearchParams({ error: error.code, ...(to ? { to } : {}) });
    return reply.redirect(`/sign-in?${query}`, 303);
  }
}

function fail(code: ErrorCode, cause?: unknown): never {
  throw new AnteiError(code, '', { cause });
}

/** @throws AnteiError `sign-in-off`, `sign-in-locked` */
async function relationOf(
  { source, siteUrl, demo }: SignInOptions,
  request: FastifyRequest,
): Promise<Relation> {
  if (source.kind === 'provider') return source;
  const access = (await demo?.accessOf(request)) ?? 'off';
  if (access !== 'open') return fail(access === 'locked' ? 'sign-in-locked' : 'sign-in-off');
  const { clientId, clientSecret, cookie } = demo!;
  const issuer = new URL(siteUrl(request) + DEMO_PATH);
  return { issuer, clientId, clientSecret, scope: 'openid profile', ask: true, cookie };
}

interface Remembered {
  nonce: string;
  verifier: string;
  returnTo: string;
}

/** What was remembered of a sign-in that this browser began and nobody finished. */
async function takeBegun(
  { pool, clock }: Pick<Context, 'pool' | 'clock'>,
  request: FastifyRequest,
  given?: string,
): Promise<Remembered | null> {
  const own = parseCookie(request.headers.cookie ?? '')[BROWSER_COOKIE];
  if (!given || given !== own) return null;
  const sealed = await takeSignIn(pool, hashSecret(given), clock.now());
  return sealed === null ? null : JSON.parse(unseal(given, sealed));
}

/** Starts the session of who was identified, for the organisation they joined first; returns its secret. */
function enter(
  context: Pick<Context, 'pool' | 'clock'>,
  source: IdentitySource,
  request: FastifyRequest,
  { issuer, subject, name }: Identified,
): Promise<string> {
  return inTransaction(context.pool, async (client) => {
    const person = await findOrInsertPerson(client, {
      publicId: newPublicId(),
      issuer: source.kind === 'demo' ? DEMO_ISSUER : issuer,
      subject,
      name,
    });
    const [first] = await listOrganisationsOf(client, person.id);
    const organisationId = first?.organisation.id ?? null;
    await deleteExpiredSessions(client, context.clock.now());
    // The session that this browser had before, if any, ends.
    const old = parseCookie(request.headers.cookie ?? '')[SESSION_COOKIE];
    if (old) await deleteSessionByHash(client, hashSecret(old));
    const device = deviceOf(request.headers['user-agent']);
    const secret = await startSession(client, context, { personId: person.id, organisationId, device });
    const who = { personId: person.id, organisationId };
    await recordDeed(client, context.clock, who, 'session.start', person.publicId, { device });
    return secret;
  });
}

function browserCookie(state: string | null, siteUrl: string): string {
  return stringifySetCookie({
    name: BROWSER_COOKIE,
    value: state ?? '',
    httpOnly: true,
    sameSite: 'lax',
    secure: siteUrl.startsWith('https:'),
    path: '/sign-in',
    maxAge: state === null ? 0 : LONGEST_MS / 1000,
  });
}
