/**
 * The development identity provider: a real OpenID provider in the same process, where you are whoever you choose to be. For
 * the first run and the tests; it answers only the person who started the site, on this machine, until there is real data, and does not
 * exist where a site is reachable from elsewhere.
 */
import { generateKeyPair, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import type { Context } from '../../platform/context.ts';
import { isLoopback } from '../../platform/loopback.ts';
import { AnteiError } from '../errors.ts';
import { DEMO_ISSUER, DEMO_PATH } from '../identity-source.ts';
import { newSecret } from '../secrets.ts';
import { createMemory } from './dev-identity-memory.ts';
import { choosePage, POLICY, stoppedPage } from './dev-identity-page.ts';
import { holdsSiteKey, isSiteKey, KEY_PATH, siteKeyCookie, siteKeyHeader } from './site-key.ts';
import { findDemoPerson, listDemoPeople } from './store-demo.ts';
import { isTrialOver } from './store-trial.ts';

const CLIENT_ID = 'antei';
/** The provider's own cookie. */
const SESSION = 'antei_dev';
/** Names of this machine under which the site may be opened at the same time. */
const MAX_ORIGINS = 8;
const SECONDS = { short: 600, session: 3600 };
const ENTRANCE = {
  config: { access: 'public' as const, rateLimit: { max: 60, timeWindow: '1 minute' } },
  schema: { hide: true } as object,
};

/** Whether a request may use the provider: `locked` where only the key of the site is missing. */
export type DevAccess = 'open' | 'locked' | 'off';

/** One of them a server. */
export function createDevIdentity(
  context: Pick<Context, 'pool' | 'settings'>,
  siteUrl: (request: FastifyRequest) => string,
) {
  const { pool, settings } = context;
  const clientSecret = newSecret();
  const providers = new Map<string, Promise<Provider>>();

  function providerFor(request: FastifyRequest): Promise<Provider> {
    const origin = siteUrl(request);
    let found = providers.get(origin);
    if (!found) {
      if (providers.size >= MAX_ORIGINS) providers.clear();
      found = makeProvider(context, origin, clientSecret);
      providers.set(origin, found);
    }
    return found;
  }

  async function accessOf(request: FastifyRequest): Promise<DevAccess> {
    if (!isFromHere(request) || (await isTrialOver(pool))) return 'off';
    return holdsSiteKey(settings, request.headers.cookie) ? 'open' : 'locked';
  }

  /** The link that `antei start` prints. */
  const entrance: FastifyPluginAsync = async (app) => {
    app.get(`${KEY_PATH}/:key`, ENTRANCE, async (request, reply) => {
      const { key } = request.params as { key: string };
      reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
      if ((await accessOf(request)) === 'off' || !isSiteKey(settings, key))
        throw new AnteiError('not-found', 'このリンクは使えません。');
      return reply.header('set-cookie', siteKeyCookie(settings, siteUrl(request))).redirect('/', 303);
    });
  };

  const routes: FastifyPluginAsync = async (app) => {
    app.addHook('onRequest', async (request) => {
      const access = await accessOf(request);
      if (access === 'off') throw new AnteiError('not-found', 'お試し用のログインは、ここでは使えません。');
      if (access === 'locked')
        throw new AnteiError('sign-in-locked', 'このブラウザーは、サイトの鍵を持っていません。');
    });
    const open = { config: { access: 'public' as const }, schema: { hide: true } as object };

    await app.register(async (pages) => {
      pages.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string', bodyLimit: 2000 },
        (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))),
      );
      pages.get('/choose/:uid', open, async (request, reply) => {
        await ongoing(await providerFor(request), request, reply);
        return html(reply, choosePage(await listDemoPeople(pool, DEMO_ISSUER)));
      });
      pages.post('/choose/:uid', open, async (request, reply) => {
        const provider = await providerFor(request);
        await ongoing(provider, request, reply);
        const chosen = String((request.body as { person?: unknown } | undefined)?.person ?? '');
        const person = await findDemoPerson(pool, DEMO_ISSUER, chosen);
        if (!person) throw new AnteiError('not-found', 'その人物はいません。');
        const result = { login: { accountId: person.publicId, remember: false } };
        return reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303);
      });
    });

    await app.register(async (raw) => {
      // The provider reads bodies itself.
      raw.removeAllContentTypeParsers();
      raw.addContentTypeParser('*', (_request, _payload, done) => done(null));
      raw.all('/*', open, async (request, reply) => {
        const provider = await providerFor(request);
        reply.hijack();
        const message = request.raw as IncomingMessage & { originalUrl?: string };
        message.originalUrl = message.url!;
        message.url = message.url!.slice(DEMO_PATH.length);
        message.headers.cookie = withoutSession(message.headers.cookie);
        await provider.callback()(message, reply.raw);
      });
    });
  };

  return {
    entrance,
    routes,
    client: { clientId: CLIENT_ID, clientSecret, accessOf, cookie: siteKeyHeader(settings) },
  };
}

/** True for a request that this machine made, to a name of its own, and that nobody passed on. */
function isFromHere({ raw, hostname }: FastifyRequest): boolean {
  const { headers, socket } = raw;
  const passedOn = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];
  return (
    isLoopback(socket.remoteAddress ?? '') &&
    isLoopback(hostname) &&
    passedOn.every((name) => headers[name] === undefined)
  );
}

/** The provider remembers nobody: people choose again each time, and nothing has to be ended first. */
function withoutSession(cookies: string | undefined): string {
  const all = (cookies ?? '').split('; ');
  return all.filter((one) => !one.startsWith(`${SESSION}=`) && !one.startsWith(`${SESSION}.`)).join('; ');
}

/** The choice under way, which the browser's cookie names. @throws AnteiError `sign-in-expired` */
async function ongoing(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { uid } = request.params as { uid: string };
  const found = await provider.interactionDetails(request.raw, reply.raw).catch(() => null);
  if (found?.uid !== uid)
    throw new AnteiError('sign-in-expired', '時間が経ちすぎたか、別のブラウザーで始めたログインです。');
}

function html(reply: FastifyReply, body: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .send(body);
}

async function makeProvider(
  { pool }: Pick<Context, 'pool'>,
  origin: string,
  clientSecret: string,
): Promise<Provider> {
  // Koa and all: loaded where somebody tries it out.
  const { default: OidcProvider } = await import('oidc-provider');
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const path = DEMO_PATH;
  return new OidcProvider(origin + path, {
    adapter: createMemory(),
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: clientSecret,
        redirect_uris: [`${origin}/sign-in/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'dev' } as never],
    },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: SESSION, interaction: 'antei_dev_choice', resume: 'antei_dev_resume' },
      long: { path, httpOnly: true, sameSite: 'lax' },
    },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `${path}/choose/${interaction.uid}` },
    async findAccount(_ctx, id) {
      const person = await findDemoPerson(pool, DEMO_ISSUER, id);
      return person ? { accountId: id, claims: async () => ({ sub: id, name: person.name }) } : undefined;
    },
    // An invented person has nothing to be asked about.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId,
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    async renderError(ctx, out) {
      ctx.type = 'html';
      ctx.set('content-security-policy', POLICY);
      ctx.body = stoppedPage(`${out.error_description ?? out.error}`);
    },
    ttl: {
      AccessToken: SECONDS.short,
      AuthorizationCode: 60,
      IdToken: SECONDS.short,
      Interaction: SECONDS.short,
      Grant: SECONDS.session,
      Session: SECONDS.session,
    },
  });
}
