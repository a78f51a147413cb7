import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ensureBuilt } from '../../app/build.ts';
import { createSite } from '../../app/server.ts';
import { fixedClock } from '../../platform/clock.ts';
import { type ClosableContext, TEST_NOW, testContext } from '../../platform/database/testing.ts';
import { NO_PORTS, type SupplyContext } from '../../supply/ports.ts';
import { verifyTrail } from '../audit/audit.ts';
import { prepareDemo } from '../dev/demo.ts';
import { seal } from '../secrets.ts';
import { ownBrowser, TestBrowser } from '../testing.ts';

let context: ClosableContext & SupplyContext;
let site: FastifyInstance;
let url: string;
let browser: TestBrowser;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  await prepareDemo(context, () => ['試験製薬', '例示薬品', '見本ファーマ', '四番目']);
  site = await createSite(context, await ensureBuilt());
  url = await site.listen({ host: '127.0.0.1', port: 0 });
});
after(async () => {
  await site.close();
  await context.close();
});
beforeEach(() => {
  context.clock = fixedClock(TEST_NOW);
  browser = ownBrowser(context, url);
});

test('Somebody signs in by OpenID Connect and is led where they wanted to go', async () => {
  const landed = await browser.signIn({ organisation: '試験製薬', role: '担当者' }, '/account?tab=1');
  assert.equal(landed, `${url}/account?tab=1`);
  const page = await browser.get('/account');
  assert.match(page.text, /試験製薬（製造販売業者）/);
  assert.match(page.text, /担当者/);
});

test('A session cookie cannot be read by scripts, nor sent by forms of other sites, and goes over https only where the site has it', async () => {
  await browser.signIn({ organisation: '試験製薬', role: '担当者' });
  const cookie = browser.received.find((one) => one.startsWith('antei_session='))!;
  for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=604800'])
    assert.ok(cookie.includes(attribute), `${cookie}: ${attribute}`);
  assert.doesNotMatch(cookie, /Secure|Domain/);
  const { sessionCookie } = await import('../sessions/sessions.ts');
  assert.match(sessionCookie('x', 'https://antei.example'), /; Secure/);
  const tie = browser.received.find((one) => one.startsWith('antei_sign_in=') && !one.includes('Max-Age=0'))!;
  for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/sign-in', 'Max-Age=600'])
    assert.ok(tie.includes(attribute), `${tie}: ${attribute}`);
});

test('Only the hash of a session is stored, and signing in again ends the session before', async () => {
  await browser.signIn({ organisation: '試験製薬', role: '担当者' });
  const first = browser.cookie('antei_session')!;
  const { rows } = await context.pool.query('select hash from session');
  assert.ok(rows.every(({ hash }) => hash !== first && hash.length === 43));
  await browser.signIn({ organisation: '試験製薬', role: '担当者' });
  assert.notEqual(browser.cookie('antei_session'), first);
  const stolen = new TestBrowser(url, `antei_session=${first}`);
  assert.equal((await stolen.get('/account')).status, 303);
});

for (const to of [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/sign-in/start',
  '/a/..//evil.example',
])
  test(`After signing in nobody is led to ${JSON.stringify(to)}`, async () => {
    const landed = await browser.signIn({ organisation: '試験製薬', role: '閲覧者' }, to);
    assert.equal(new URL(landed).origin, url);
    assert.equal(new URL(landed).pathname, '/work');
  });

test('The callback is refused with a state that is another’s, unknown, or missing', async () => {
  const mine = await browser.get('/sign-in/start');
  const state = new URL(mine.location!).searchParams.get('state')!;
  const stranger = ownBrowser(context, url);
  await stranger.get('/sign-in/start');
  for (const [who, query] of [
    [stranger, `code=x&state=${state}`],
    [browser, `code=x&state=${'a'.repeat(43)}`],
    [new TestBrowser(url), 'code=x'],
    [new TestBrowser(url), `code=x&state=${state}&state=${state}`],
  ] as const) {
    const reply = await who.get(`/sign-in/callback?${query}`);
    assert.equal(reply.status, 303);
    assert.match(reply.location!, /^\/sign-in\?error=sign-in-expired/);
  }
});

