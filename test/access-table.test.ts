/**
 * Who may open what: every route and every page for everybody who may come, pinned as a table. What it says is decided by the
 * very functions that guard the site, and confirmed by real requests. After a wanted change write it again with
 * ANTEI_TEST_WRITE_GOLDEN=1, and read the difference before it is committed.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { allows, type Guarded, type OrganisationKind, type Session } from '../src/access/index.ts';
import type { SignedIn } from '../src/access/testing.ts';
import { ensureBuilt } from '../src/app/build.ts';
import { PAGES } from '../src/app/pages.ts';
import { createSite } from '../src/app/server.ts';
import { type ClosableContext, testContext } from '../src/platform/database/testing.ts';
import type { Page } from '../src/platform/room.ts';
import { NO_PORTS, type SupplyContext } from '../src/supply/ports.ts';
import { createPageGuard, refusalOf } from '../src/web/serving/page-guard.ts';
import { BODIES, SAMPLES } from './access-samples.ts';
import { KINDS, makeWorld, ROLE_NAMES, SCOPE_NAMES, type World } from './access-world.ts';
import { watchRoutes } from './routes.ts';

const GOLDEN = join(import.meta.dirname, 'golden', 'access.txt');

const NAME_WIDTH = 56;

/** `ok` is everything that lets a caller through: also a redirect elsewhere, or word that something is missing. */
type Outcome = 'ok' | 'sign-in' | 'account' | 'token' | 'forbidden' | 'not-found';
const LETTERS: Record<Outcome, string> = {
  ok: 'o',
  'sign-in': 's',
  account: 'a',
  token: 't',
  forbidden: '-',
  'not-found': '?',
};

const { accessOf } = createPageGuard(PAGES);

let context: ClosableContext & SupplyContext;
let site: FastifyInstance;
let world: World;
let routes: RouteOptions[];
/** Addresses by declared path. */
const samples = new Map<string, { own: string; other: string }>();

/** Pages and routes that do not let everybody in. */
const guardedPages = PAGES.filter(({ access }) => access !== 'public').map(({ path, access }) => ({
  path: `/${path}`,
  access,
}));
let guardedRoutes: { method: string; path: string; access: Guarded }[];

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  ({ routes, result: site } = await watchRoutes(async () => {
    const made = await createSite(context, await ensureBuilt());
    await made.ready();
    return made;
  }));
  guardedRoutes = routes.flatMap(({ method, url, config }) =>
    config?.access === undefined || config.access === 'public'
      ? []
      : [method]
          .flat()
          .filter((one) => one !== 'HEAD')
          .map((one) => ({ method: one, path: url, access: config.access as Guarded })),
  );
  world = await makeWorld(context);
  for (const path of new Set([...guardedPages, ...guardedRoutes].map((one) => one.path)))
    if (SAMPLES[path]) samples.set(path, await SAMPLES[path](world));
});
after(async () => {
  await site.close();
  await context.close();
});

/** The session of a caller, as the guard sees it. */
function sessionFor(who: SignedIn | null): Session | null {
  return who && { id: 1, person: who.actor.person, actor: who === world.lost ? null : who.actor };
}

/** What the guard decides of a page. */
function decide(access: Page['access'], who: SignedIn | null): Outcome {
  const refusal = refusalOf(access, sessionFor(who));
  if (refusal === null) return 'ok';
  if (refusal === 'sign-in-needed') return 'sign-in';
  if (refusal === 'organisation-needed') return 'account';
  return 'forbidden';
}

/** What a real request meets. */
async function call(
  method: string,
  url: string,
  headers: Record<string, string>,
  remoteAddress = '127.0.0.1',
): Promise<Outcome> {
  const body = BODIES[`${method} ${url}`];
  const sending =
    method === 'GET'
      ? {}
      : body
        ? { payload: { ...body.body }, headers: { ...body.headers, ...headers } }
        : { payload: '', headers: { ...FORM, ...headers } };
  const reply = await site.inject({ method: method as 'GET', url, headers, remoteAddress, ...sending });
  const { statusCode: status } = reply;
  const to = String(reply.headers.location ?? '');
  assert.ok(status < 500, `${method} ${url}: ${status} ${reply.body.slice(0, 300)}`);
  if (to.startsWith('/sign-in?to=')) return 'sign-in';
  if (to === '/account' && headers.cookie === world.lost.cookie) return 'account';
  return ({ 401: 'token', 403: 'forbidden', 404: 'not-found' } as Record<number, Outcome>)[status] ?? 'ok';
}
const FORM = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost:80' };

