import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { after, before, test } from 'node:test';
import Provider from 'oidc-provider';
import { ensureBuilt } from '../../app/build.ts';
import { createSite } from '../../app/server.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { NO_PORTS, type SupplyContext } from '../../supply/ports.ts';
import { createMemory } from '../dev/dev-identity-memory.ts';
import { TestBrowser } from '../testing.ts';

/** A provider as an operator sets one, at which everybody is the person of `claims`. */
const claims: Record<string, string> = { sub: 'S-1', family_name: '試験', given_name: '花子\u200b' };
let identity: Server;
let issuer: string;
let context: ClosableContext & SupplyContext;
let site: Awaited<ReturnType<typeof createSite>>;
let url: string;

before(async () => {
  identity = createServer();
  await new Promise<void>((resolve) => identity.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(identity.address() as { port: number }).port}`;
  context = Object.assign(
    await testContext(undefined, {
      oidcIssuer: issuer,
      oidcClientId: 'antei-test',
      oidcClientSecret: 'secret:with/odd characters',
      oidcName: '試験ID',
    }),
    { ports: NO_PORTS },
  );
  site = await createSite(context, await ensureBuilt());
  url = await site.listen({ host: '127.0.0.1', port: 0 });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    adapter: createMemory(),
    clients: [
      {
        client_id: 'antei-test',
        client_secret: 'secret:with/odd characters',
        redirect_uris: [`${url}/sign-in/callback`],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' } as never] },
    cookies: { keys: ['x'.repeat(32)] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 60, Grant: 60, Session: 60 },
    claims: { profile: ['name', 'family_name', 'given_name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/choose/${uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: async () => claims as { sub: string } }),
    async loadExistingGrant({ oidc }) {
      const { clientId } = oidc.client!;
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session!.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  identity.on('request', async (request, response) => {
    if (!request.url!.startsWith('/choose/')) return provider.callback()(request, response);
    await provider.interactionFinished(request, response, { login: { accountId: claims.sub! } });
  });
});
after(async () => {
  identity.closeAllConnections();
  identity.close();
  await site.close();
  await context.close();
});

/** To the provider, through its choice and back; returns where the callback leads. */
async function signIn(browser: TestBrowser): Promise<string> {
  let reply = await browser.get('/sign-in/start?to=/account');
  while (!reply.url.includes('/sign-in/callback'))
    reply = await browser.get(new URL(reply.location!, reply.url).href);
  return reply.location!;
}

test('Who comes from the operator’s provider is known by issuer and subject, under the name it tells', async () => {
  const browser = new TestBrowser(url);
  assert.equal(await signIn(browser), '/account');
  const account = await browser.get('/account');
  assert.match(account.text, /試験 花子/);
  assert.match(account.text, /まだどの組織にも属していません/);
  const { rows } = await context.pool.query('select issuer, subject, name from person');
  assert.deepEqual(rows, [{ issuer, subject: 'S-1', name: '試験 花子' }]);

  claims.name = '改姓 花子';
  assert.equal(await signIn(new TestBrowser(url)), '/account');
  const again = await context.pool.query('select subject, name from person');
  assert.deepEqual(again.rows, [{ subject: 'S-1', name: '改姓 花子' }]);
});

test('With a provider of the operator’s there is no other way in', async () => {
  assert.equal((await site.inject('/dev/identity/.well-known/openid-configuration')).statusCode, 404);
  assert.match((await site.inject('/sign-in')).body, /試験IDでログインする/);
});