test('A callback that is played again starts no second session', async () => {
  const callback = await browser.untilCallback({ organisation: '試験製薬', role: '閲覧者' });
  const copy = browser.copy();
  const first = await browser.get(callback);
  assert.equal(first.location, '/work');
  const again = await copy.get(callback);
  assert.match(again.location!, /error=sign-in-expired/);
  assert.equal(copy.cookie('antei_session'), undefined);
});

test('A sign-in with another nonce or verifier than was sent is refused', async () => {
  for (const changed of ['nonce', 'verifier']) {
    const callback = await browser.untilCallback({ organisation: '試験製薬', role: '閲覧者' });
    const state = new URL(callback).searchParams.get('state')!;
    const wrong = { nonce: 'x'.repeat(43), verifier: 'x'.repeat(43), returnTo: '/work' };
    await context.pool.query('update sign_in set sealed = $1', [seal(state, JSON.stringify(wrong))]);
    const reply = await browser.get(callback);
    assert.match(reply.location!, /error=sign-in-refused/, changed);
    assert.equal(browser.cookie('antei_session'), undefined);
    const told = await browser.get(reply.location!);
    assert.match(told.text, /ログインできませんでした/);
    assert.doesNotMatch(told.text, /OAUTH|nonce|invalid_grant/);
  }
});

test('A sign-in ends after ten minutes', async () => {
  const callback = await browser.untilCallback({ organisation: '試験製薬', role: '閲覧者' });
  context.clock = fixedClock(new Date(Date.parse(TEST_NOW) + 10 * 60_000 + 1).toISOString());
  assert.match((await browser.get(callback)).location!, /error=sign-in-expired/);
});

test('Who gives up at the provider is told so', async () => {
  const start = await browser.get('/sign-in/start?to=/organisation');
  const state = new URL(start.location!).searchParams.get('state')!;
  const reply = await browser.get(`/sign-in/callback?error=access_denied&state=${state}`);
  assert.equal(reply.location, '/sign-in?error=sign-in-refused&to=%2Forganisation');
  const page = await browser.get(reply.location!);
  assert.match(page.text, /ログインできませんでした/);
  assert.match(page.text, /start\?to=%2Forganisation/);
});

test('The development provider answers nobody but this machine', async () => {
  for (const headers of [
    { host: 'antei.example' },
    { 'x-forwarded-for': '203.0.113.7' },
    { forwarded: 'for=203.0.113.7' },
    { 'x-forwarded-host': 'antei.example' },
  ]) {
    for (const path of ['/dev/identity/.well-known/openid-configuration', '/dev/identity/choose/x']) {
      const reply = await site.inject({ url: path, headers });
      // Under a name that is not this machine's, nothing answers at all.
      const status = Object.keys(headers).some((name) => /host$/.test(name)) ? 400 : 404;
      assert.equal(reply.statusCode, status, `${path} ${JSON.stringify(headers)}`);
      assert.doesNotMatch(reply.body, /issuer|authorization_endpoint/);
    }
    const start = await site.inject({ url: '/sign-in/start', headers });
    const told = start.statusCode === 400 ? start.json().code : String(start.headers.location);
    assert.match(told, /error=sign-in-off|address-unset/, JSON.stringify(headers));
  }
  const outside = await site.inject({
    url: '/dev/identity/.well-known/openid-configuration',
    remoteAddress: '203.0.113.7',
  });
  assert.equal(outside.statusCode, 404);
});

test('A site that others reach has no development provider; without another the page says so', async (t) => {
  for (const settings of [{ host: '0.0.0.0' }, { publicUrl: 'https://antei.example' }]) {
    const other = Object.assign(await testContext(t, settings), { ports: NO_PORTS });
    const open = await createSite(other, await ensureBuilt());
    t.after(() => open.close());
    const reply = await open.inject('/dev/identity/.well-known/openid-configuration');
    assert.equal(reply.statusCode, 404);
    const start = await open.inject('/sign-in/start');
    assert.match(String(start.headers.location), /error=sign-in-off/);
    const page = await open.inject('/sign-in');
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /このサイトではログインを使えません/);
    assert.doesNotMatch(page.body, /でログインする/);
  }
});

