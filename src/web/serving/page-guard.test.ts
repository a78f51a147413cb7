import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { addOrganisation, signIn } from '../../access/testing.ts';
import { ensureBuilt } from '../../app/build.ts';
import { PAGES } from '../../app/pages.ts';
import { createSite } from '../../app/server.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { NO_PORTS, type SupplyContext } from '../../supply/ports.ts';
import { createPageGuard, refusalOf } from './page-guard.ts';

const { accessOf, isAfterOthers } = createPageGuard(PAGES);

let context: ClosableContext & SupplyContext;
let site: FastifyInstance;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  site = await createSite(context, await ensureBuilt());
});
after(async () => {
  await site.close();
  await context.close();
});

test('an address and the data of its client-side navigation ask for the same', () => {
  const guarded = PAGES.filter(({ access }) => access !== 'public');
  assert.ok(guarded.length > 0);
  for (const { path, access } of PAGES) {
    const address = `/${path.replace(/:\w+/g, 'x')}`;
    // However the first word is written: the router reads all of these.
    const odd = [
      address.toUpperCase(),
      address.replace(/^\/./, (slash) => `/%${slash.charCodeAt(1).toString(16)}`),
    ];
    for (const form of [address, `${address}.data`, `${address}/_.data`, `${address}/`, ...odd])
      if (path !== '') assert.deepEqual(accessOf(form), access, form);
    assert.doesNotMatch(path.split('/')[0]!, /[:*?]/, 'the first word is one');
  }
  assert.equal(accessOf('/no-such-page'), 'public');
});

test('the page of a sent file waits for the pages of others, and no other page does', () => {
  assert.ok(isAfterOthers('/report/uploads/abc'));
  assert.ok(!isAfterOthers('/report/upload'));
  assert.ok(!isAfterOthers('/products/1149019F1560'));
  assert.ok(!isAfterOthers('/no-such-page'));
});

test('who is not signed in is sent to the sign-in, and back afterwards', async () => {
  const reply = await site.inject('/account?tab=1');
  assert.equal(reply.statusCode, 303);
  assert.equal(reply.headers.location, '/sign-in?to=%2Faccount%3Ftab%3D1');
  assert.equal(reply.headers['cache-control'], 'no-store');
  const data = await site.inject('/account.data?tab=1');
  assert.match(data.body, /sign-in\?to=%2Faccount/);
  assert.doesNotMatch(data.body, /属していません/);
});

test('who is signed in sees the page, and no cache keeps it', async () => {
  const maker = await addOrganisation(context, 'manufacturer', '試験製薬');
  const { cookie } = await signIn(context, maker, 'editor', '試験 花子');
  const reply = await site.inject({ url: '/account', headers: { cookie } });
  assert.equal(reply.statusCode, 200);
  assert.match(reply.body, /試験 花子/);
  assert.equal(reply.headers['cache-control'], 'no-store');
  assert.equal((await site.inject({ url: '/account', headers: { cookie: `${cookie}x` } })).statusCode, 303);
});

test('who acts for no organisation is sent to the account, which says what to do', async () => {
  const lost = await addOrganisation(context, 'pharmacy', '閉じた薬局');
  const { cookie } = await signIn(context, lost, 'admin', '無所属 花子');
  await context.pool.query('delete from membership where organisation_id = $1', [lost.id]);
  const reply = await site.inject({ url: '/organisation', headers: { cookie } });
  assert.equal(reply.statusCode, 303);
  assert.equal(reply.headers.location, '/account');
  const account = await site.inject({ url: '/account', headers: { cookie } });
  assert.match(account.body, /まだどの組織にも属していません/);
});

test('another kind of organisation or a lower role is refused, with what is needed', async () => {
  const pharmacy = await addOrganisation(context, 'pharmacy', '試験薬局');
  const { actor } = await signIn(context, pharmacy, 'viewer');
  const session = { id: 1, person: actor.person, actor };
  assert.match(
    String(refusalOf({ kinds: ['ministry'], role: 'viewer' }, session)),
    /厚生労働省の閲覧者の役割が要ります。いまは「試験薬局」/,
  );
  assert.match(String(refusalOf({ kinds: 'any', role: 'editor' }, session)), /担当者の役割が要ります/);
  assert.equal(refusalOf({ kinds: ['pharmacy'], role: 'viewer' }, session), null);
  assert.equal(refusalOf('signed-in', session), null);
});
