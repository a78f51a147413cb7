import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { fixedClock } from '../../platform/clock.ts';
import { type ClosableContext, TEST_NOW, testContext } from '../../platform/database/testing.ts';
import { viewDeeds } from '../audit/deeds.ts';
import { sessionOf } from '../sessions/sessions.ts';
import { addOrganisation, type SignedIn, signIn } from '../testing.ts';
import {
  acceptInvitation,
  changeRole,
  invite,
  openInvitation,
  removeMember,
  uninvite,
  viewMembers,
} from './members.ts';

let context: ClosableContext;
let admin: SignedIn;
let editor: SignedIn;
let stranger: SignedIn;

before(async () => {
  context = await testContext();
});
after(() => context.close());
beforeEach(async () => {
  context.clock = fixedClock(TEST_NOW);
  const own = await addOrganisation(context, 'manufacturer', '試験製薬');
  const other = await addOrganisation(context, 'manufacturer', '例示薬品');
  admin = await signIn(context, own, 'admin', '管理 者');
  editor = await signIn(context, own, 'editor', '担当 者');
  stranger = await signIn(context, other, 'admin', '他社 者');
});

const session = async (who: SignedIn) => (await sessionOf(context, who.cookie))!;
async function publicId(who: SignedIn): Promise<string> {
  const { rows } = await context.pool.query('select public_id from person where id = $1', [
    who.actor.person.id,
  ]);
  return rows[0].public_id;
}
const GIVEN = { role: 'editor', note: '薬事部 山田さん' };

test('An invitation makes one person a member, who acts for the organisation at once', async () => {
  const secret = await invite(context, admin.actor, GIVEN);
  assert.deepEqual(await openInvitation(context, secret), {
    organisation: '試験製薬',
    kind: '製造販売業者',
    role: 'editor',
  });
  assert.equal((await viewMembers(context, admin.actor)).invitations.length, 1);
  await acceptInvitation(context, await session(stranger), secret);
  const { actor } = await session(stranger);
  assert.deepEqual([actor!.organisation.name, actor!.role], ['試験製薬', 'editor']);
  assert.equal((await viewMembers(context, admin.actor)).invitations.length, 0);
  await assert.rejects(acceptInvitation(context, await session(editor), secret), {
    code: 'invitation-unusable',
  });
});

test('Two people with one link at the same time: one becomes a member', async () => {
  const secret = await invite(context, admin.actor, GIVEN);
  const third = await signIn(context, stranger.actor.organisation, 'viewer', '三人目');
  const ends = await Promise.allSettled([
    acceptInvitation(context, await session(stranger), secret),
    acceptInvitation(context, await session(third), secret),
  ]);
  assert.deepEqual(ends.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await viewMembers(context, admin.actor)).members.length, 3);
});

test('An invitation ends after seven days, or when it is taken back; only its hash is stored', async () => {
  const secret = await invite(context, admin.actor, GIVEN);
  const { rows } = await context.pool.query('select * from invitation');
  assert.ok(!JSON.stringify(rows).includes(secret));
  context.clock = fixedClock('2026-08-27T09:00:00+09:00');
  await assert.rejects(openInvitation(context, secret), { code: 'invitation-unusable' });
  context.clock = fixedClock('2026-08-27T08:59:59+09:00');
  await openInvitation(context, secret);
  const { hash } = (await viewMembers(context, admin.actor)).invitations[0]!;
  await assert.rejects(uninvite(context, stranger.actor, hash), { code: 'not-found' });
  await uninvite(context, admin.actor, hash);
  await assert.rejects(openInvitation(context, secret), { code: 'invitation-unusable' });
  await assert.rejects(openInvitation(context, 'x'), { code: 'invitation-unusable' });
});

test('A member who opens another invitation keeps role and link', async () => {
  const secret = await invite(context, admin.actor, { ...GIVEN, role: 'viewer' });
  await assert.rejects(acceptInvitation(context, await session(admin), secret), {
    code: 'invitation-unusable',
    detail: /すでに「試験製薬」のメンバー/,
  });
  assert.equal((await session(admin)).actor!.role, 'admin');
  await openInvitation(context, secret);
});

test('Only an admin invites, changes roles and sees people out, and only in the own organisation', async () => {
  const target = await publicId(editor);
  for (const work of [
    () => invite(context, editor.actor, GIVEN),
    () => uninvite(context, editor.actor, 'x'),
    () => changeRole(context, editor.actor, target, 'admin'),
    () => removeMember(context, editor.actor, target),
  ])
    await assert.rejects(work(), { code: 'forbidden' });
  await assert.rejects(changeRole(context, stranger.actor, target, 'admin'), { code: 'not-found' });
  await assert.rejects(removeMember(context, stranger.actor, target), { code: 'not-found' });
  assert.equal((await viewMembers(context, editor.actor)).invitations.length, 0);
});

test('What is not a role or a note is told, and nothing is stored', async () => {
  for (const given of [
    { role: 'owner', note: 'x' },
    { role: 'editor', note: ' ' },
    { role: 'editor', note: 'あ'.repeat(61) },
    { role: ['admin'], note: 'x' },
    { role: '__proto__', note: 'x' },
  ])
    await assert.rejects(invite(context, admin.actor, given), { code: 'bad-request' });
  await assert.rejects(changeRole(context, admin.actor, await publicId(editor), 'king'), {
    code: 'bad-request',
  });
  assert.equal((await viewMembers(context, admin.actor)).invitations.length, 0);
});

test('A changed role and a removal take effect with the next request', async () => {
  const target = await publicId(editor);
  await changeRole(context, admin.actor, target, 'viewer');
  assert.equal((await session(editor)).actor!.role, 'viewer');
  await removeMember(context, admin.actor, target);
  assert.equal((await session(editor)).actor, null);
});

test('The last admin neither goes nor steps down, also when two try at the same time', async () => {
  const first = await publicId(admin);
  for (const work of [
    () => removeMember(context, admin.actor, first),
    () => changeRole(context, admin.actor, first, 'editor'),
  ])
    await assert.rejects(work(), { code: 'last-admin' });
  const second = await publicId(editor);
  await changeRole(context, admin.actor, second, 'admin');
  const ends = await Promise.allSettled([
    removeMember(context, admin.actor, first),
    changeRole(context, { ...editor.actor, role: 'admin' }, second, 'viewer'),
  ]);
  assert.deepEqual(ends.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const { members } = await viewMembers(context, editor.actor);
  assert.equal(members.filter(({ role }) => role === 'admin').length, 1);
});

test('The organisation sees its own deeds in words, and nobody else’s', async () => {
  await changeRole(context, admin.actor, await publicId(editor), 'viewer');
  await invite(context, stranger.actor, GIVEN);
  const deeds = await viewDeeds(context, admin.actor);
  assert.deepEqual(
    deeds.map(({ who, deed, named }) => [who, deed, named]),
    [['管理 者', '役割の変更', '担当 者']],
  );
});
