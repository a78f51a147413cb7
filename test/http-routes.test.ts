import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { RouteOptions } from 'fastify';
import { ORGANISATION_KINDS, ROLES, SCOPES } from '../src/access/index.ts';
import { ensureBuilt } from '../src/app/build.ts';
import { createSite } from '../src/app/server.ts';
import { readSettings } from '../src/app/settings.ts';
import { testContext } from '../src/platform/database/testing.ts';
import { type Access, createHttpServer } from '../src/platform/http/server.ts';
import { createLog } from '../src/platform/log.ts';
import { NO_PORTS } from '../src/supply/ports.ts';
import { watchRoutes } from './routes.ts';

/** True for a declaration that means something: everybody, or known kinds of organisation, a role and a scope. */
function isDeclared(access: Access | undefined): boolean {
  if (access === undefined || access === 'public') return access === 'public';
  const kinds = access.kinds === 'any' ? [] : access.kinds;
  return (
    kinds.every((kind) => kind in ORGANISATION_KINDS) &&
    (access.kinds === 'any' || kinds.length > 0) &&
    access.role in ROLES &&
    (access.scope === undefined || access.scope in SCOPES)
  );
}
/** Built files; served by a plugin whose routes cannot carry a declaration. */
const ASSETS = '/assets/*';
let routes: RouteOptions[];
let api: { paths: Record<string, object> };

before(async () => {
  const context = Object.assign(await testContext(), { ports: NO_PORTS });
  try {
    ({ routes, result: api } = await watchRoutes(async () => {
      const site = await createSite(context, await ensureBuilt());
      await site.ready();
      const document = site.swagger() as typeof api;
      await site.close();
      return document;
    }));
  } finally {
    await context.close();
  }
});

test('every route declares who may call it', () => {
  assert.ok(routes.length >= 20, `only ${routes.length} routes were seen`);
  const undeclared = routes.filter(({ url, config }) => url !== ASSETS && !isDeclared(config?.access));
  assert.deepEqual(
    undeclared.map(({ method, url }) => `${method} ${url}`),
    [],
  );
});

test('the built files, which declare nothing, can only be read', () => {
  const methods = routes.filter(({ url }) => url === ASSETS).flatMap(({ method }) => method);
  assert.deepEqual(methods.sort(), ['GET', 'HEAD']);
});

test('only pages, browsers that want to be told, and programs with a token send anything', () => {
  const writing = routes
    .filter(({ method }) => [method].flat().some((one) => !/^(GET|HEAD)$/.test(one)))
    .filter(({ config }) => config?.access === 'public');
  // The three answer "there is no such thing" to every method.
  const answers = ['/api/*', '/feeds/*', '/health/*'];
  const subscriptions = ['/api/v1/devices', '/api/v1/devices', '/api/v1/lists/:handle/push'];
  // For trying out on this machine: the identity provider takes a choice, and a code for a token.
  const identity = ['/dev/identity/*', '/dev/identity/choose/:uid'];
  assert.deepEqual(
    writing.map(({ url }) => url).sort(),
    ['*', ...answers, ...subscriptions, ...identity].sort(),
  );
});

test('every route of the API is documented, limited and validated', () => {
  const own = routes.filter(
    ({ url, method }) => /^\/api\/v\d/.test(url) && method === 'GET' && !url.endsWith('/openapi.json'),
  );
  assert.ok(own.length >= 5);
  for (const { url, schema, config } of own) {
    const path = url.replace(/:(\w+)/g, '{$1}');
    assert.ok(api.paths[path], `${url} is not in the OpenAPI document`);
    assert.ok((schema as { summary?: string }).summary, `${url} says nothing of itself`);
    assert.ok(config && 'rateLimit' in config, `${url} has no limit`);
    if (url.includes(':')) assert.ok(schema?.params, `${url} does not check its parameters`);
  }
});

test('a route that declares nothing is refused where it is registered', async () => {
  const app = await createHttpServer({ settings: readSettings({}), log: createLog('silent') });
  assert.throws(() => app.get('/open-door', async () => 'everything'), /\/open-door declares no access/);
  assert.throws(() => app.post('/open-door', { config: {} }, async () => 'everything'), /declares no access/);
  app.get('/door', { config: { access: 'public' } }, async () => 'welcome');
  assert.equal((await app.inject('/door')).statusCode, 200);
  assert.equal((await app.inject('/open-door')).statusCode, 404);
  await app.close();
});
