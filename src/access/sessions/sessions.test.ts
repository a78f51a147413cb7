import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { fixedClock } from '../../platform/clock.ts';
import { type ClosableContext, TEST_NOW, testContext } from '../../platform/database/testing.ts';
import { endAllSessions, endSession, switchOrganisation, viewAccount } from '../members/account.ts';
import { hashSecret, refOf } from '../secrets.ts';
import { deviceOf } from '../sign-in/device.ts';
import { addMember, addOrganisation, addSession, type SignedIn, signIn } from '../testing.ts';
import { sessionOf } from './sessions.ts';

const HOUR = 3_600_000;
let context: ClosableContext;
let me: SignedIn;
let count = 0;

before(async () => {
  context = await testContext();
});
after(() => context.close());
beforeEach(async () => {
  at(0);
  const organisation = await addOrganisation(context, 'manufacturer', '試験製薬');
  me = await signIn(context, organisation, 'editor', `試験 ${++count}`);
});

/** The clock, some hours after the sessions began. */
function at(hours: number) {
  context.clock = fixedClock(new Date(Date.parse(TEST_NOW) + hours * HOUR).toISOString());
}
const session = () => sessionOf(context, me.cookie);

test('A session stands for a person and the organisation they act for', async () => {
  assert.deepEqual((await session())?.actor, me.actor);
  for (const cookie of [undefined, '', 'antei_session=', 'antei_session=x', `${me.cookie}x`, 'other=1'])
    assert.equal(await sessionOf(context, cookie), null);
});

test('A session that is not used ends after twelve hours', async () => {
  at(11.99);
  assert.ok(await session());
  at(11.99 + 11.99);
  assert.ok(await session(), 'its use counts');
  at(11.99 + 11.99 + 12);
  assert.equal(await session(), null);
});

test('A session that is used all the time ends after seven days', async () => {
  for (let hours = 0; hours < 168; hours += 8) {
    at(hours);
    assert.ok(await session(), `${hours} hours`);
  }
  at(167.99);
  assert.ok(await session());
  at(168);
  assert.equal(await session(), null);
});

test('Signing out everywhere ends every session of the person at once, and nobody else’s', async () => {
  const other = await addSession(context, me);
  const stranger = await signIn(context, me.actor.organisation, 'editor', '別人');
  assert.equal((await viewAccount(context, (await session())!)).sessions.length, 2);
  await endAllSessions(context, (await session())!);
  assert.equal(await session(), null);
  assert.equal(await sessionOf(context, other), null);
  assert.ok(await sessionOf(context, stranger.cookie));
});

test('One may end the session of a device left behind, but no stranger’s', async () => {
  const other = await addSession(context, me);
  const stranger = await signIn(context, me.actor.organisation, 'editor', '別人');
  const ref = (cookie: string) => refOf(hashSecret(cookie.split('=')[1]!));
  await endSession(context, (await session())!, ref(stranger.cookie));
  assert.ok(await sessionOf(context, stranger.cookie));
  await endSession(context, (await session())!, ref(other));
  assert.equal(await sessionOf(context, other), null);
  for (const wrong of ['', '1', '\0', `${'a'.repeat(15)}'`, 'a'.repeat(17)])
    await endSession(context, (await session())!, wrong);
  assert.ok(await session());
});

test('One switches between one’s own organisations only', async () => {
  const second = await addOrganisation(context, 'hospital', '試験病院');
  const foreign = await addOrganisation(context, 'ministry', '厚生労働省');
  await addMember(context, me, second, 'viewer');
  await switchOrganisation(context, (await session())!, second.publicId);
  const switched = (await session())!.actor!;
  assert.deepEqual([switched.organisation.name, switched.role], ['試験病院', 'viewer']);
  for (const publicId of [foreign.publicId, 'x', ''])
    await assert.rejects(switchOrganisation(context, (await session())!, publicId), { code: 'not-found' });
  assert.equal((await session())!.actor!.organisation.id, second.id);
});

test('Who was removed, and whose organisation was closed, acts for nobody with the next request', async () => {
  await context.pool.query('update organisation set closed_at = now() where id = $1', [
    me.actor.organisation.id,
  ]);
  assert.equal((await session())!.actor, null);
  await context.pool.query('update organisation set closed_at = null');
  assert.ok((await session())!.actor);
  await context.pool.query('delete from membership where person_id = $1', [me.actor.person.id]);
  assert.equal((await session())!.actor, null);
  assert.deepEqual((await viewAccount(context, (await session())!)).organisations, []);
});

test('A device is known by few words', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
  assert.equal(deviceOf(chrome), 'Chrome／Windows');
  assert.equal(deviceOf(`${chrome} Edg/140.0`), 'Edge／Windows');
  assert.equal(
    deviceOf(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
    ),
    'Safari／iPhone・iPad',
  );
  assert.equal(deviceOf(undefined), '種類の分からない端末');
  assert.equal(deviceOf('<script>'), '種類の分からない端末');
});
