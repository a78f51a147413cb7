import assert from 'node:assert/strict';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ensureBuilt } from '../../app/build.ts';
import { firstLink } from '../../app/first-link.ts';
import { createSite } from '../../app/server.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { importEdition, loadDemoWhenEmpty } from '../../supply/index.ts';
import { NO_PORTS, type SupplyContext } from '../../supply/ports.ts';
import { edition, row } from '../../supply/testing.ts';
import { ownBrowser, TestBrowser } from '../testing.ts';
import { prepareDemo } from './demo.ts';
import { keyLink } from './site-key.ts';

const MINISTRY = { organisation: '厚生労働省', role: '管理者' };
const MAIL =
  'From: antei@localhost\r\nTo: c@example.jp\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\nhttp://localhost/lists/confirm/1.secret\r\n';

let context: ClosableContext & SupplyContext;
let site: FastifyInstance;
let url: string;
/** A relay on the same machine that passes requests on as if they were its own, as a tunnel does. */
let relay: Server;
let outside: string;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  await prepareDemo(context, () => ['試験製薬']);
  mkdirSync(join(context.settings.dataDir, 'outbox'), { recursive: true });
  writeFileSync(join(context.settings.dataDir, 'outbox', '1.eml'), MAIL);
  site = await createSite(context, await ensureBuilt());
  url = await site.listen({ host: '127.0.0.1', port: 0 });
  relay = createServer((incoming, answer) => {
    const { host } = new URL(url);
    const headers = { ...incoming.headers, host, ...(incoming.headers.origin && { origin: url }) };
    const passed = httpRequest(url + incoming.url, { method: incoming.method, headers }, (got) => {
      answer.writeHead(got.statusCode!, got.headers);
      got.pipe(answer);
    });
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  outside = `http://127.0.0.1:${(relay.address() as { port: number }).port}`;
});
after(async () => {
  relay.closeAllConnections();
  relay.close();
  await site.close();
  await context.close();
});

test('A stranger behind a relay that adds no header is nobody at the development provider, and reads no mail', async () => {
  for (const cookie of ['', 'antei_site_key=', `antei_site_key=${'A'.repeat(43)}`]) {
    const stranger = new TestBrowser(outside, cookie);
    const start = await stranger.get('/sign-in/start?to=/desk/warnings');
    assert.match(start.location!, /^\/sign-in\?error=sign-in-locked/);
    const page = await stranger.get(start.location!);
    assert.match(page.text, /お試し用のログインには、サイトの鍵が要ります/);
    assert.doesNotMatch(page.text, /でログインする/);
    for (const path of [
      'auth?client_id=antei',
      'choose/x',
      '.well-known/openid-configuration',
      'jwks',
      'me',
    ]) {
      const reply = await stranger.get(`/dev/identity/${path}`);
      assert.equal(reply.status, 403, path);
      assert.doesNotMatch(reply.text, /厚生労働省|authorization_endpoint/);
    }
    assert.equal((await stranger.post('/dev/identity/token', { grant_type: 'x' })).status, 403);
    const outbox = await stranger.get('/lists/outbox');
    assert.match(outbox.text, /サイトの鍵が要ります/);
    assert.doesNotMatch(outbox.text, /c@example\.jp|confirm/);
  }
  const { rowCount } = await context.pool.query('select from session');
  assert.equal(rowCount, 0);
});

test('The link that start prints lets its reader in: by a cookie that no script and no other site can use', async () => {
  const said = await firstLink(context, `${url}/`);
  const link = new RegExp(`${url}/dev/key/[\\w-]{43}`).exec(said)![0];
  const own = new TestBrowser(url);
  const opened = await own.get(link);
  assert.deepEqual([opened.status, opened.location], [303, '/']);
  for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/'])
    assert.ok(own.received[0]!.includes(attribute), own.received[0]);
  assert.match((await own.get('/lists/outbox')).text, /c@example\.jp/);
  assert.equal(await own.signIn(MINISTRY, '/desk/warnings'), `${url}/desk/warnings`);
  for (const wrong of ['x', 'A'.repeat(43), `${keyLink(context.settings).slice(9)}x`, 'あ'])
    assert.equal((await own.get(`/dev/key/${wrong}`)).status, 404, wrong);
  assert.equal((await own.get('/dev/key/%00')).status, 400);
  assert.equal(keyLink({ ...context.settings }), keyLink(context.settings), 'the same at the next start');
  assert.equal(statSync(join(context.settings.dataDir, 'secret')).mode & 0o777, 0o600);
});

/** Nothing for trying out is there any more, even for who holds the key. */
async function assertOver(
  world: ClosableContext & SupplyContext,
  open: FastifyInstance,
  address: string,
): Promise<void> {
  const own = ownBrowser(world, address);
  assert.match((await own.get('/sign-in/start')).location!, /error=sign-in-off/);
  assert.match((await own.get('/sign-in')).text, /このサイトではログインを使えません/);
  assert.equal((await own.get('/dev/identity/.well-known/openid-configuration')).status, 404);
  assert.equal((await own.get(keyLink(world.settings))).status, 404);
  assert.equal((await own.get('/lists/outbox')).status, 404);
  assert.equal(await prepareDemo(world, () => ['試験製薬']), 0);
  assert.equal(await loadDemoWhenEmpty(world, () => undefined), false);
  assert.ok(!(await firstLink(world, `${address}/`)).includes('/dev/key'));
  assert.equal((await open.inject('/')).statusCode, 200);
}

test('With the first official list trying out is over at once and for good, whatever is deleted afterwards', async () => {
  const own = ownBrowser(context, url);
  await own.signIn(MINISTRY);
  assert.equal((await own.get('/desk/warnings')).status, 200);
  const list = edition('2026-08-18', [row('1149019F1560')]);
  await importEdition(context, list, { source: 'official' });
  assert.equal((await own.get('/desk/warnings')).status, 303, 'whoever was signed in is not any more');
  await assertOver(context, site, url);
  await context.pool.query('delete from supply_interval; delete from edition; delete from reference_list');
  await assertOver(context, site, url);
  for (const statement of [
    'delete from trial_end',
    `update trial_end set why = 'identity-provider'`,
    'truncate trial_end',
  ])
    await assert.rejects(context.pool.query(statement), /for good/);
  const { rows } = await context.pool.query('select why from trial_end');
  assert.deepEqual(rows, [{ why: 'official-list' }]);
});

test('A real provider ends it as well, also where it is unset afterwards; a demonstration does not', async (t) => {
  const world = Object.assign(await testContext(t), { ports: NO_PORTS });
  await importEdition(world, edition('2026-08-18', [row('1149019F1560')]), { source: 'demo' });
  assert.equal(await prepareDemo(world, () => ['試験製薬']), 24);
  const provider = { oidcIssuer: 'https://id.example', oidcClientId: 'x' };
  assert.equal(await prepareDemo({ ...world, settings: { ...world.settings, ...provider } }, () => []), 0);
  const open = await createSite(world, await ensureBuilt());
  t.after(() => open.close());
  await assertOver(world, open, await open.listen({ host: '127.0.0.1', port: 0 }));
});
