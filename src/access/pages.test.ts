import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ensureBuilt } from '../app/build.ts';
import { createSite } from '../app/server.ts';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { NO_PORTS, type SupplyContext } from '../supply/ports.ts';
import { addMember, addOrganisation, addSession, type SignedIn, signIn } from './testing.ts';

let context: ClosableContext & SupplyContext;
let site: FastifyInstance;
let admin: SignedIn;
let viewer: SignedIn;
let address = 0;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  site = await createSite(context, await ensureBuilt());
});
after(async () => {
  await site.close();
  await context.close();
});
beforeEach(async () => {
  address++;
  const maker = await addOrganisation(context, 'manufacturer', '試験製薬');
  admin = await signIn(context, maker, 'admin', '管理 花子');
  viewer = await signIn(context, maker, 'viewer', '閲覧 太郎');
});

const get = (url: string, { cookie }: { cookie: string }) => site.inject({ url, headers: { cookie } });
const FORM = 'application/x-www-form-urlencoded';
function post(
  url: string,
  { cookie }: { cookie: string },
  fields: Record<string, string> | string,
  headers: Record<string, string> = {},
) {
  const payload = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
  return site.inject({
    method: 'POST',
    url,
    remoteAddress: `127.0.2.${address}`,
    payload,
    headers: { cookie, 'content-type': FORM, origin: 'http://localhost:80', ...headers },
  });
}

test('Public pages are the same for a reader who is signed in', async () => {
  for (const url of ['/', '/guide', '/lists', '/sign-in']) {
    const [known, unknown] = [await get(url, admin), await site.inject(url)];
    assert.equal(known.statusCode, 200, url);
    const bare = (body: string) => body.replace(/"\/assets\/[^"]+"/g, '""');
    assert.equal(bare(known.body), bare(unknown.body), url);
    assert.match(known.body, />ログイン<\/a>/);
  }
  assert.match((await get('/account', admin)).body, />マイページ<\/a>/);
});

test('Signing out ends this session in the database and in the browser, and no other', async () => {
  const other = await addSession(context, admin);
  const reply = await post('/account', admin, { intent: 'sign-out' });
  assert.equal(reply.statusCode, 303);
  assert.equal(reply.headers.location, '/sign-in?signed-out');
  assert.match(String(reply.headers['set-cookie']), /^antei_session=; Max-Age=0;.*HttpOnly/);
  assert.equal((await get('/account', admin)).statusCode, 303);
  assert.equal((await get('/account', { cookie: other })).statusCode, 200);
});

test('The page of an organisation shows its own, with forms for admins only', async () => {
  const other = await addOrganisation(context, 'manufacturer', '例示薬品');
  await signIn(context, other, 'admin', '他社 次郎');
  const own = await get('/organisation', admin);
  for (const word of ['管理 花子', '閲覧 太郎', '招待のリンクを作る', 'トークンを発行する'])
    assert.ok(own.body.includes(word), word);
  assert.ok(!own.body.includes('他社 次郎'));
  const seen = await get('/organisation', viewer);
  assert.equal(seen.statusCode, 200);
  assert.doesNotMatch(seen.body, /招待のリンクを作る|トークンを発行する|組織から外す/);
});

test('Who may look and not change is refused, whatever form is sent', async () => {
  for (const intent of ['invite', 'uninvite', 'role', 'remove', 'token', 'revoke']) {
    const reply = await post('/organisation', viewer, { intent, role: 'admin', note: 'x', token: '1' });
    assert.equal(reply.statusCode, 403, intent);
    assert.match(reply.body, /管理者の役割が要ります/);
  }
});

test('A role that was taken away while the page was open does not count any more', async () => {
  await addMember(
    context,
    await signIn(context, viewer.actor.organisation, 'admin', '別の管理者'),
    await addOrganisation(context, 'clinic', 'x'),
    'viewer',
  );
  await context.pool.query(`update membership set role = 'viewer' where person_id = $1`, [
    admin.actor.person.id,
  ]);
  assert.equal(
    (await post('/organisation', admin, { intent: 'invite', role: 'admin', note: 'x' })).statusCode,
    403,
  );
  await context.pool.query('delete from membership where person_id = $1', [admin.actor.person.id]);
  const gone = await post('/organisation', admin, { intent: 'invite', role: 'admin', note: 'x' });
  assert.equal(gone.headers.location, '/account');
  assert.equal((await context.pool.query('select 1 from invitation')).rowCount, 0);
});

test('Forms that make no sense are answered as such and store nothing', async () => {
  const before = await context.pool.query('select count(*) from audit_entry');
  for (const [url, fields, headers] of [
    ['/organisation', {}, {}],
    ['/organisation', { intent: 'constructor' }, {}],
    ['/organisation', { intent: 'role', member: 'x\0', role: 'admin' }, {}],
    ['/organisation', { intent: 'token', name: 'x', scope: '__proto__', endsOn: '9999-99-99' }, {}],
    ['/organisation', { intent: 'revoke', token: '1e400' }, {}],
    ['/organisation', { intent: 'uninvite', invitation: '\0' }, {}],
    ['/account', { intent: 'switch', organisation: 'x\0' }, {}],
    ['/account', '{"intent":"sign-out"}', { 'content-type': 'application/json' }],
    ['/account', '--x', { 'content-type': 'multipart/form-data; boundary=y' }],
    ['/account', 'intent=sign-out', { 'content-type': 'text/plain' }],
    ['/account', 'intent=sign-out-everywhere', { origin: 'https://evil.example' }],
    ['/invitation/x%00y', {}, {}],
    [`/invitation/${'x'.repeat(400)}`, {}, {}],
  ] as const) {
    const reply = await post(url, admin, fields, headers);
    const what = `${url} ${JSON.stringify(fields)}: ${reply.statusCode}`;
    assert.ok(reply.statusCode >= 400 && reply.statusCode < 500, what);
  }
  assert.deepEqual((await context.pool.query('select count(*) from audit_entry')).rows, before.rows);
  assert.equal((await get('/account', admin)).statusCode, 200);
});
