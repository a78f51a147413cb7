import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMember, type SignedIn } from '../../access/testing.ts';
import { PEER, submitted } from '../../warnings/testing.ts';
import { retellDeadlines, tellDeadlines } from './deadlines.ts';
import { addressOf, letterWorld } from './letters-testing.ts';

test('a letter of deadlines is not sent to who left, nor after its day', async (t) => {
  const w = await letterWorld(t);
  const { context, warnings, officer, colleague, send, goTo } = w;
  const number = await submitted(w);
  await warnings.assign(officer.actor, number, 1, { assignee: null, dueOn: '2026-08-23' });
  await send();
  goTo('2026-08-23T08:23:00+09:00');
  assert.equal(await tellDeadlines(context), 2);
  await context.pool.query('delete from membership where person_id = $1', [colleague.actor.person.id]);
  assert.deepEqual(
    (await send()).sent.map(([to]) => to),
    [addressOf(officer)],
  );
  goTo('2026-08-24T08:23:00+09:00');
  assert.equal(await tellDeadlines(context), 1);
  goTo('2026-08-25T08:23:00+09:00');
  assert.deepEqual((await send()).sent, []);
});

test('who has changed organisations is not told that morning what the one before has due', async (t) => {
  const w = await letterWorld(t);
  const { access, context, warnings, officer, colleague, reader, peer, send, goTo } = w;
  const number = await submitted(w);
  await warnings.assign(officer.actor, number, 1, { assignee: null, dueOn: '2026-08-23' });
  await access.chooseMails(reader.actor, ['deadline']);
  await send();
  goTo('2026-08-23T08:23:00+09:00');
  assert.equal(await tellDeadlines(context), 3);
  // One was in both, and leaves the one that has something due; another leaves it, and joins the other after that.
  await addMember(context, reader, peer.actor.organisation, 'editor');
  goTo('2026-08-23T08:23:01+09:00');
  await context.pool.query('delete from membership where person_id = $1', [colleague.actor.person.id]);
  await addMember(context, colleague, peer.actor.organisation, 'editor');
  await access.removeMember({ ...officer.actor, role: 'admin' }, await publicIdOf(w, reader));
  assert.equal((await access.mail(reader.actor)).address, addressOf(reader), 'who may be written to still');
  assert.equal(await retellDeadlines(context), 0, 'the other one has nothing due');
  assert.deepEqual(
    (await send()).sent.map(([to]) => to),
    [addressOf(officer)],
  );
});

test('who leaves one of two organisations still hears that day what the other has due', async (t) => {
  const w = await letterWorld(t);
  const { access, context, warnings, officer, reader, peer, send, goTo } = w;
  const number = await submitted(w);
  await warnings.ask(officer.actor, number, { yjCode: PEER, message: '教えてください', dueOn: '2026-08-23' });
  await warnings.assign(officer.actor, number, 1, { assignee: null, dueOn: '2026-08-23' });
  await addMember(context, reader, peer.actor.organisation, 'editor');
  await access.chooseMails(reader.actor, ['deadline']);
  await send();
  goTo('2026-08-23T08:23:00+09:00');
  await tellDeadlines(context);
  const admin = { ...officer.actor, role: 'admin' } as const;
  await access.removeMember(admin, await publicIdOf(w, reader));
  assert.equal(await retellDeadlines(context), 1);
  const { sent, texts } = await send();
  const own = texts[sent.findIndex(([to]) => to === addressOf(reader))]!;
  assert.match(own, /増産の依頼への回答：今日まで1件/);
  assert.doesNotMatch(own, /供給不安報告/);
  assert.equal(await retellDeadlines(context), 0);
  assert.equal(await tellDeadlines(context), 0);
  assert.deepEqual((await send()).sent, [], 'one letter a day');
});

test('deadlines: one mail a person and day, on the days that ask for one, what is over the longest first', async (t) => {
  const w = await letterWorld(t);
  const { context, warnings, maker, makerViewer, officer, colleague, peer, send, goTo } = w;
  const number = await submitted(w);
  await warnings.ask(officer.actor, number, { yjCode: PEER, message: '教えてください', dueOn: '2026-08-26' });
  await warnings.assign(officer.actor, number, 1, {
    assignee: colleague.actor.person.id,
    dueOn: '2026-08-30',
  });
  await send();
  /** What each person reads that morning, by address. */
  const morning = async (day: string) => {
    goTo(`${day}T08:23:00+09:00`);
    await tellDeadlines(context);
    await tellDeadlines(context);
    const { sent, texts } = await send();
    return Object.fromEntries(sent.map(([to], index) => [to, texts[index]!.split('\n\n').slice(1, -4)]));
  };
  assert.deepEqual(await morning('2026-08-21'), {});
  // Three days before the answer is due; the triage is due today.
  assert.deepEqual(await morning('2026-08-23'), {
    [addressOf(colleague)]: ['供給不安報告の内容確認：今日まで1件'],
    [addressOf(peer)]: ['増産の依頼への回答：3日以内のもの1件'],
  });
  assert.deepEqual(await morning('2026-08-25'), {});
  assert.deepEqual(await morning('2026-08-27'), {
    [addressOf(colleague)]: [
      '供給不安報告の内容確認：期限を過ぎたもの1件',
      '供給不安報告の対応：3日以内のもの1件',
    ],
    [addressOf(peer)]: ['増産の依頼への回答：期限を過ぎたもの1件'],
  });
  // Three days before the month ends, both makers owe their word of the month; only who may give it is told.
  const end = await morning('2026-08-28');
  assert.deepEqual(Object.keys(end).sort(), [addressOf(maker), addressOf(peer)].sort());
  assert.ok(!(addressOf(makerViewer) in end));
  assert.deepEqual(end[addressOf(maker)], ['今月の報告か「変更なし」の確認：3日以内のもの2品目']);
  await context.pool.query(`update supply_request set answer = 'no'`);
  assert.deepEqual(Object.keys(await morning('2026-09-07')), [addressOf(colleague)], 'a week on');
});

async function publicIdOf(
  { context }: Pick<Awaited<ReturnType<typeof letterWorld>>, 'context'>,
  { actor }: SignedIn,
): Promise<string> {
  const { rows } = await context.pool.query<{ id: string }>(
    'select public_id as id from person where id = $1',
    [actor.person.id],
  );
  return rows[0]!.id;
}