const cookieOf = (who: SignedIn | null): Record<string, string> => (who ? { cookie: who.cookie } : {});

/** A declared path as an address: itself, or its sample. */
function addressOf(path: string, of: 'own' | 'other' = 'own'): string {
  return /:|\*/.test(path) ? samples.get(path)![of] : path;
}

/** What the record of an address lets a caller do whom the guard let through. */
async function outcomeOf(method: string, path: string, of: 'own' | 'other', headers: Record<string, string>) {
  // Routes are called as they are meant to be: what their verbs think of a token counts, too.
  return /:/.test(path) || path.startsWith('/api/') ? call(method, addressOf(path, of), headers) : 'ok';
}

async function pageRows(): Promise<string[]> {
  const rows: string[] = [];
  for (const { path, access } of guardedPages) {
    for (const of of path.includes(':') ? (['own', 'other'] as const) : (['own'] as const)) {
      const cells = [decide(access, null), decide(access, world.lost)].map((outcome) => LETTERS[outcome]);
      for (const kind of KINDS) {
        let cell = '';
        for (const role of ROLE_NAMES) {
          const who = world.own(kind, role);
          const decided = decide(access, who);
          cell += LETTERS[decided === 'ok' ? await outcomeOf('GET', path, of, cookieOf(who)) : decided];
        }
        cells.push(cell);
      }
      // A page takes no token: with one, one is nobody.
      cells.push(...SCOPE_NAMES.map(() => LETTERS[decide(access, null)]));
      rows.push(line(`page ${path}${path.includes(':') ? `  [${of}]` : ''}`, cells));
    }
  }
  return rows;
}

async function routeRows(): Promise<string[]> {
  const rows: string[] = [];
  for (const { method, path, access } of guardedRoutes) {
    for (const of of path.includes(':') ? (['own', 'other'] as const) : (['own'] as const)) {
      const cells = [
        LETTERS.token,
        LETTERS.token,
        ...KINDS.map(() => LETTERS.token.repeat(ROLE_NAMES.length)),
      ];
      for (const scope of SCOPE_NAMES) {
        const token = { id: 1, name: '', scopes: [scope] };
        const actor = { ...world.own('manufacturer', 'viewer').actor, person: null, token };
        const decided = allows(access, actor) ? 'ok' : 'forbidden';
        const headers = world.token('manufacturer', scope);
        cells.push(LETTERS[decided === 'ok' ? await outcomeOf(method, path, of, headers) : decided]);
      }
      rows.push(line(`${method} ${path}${path.includes(':') ? `  [${of}]` : ''}`, cells));
    }
  }
  return rows.sort();
}

/**
 * Rows keep the place that they have in the golden table, so that a difference shows what changed, not what was moved; new ones
 * come last.
 */
function asBefore(rows: string[]): string[] {
  const golden = existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8').split('\n') : [];
  const places = new Map(golden.map((row, place) => [row.slice(0, NAME_WIDTH).trimEnd(), place]));
  const placeOf = (row: string) => places.get(row.slice(0, NAME_WIDTH).trimEnd()) ?? Number.POSITIVE_INFINITY;
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b) || 0);
}

const HEAD = ['nobody', 'lost', ...KINDS, ...SCOPE_NAMES];

function line(name: string, cells: string[]): string {
  const padded = cells.map((cell, i) => cell.padEnd(HEAD[i]!.length));
  return `${name.padEnd(NAME_WIDTH)}${padded.join('  ')}`.trimEnd();
}

async function makeTable(): Promise<string> {
  const open = [
    ...PAGES.filter(({ access }) => access === 'public').map(({ path }) => `page /${path}`),
    ...routes
      .filter(({ url, config }) => url !== '*' && (config?.access ?? 'public') === 'public')
      .flatMap(({ method, url }) => {
        const methods = [method].flat().filter((one) => one !== 'HEAD');
        return methods.length > 3 ? [`any ${url}`] : methods.map((one) => `${one} ${url}`);
      }),
  ];
  return [
    'Who may open what. Written by test/access-table.test.ts with ANTEI_TEST_WRITE_GOLDEN=1; never by hand.',
    '',
    'o let through   - forbidden   ? not found   s sent to the sign-in   a sent to the account   t a token is needed',
    `Three letters: ${ROLE_NAMES.join(', ')}. "lost" is signed in and a member of nothing; the last columns are a maker’s tokens.`,
    '[own] and [other]: a record of the caller’s organisation, and of another one of the same kind.',
    '',
    line('', HEAD),
    ...asBefore(await pageRows()),
    ...(await routeRows()),
    '',
    'Open to everybody:',
    ...[...new Set(open)].sort().map((one) => `  ${one}`),
    '',
  ].join('\n');
}

