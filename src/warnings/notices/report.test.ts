import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { verifyTrail } from '../../access/audit/audit.ts';
import { filledForm, OTHER, OURS, PEER, submitted, type WarningWorld, warningWorld } from '../testing.ts';

let world: WarningWorld;
before(async () => {
  world = await warningWorld();
});

const refusedAs = (code: string) => (error: { code?: string }) => error.code === code;
const count = async (table: string) =>
  Number((await world.context.pool.query(`select count(*) from ${table}`)).rows[0].count);

test('a maker’s warning is stored with its history and its deed, under a number that tells no count', async () => {
  const number = await submitted(world);
  assert.match(number, /^W-20260820-[\w-]{12}$/);
  const own = await world.warnings.ownWarning(world.maker.actor, number);
  assert.deepEqual(
    [own.state, own.version, own.notice.cause, own.person],
    ['received', 1, 'material', '安心 花子'],
  );
  assert.deepEqual(
    own.history.map(({ what }) => what),
    ['submit'],
  );
  const { rows } = await world.context.pool.query(
    `select person_id, details from audit_entry where action = 'warning.submit' and record = $1`,
    [number],
  );
  assert.deepEqual(rows, [{ person_id: world.maker.actor.person.id, details: {} }]);
});

test('nothing is stored while an item is wrong', async () => {
  const [warnings, deeds] = [await count('early_warning'), await count('audit_entry')];
  const reply = await world.warnings.submit(world.maker.actor, [OURS], filledForm({ cause: 'none' }));
  assert.deepEqual([reply.number, reply.problems.map(({ item }) => item)], [null, ['cause']]);
  assert.deepEqual([await count('early_warning'), await count('audit_entry')], [warnings, deeds]);
});

test('only an editor of the product’s own maker may warn', async () => {
  const { warnings, makerViewer, maker, officer, pharmacy } = world;
  for (const { actor } of [makerViewer, officer, pharmacy])
    await assert.rejects(warnings.submit(actor, [OURS], filledForm()), refusedAs('forbidden'));
  for (const code of [PEER, '9999999F9999', ''])
    await assert.rejects(warnings.submit(maker.actor, [code], filledForm()), refusedAs('not-found'));
  const token = {
    ...maker.actor,
    person: null,
    token: { id: 1, name: 't', scopes: ['reports:write'] as const },
  };
  await assert.rejects(warnings.submit(token, [OURS], filledForm()), refusedAs('forbidden'));
});

test('a correction keeps what was there before, and refuses who saw another version', async () => {
  const { warnings, maker, officer } = world;
  const number = await submitted(world);
  await warnings.change(maker.actor, number, 1, filledForm({ quantity: '月に約90万錠' }));
  await assert.rejects(warnings.change(maker.actor, number, 1, filledForm()), refusedAs('warning-conflict'));
  const seen = await warnings.warning(officer.actor, number);
  assert.deepEqual([seen.version, seen.notice.quantity], [2, '月に約90万錠']);
  const change = seen.events.find(({ kind }) => kind === 'change');
  assert.equal((change!.content as { before: { quantity: string } }).before.quantity, '月に約120万錠');
  assert.equal(seen.notice.yjCode, OURS);
});

test('the maker may say that the worry is over, which moves nothing by itself', async () => {
  const { warnings, maker, officer } = world;
  const number = await submitted(world);
  await assert.rejects(warnings.over(maker.actor, number, ' '), refusedAs('warning-refused'));
  await warnings.over(maker.actor, number, '別の原薬が確保できました');
  const own = await warnings.ownWarning(maker.actor, number);
  assert.equal(own.state, 'received');
  assert.deepEqual(own.history.at(-1)!.note, '別の原薬が確保できました');
  assert.equal((await warnings.warning(officer.actor, number)).events.at(-2)!.kind, 'over');
});

test('a closed warning is not corrected any more', async () => {
  const { warnings, maker, officer } = world;
  const number = await submitted(world);
  const move = (seen: number, to: string) =>
    warnings.move(officer.actor, number, seen, { to, note: '重複', link: '' });
  await move(1, 'triage');
  await move(2, 'closed');
  await assert.rejects(warnings.change(maker.actor, number, 3, filledForm()), refusedAs('warning-refused'));
  await assert.rejects(warnings.over(maker.actor, number, '済'), refusedAs('warning-refused'));
});

test('the maker does not see what the desk writes', async () => {
  const { warnings, maker, officer } = world;
  const number = await submitted(world);
  await warnings.assign(officer.actor, number, 1, { assignee: officer.actor.person.id, dueOn: '2026-08-30' });
  await warnings.log(officer.actor, number, {
    with: 'society',
    who: '秘学会',
    on: '2026-08-20',
    what: '内々の相談',
  });
  await warnings.move(officer.actor, number, 2, { to: 'triage', note: '内々の覚え', link: '' });
  const own = JSON.stringify(await warnings.ownWarning(maker.actor, number));
  assert.doesNotMatch(own, /秘学会|内々|厚労|2026-08-30|assignee/);
  assert.match(own, /triage/);
});

test('another maker’s warning is answered as one that does not exist, by every verb', async () => {
  const { warnings, peer, maker } = world;
  const number = await submitted(world);
  const [own] = (await warnings.own(maker.actor)).slice(0, 1);
  assert.equal(own!.number, number);
  assert.deepEqual(await warnings.own(peer.actor), []);
  for (const verb of [
    (n: string) => warnings.ownWarning(peer.actor, n),
    (n: string) => warnings.change(peer.actor, n, 1, filledForm()),
    (n: string) => warnings.over(peer.actor, n, '済'),
    (n: string) => warnings.attach(peer.actor, n, { name: 'a.txt', bytes: Buffer.from('a') }),
    (n: string) => warnings.file(peer.actor, n, 'x'),
  ]) {
    const replies = await Promise.all(
      [number, 'W-20260820-AAAAAAAAAAAA'].map((n) =>
        verb(n).then(String, ({ code, detail }) => [code, detail]),
      ),
    );
    assert.deepEqual(replies[0], replies[1]);
    assert.equal(replies[0]![0], 'not-found');
  }
});

test('a maker of two names warns for the products of both', async () => {
  const { warnings, maker } = world;
  const both = structuredClone(maker.actor);
  both.organisation.makers.push('隣人製薬');
  assert.ok((await warnings.submit(both, [PEER], filledForm())).number);
  assert.ok((await warnings.submit(both, [OTHER], filledForm())).number);
});

test('the trail of all that was done is whole', async () => {
  assert.equal((await verifyTrail(world.context.pool)).broken, null);
});