test('Once a site is not for trying out any more, nothing of the invented organisations opens anything', async () => {
  await browser.signIn({ organisation: '例示薬品', role: '管理者' });
  assert.equal((await browser.get('/organisation')).status, 200);
  const { rows } = await context.pool.query('select id from organisation where demo');
  assert.equal(rows.length, 10);
  const publicSettings = { ...context.settings, publicUrl: 'https://antei.example' };
  await prepareDemo({ ...context, settings: publicSettings }, () => []);
  assert.equal((await browser.get('/organisation')).status, 303);
  const open = await context.pool.query('select 1 from organisation where closed_at is null');
  assert.equal(open.rowCount, 0);
  const makers = await context.pool.query('select 1 from organisation_maker');
  assert.equal(makers.rowCount, 0);
  // Back on the desk of who tries it out, there are new ones.
  assert.equal(await prepareDemo(context, () => ['試験製薬']), 24);
  await browser.signIn({ organisation: '試験製薬', role: '管理者' });
  const back = await browser.get('/organisation');
  assert.equal(back.status, 200, String(back.location));
});

test('Each sign-in is in the audit trail', async () => {
  await browser.signIn({ organisation: '試験製薬', role: '担当者' });
  const { rows } = await context.pool.query(
    `select a.action, o.name from audit_entry a join organisation o on o.id = a.organisation_id order by seq desc limit 1`,
  );
  assert.deepEqual(rows, [{ action: 'session.start', name: '試験製薬' }]);
  assert.equal((await verifyTrail(context.pool)).broken, null);
});

test('Settings of an identity provider that do not fit are refused at the start', async () => {
  const { identitySource } = await import('../identity-source.ts');
  const of = (settings: object) => () => identitySource({ ...context.settings, ...settings });
  assert.throws(of({ oidcIssuer: 'https://id.example' }), /ANTEI_OIDC_CLIENT_ID も要ります/);
  assert.throws(of({ oidcClientId: 'x' }), /ANTEI_OIDC_ISSUER も要ります/);
  assert.throws(of({ oidcIssuer: 'http://id.example', oidcClientId: 'x' }), /https で始まる/);
  assert.equal(of({ oidcIssuer: 'https://id.example', oidcClientId: 'x' })().kind, 'provider');
});

test('Where the provider cannot be reached, the page says so', async (t) => {
  const other = Object.assign(
    await testContext(t, {
      oidcIssuer: 'http://127.0.0.1:9',
      oidcClientId: 'x',
      oidcName: '試験ID',
    }),
    { ports: NO_PORTS },
  );
  const open = await createSite(other, await ensureBuilt());
  t.after(() => open.close());
  const start = await open.inject('/sign-in/start');
  assert.match(String(start.headers.location), /error=sign-in-unavailable/);
  const page = await open.inject(String(start.headers.location));
  assert.match(page.body, /IDの発行元につながりません/);
  assert.match(page.body, /試験IDでログインする/);
});

test('Who begins to sign in too often from one address has to wait', async () => {
  const statuses = [];
  for (let i = 0; i < 61; i++)
    statuses.push((await site.inject({ url: '/sign-in/start', remoteAddress: '203.0.113.9' })).statusCode);
  assert.deepEqual([statuses[59], statuses[60]], [303, 429]);
});

test('Where nothing can be written, who begins to sign in is told on the page', async (t) => {
  // As a standby says it.
  await context.pool.query(`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'read-only' using errcode = '25006'; end $$`);
  await context.pool.query(
    'create trigger refuse before insert on sign_in for each statement execute function refuse()',
  );
  t.after(() => context.pool.query('drop function refuse cascade'));
  const { location } = await browser.get('/sign-in/start?to=/account');
  assert.equal(location, '/sign-in?error=read-only&to=%2Faccount');
  assert.match((await browser.get('/sign-in?error=read-only')).text, /いまは読み取り専用です/);
});