const RENEW = `Where this is wanted, write the table anew and read the difference before it is committed:
  ANTEI_TEST_WRITE_GOLDEN=1 npm test -- --only access-table`;

/** The lines that only one of the tables has: \`-\` golden, \`+\` of today. Where the lines are the same, their order differs. */
function differences(golden: string, table: string): string {
  const [before, now] = [golden.split('\n'), table.split('\n')];
  const [old, fresh] = [new Set(before), new Set(now)];
  const lines = [
    ...before.filter((row) => !fresh.has(row)).map((row) => `- ${row}`),
    ...now.filter((row) => !old.has(row)).map((row) => `+ ${row}`),
  ];
  const place = now.findIndex((row, index) => row !== before[index]) + 1;
  const what =
    lines.length > 0 ? lines.join('\n') : `The same lines in another order, from line ${place} on.`;
  return `test/golden/access.txt says otherwise of who may open what:\n${what}`;
}

test('every guarded page and route with parameters has a sample in access-samples.ts, and every sample is of one', () => {
  const needed = new Set(
    [...guardedPages, ...guardedRoutes].map(({ path }) => path).filter((path) => /:|\*/.test(path)),
  );
  assert.deepEqual(
    [...needed].filter((path) => !SAMPLES[path]),
    [],
    'add a sample of its own and of another organisation’s record',
  );
  assert.deepEqual(
    Object.keys(SAMPLES).filter((path) => !needed.has(path)),
    [],
    'a sample of nothing',
  );
  assert.deepEqual(
    guardedRoutes.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`),
    Object.keys(BODIES),
    'add a body that the route takes',
  );
  for (const { path, access } of guardedPages)
    assert.deepEqual(accessOf(addressOf(path)), access, `${path} is another page at its address`);
});

test('who may open what is as the golden table says', async () => {
  const table = await makeTable();
  if (process.env.ANTEI_TEST_WRITE_GOLDEN === '1') writeFileSync(GOLDEN, table);
  const golden = existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8') : '';
  // Said in full: the two tables are far too long for a report of what differs between them.
  if (table !== golden) assert.fail(`${differences(golden, table)}\n\n${RENEW}`);
});

/** The lowest role of a kind that the guard lets through, or else the highest there is. */
function best(access: Page['access'], kind: OrganisationKind): SignedIn {
  const role = ROLE_NAMES.find((one) => decide(access, world.own(kind, one)) === 'ok');
  return world.own(kind, role ?? 'admin');
}

test('real requests to every guarded page meet what the table says, for reading and for sending', async () => {
  for (const [index, { path, access }] of guardedPages.entries()) {
    const callers = [null, world.lost, ...KINDS.map((kind) => best(access, kind))];
    // The limit of forms counts for each address.
    const address = `127.0.1.${index + 1}`;
    for (const who of callers) {
      const decided = decide(access, who);
      const name = `${path} for ${who?.actor.person.name ?? 'nobody'}`;
      const page = addressOf(path);
      if (decided !== 'ok') {
        assert.equal(await call('GET', page, cookieOf(who)), decided, `GET ${name}`);
        assert.equal(await call('POST', page, cookieOf(who), address), decided, `POST ${name}`);
      } else if (!path.includes(':'))
        assert.equal(await call('GET', page, cookieOf(who)), 'ok', `GET ${name}`);
    }
    for (const scope of SCOPE_NAMES)
      assert.equal(
        await call('GET', addressOf(path), world.token('manufacturer', scope)),
        decide(access, null),
      );
  }
});

test('real requests to every guarded route meet what the table says, with every kind’s token and cookie', async () => {
  for (const { method, path, access } of guardedRoutes) {
    const route = addressOf(path);
    assert.equal(await call(method, route, {}), 'token', `${method} ${path} for nobody`);
    for (const kind of KINDS) {
      const name = `${method} ${path} for a ${kind}`;
      assert.equal(await call(method, route, cookieOf(world.own(kind, 'admin'))), 'token', name);
      for (const scope of SCOPE_NAMES) {
        const token = { id: 1, name: '', scopes: [scope] };
        const actor = { ...world.own(kind, 'viewer').actor, person: null, token };
        const met = await call(method, route, world.token(kind, scope));
        if (!allows(access, actor)) assert.equal(met, 'forbidden', `${name} with ${scope}`);
        else
          assert.ok(
            met === 'ok' || (path.includes(':') && met === 'not-found'),
            `${name} with ${scope}: ${met}`,
          );
      }
    }
  }
});
