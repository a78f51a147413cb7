import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { fixedClock } from '../../platform/clock.ts';
import { type ClosableContext, TEST_NOW, testContext } from '../../platform/database/testing.ts';
import { createHttpServer, type Gate } from '../../platform/http/server.ts';
import { allows } from '../model.ts';
import { tokenGate } from '../sessions/authorise.ts';
import { tokenActor } from '../sessions/sessions.ts';
import { addOrganisation, type SignedIn, signIn } from '../testing.ts';
import { makeToken, revokeToken, viewTokens } from './tokens.ts';

let context: ClosableContext;
let admin: SignedIn;

before(async () => {
  context = await testContext();
});
after(() => context.close());
beforeEach(async () => {
  context.clock = fixedClock(TEST_NOW);
  admin = await signIn(context, await addOrganisation(context, 'manufacturer', '試験製薬'), 'admin');
});

const GIVEN = { name: '在庫システム', scopes: ['reports:read'], endsOn: '2026-08-21' };
const caller = (token: string) => tokenActor(context, `Bearer ${token}`);

test('A token stands for its organisation with its scopes and no more; only its hash is stored', async () => {
  const token = await makeToken(context, admin.actor, GIVEN);
  assert.match(token, /^antei_[\w-]{43}$/);
  const { rows } = await context.pool.query('select * from api_token');
  assert.ok(!JSON.stringify(rows).includes(token.slice(6)));
  const actor = (await caller(token))!;
  assert.deepEqual([actor.person, actor.organisation.id], [null, admin.actor.organisation.id]);
  assert.equal(allows({ kinds: 'any', role: 'viewer', scope: 'reports:read' }, actor), true);
  assert.equal(allows({ kinds: 'any', role: 'viewer', scope: 'reports:write' }, actor), false);
  assert.equal(allows({ kinds: 'any', role: 'viewer' }, actor), false);
  assert.equal(allows({ kinds: ['ministry'], role: 'viewer', scope: 'reports:read' }, actor), false);
});

test('A token holds to the end of its day in Japan', async () => {
  const token = await makeToken(context, admin.actor, GIVEN);
  context.clock = fixedClock('2026-08-21T23:59:59+09:00');
  assert.ok(await caller(token));
  context.clock = fixedClock('2026-08-22T00:00:00+09:00');
  assert.equal(await caller(token), null);
  assert.equal((await viewTokens(context, admin.actor))[0]!.state, 'expired');
});

test('A revoked token opens nothing from that moment; its last use is kept', async () => {
  const token = await makeToken(context, admin.actor, GIVEN);
  await caller(token);
  const { ref, usedAt } = (await viewTokens(context, admin.actor))[0]!;
  assert.equal(usedAt?.toISOString(), new Date(TEST_NOW).toISOString());
  const other = await signIn(context, await addOrganisation(context, 'manufacturer', '例示薬品'), 'admin');
  await assert.rejects(revokeToken(context, other.actor, ref), { code: 'not-found' });
  assert.ok(await caller(token));
  await revokeToken(context, admin.actor, ref);
  assert.equal(await caller(token), null);
  await assert.rejects(revokeToken(context, admin.actor, ref), { code: 'not-found' });
  for (const wrong of ['', '1', '\0', ref.slice(1)])
    await assert.rejects(revokeToken(context, admin.actor, wrong), { code: 'not-found' });
});

test('A token is made by an admin, for scopes of the organisation’s kind, for at most a year', async () => {
  const editor = await signIn(context, admin.actor.organisation, 'editor');
  await assert.rejects(makeToken(context, editor.actor, GIVEN), { code: 'forbidden' });
  const program = { ...admin.actor, person: null, token: { id: 1, name: 'x', scopes: [] } };
  await assert.rejects(makeToken(context, program as never, GIVEN), { code: 'forbidden' });
  const pharmacy = await signIn(context, await addOrganisation(context, 'pharmacy', '試験薬局'), 'admin');
  for (const [who, given] of [
    [pharmacy, GIVEN],
    [admin, { ...GIVEN, name: '' }],
    [admin, { ...GIVEN, scopes: [] }],
    [admin, { ...GIVEN, scopes: ['everything'] }],
    [admin, { ...GIVEN, scopes: 'reports:read' }],
    [admin, { ...GIVEN, endsOn: '2026-08-20' }],
    [admin, { ...GIVEN, endsOn: '2027-08-21' }],
    [admin, { ...GIVEN, endsOn: '2026-02-30' }],
    [admin, { ...GIVEN, endsOn: undefined }],
  ] as const)
    await assert.rejects(makeToken(context, who.actor, given as never), { code: 'bad-request' });
  assert.deepEqual(await viewTokens(context, admin.actor), []);
  await makeToken(context, admin.actor, { ...GIVEN, endsOn: '2027-08-20' });
});

test('A guarded route takes a token and never a cookie', async (t) => {
  const app = await createHttpServer(context, tokenGate(context) as Gate);
  t.after(() => app.close());
  const access = { kinds: ['manufacturer'], role: 'editor', scope: 'reports:write' };
  app.get('/guarded', { config: { access } }, async (request) => request.actor!.organisation.name);
  const call = async (headers: Record<string, string>) => {
    const reply = await app.inject({ url: '/guarded', headers });
    return `${reply.statusCode} ${reply.json().code ?? ''}`.trim();
  };
  const bearer = async (scopes: string[]) => ({
    authorization: `Bearer ${await makeToken(context, admin.actor, { ...GIVEN, scopes })}`,
  });
  const refused = '401 token-needed';
  assert.equal(await call({}), refused);
  assert.equal(await call({ cookie: admin.cookie }), refused);
  assert.equal(await call({ authorization: 'Bearer antei_' }), refused);
  assert.equal(await call({ authorization: `Bearer antei_${'x'.repeat(43)}` }), refused);
  assert.equal(await call(await bearer(['reports:read'])), '403 forbidden');
  const good = await app.inject({ url: '/guarded', headers: await bearer(['reports:write']) });
  assert.equal(good.statusCode, 200);
});
