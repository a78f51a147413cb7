import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { caseFields, type InformationWorld, informationWorld, traces } from '../information-testing.ts';
import {
  CASE_STATES,
  type CaseState,
  DECISIONS,
  decisionStep,
  mayRewrite,
  mayWithdraw,
} from './case-state.ts';

const SENTINEL = 'ヒミツノレンラクサキ';

async function sent(world: InformationWorld, replaced: Record<string, string> = {}): Promise<string> {
  const { id, problems } = await world.information.submitCase(world.hospital.actor, caseFields(replaced));
  assert.deepEqual(problems, []);
  return id!;
}

test('a case is sent, published by a decision, and then read by everybody without its contact', async (t) => {
  const world = await informationWorld(t);
  const { information, officer, hospital } = world;
  const before = await traces(world);
  const id = await sent(world, { contact: SENTINEL });
  assert.deepEqual(await information.cases(null), []);
  await assert.rejects(information.case(id), { code: 'not-found' });
  assert.equal(
    (await traces(world)).revision,
    before.revision,
    'what waits for a decision does not show in the revision',
  );

  const [waiting] = await information.casesToDecide(officer.actor);
  assert.equal(waiting!.contact, SENTINEL);
  await information.decideCase(officer.actor, id, waiting!.version, { to: 'published', note: '' });
  const [published] = await information.cases(null);
  assert.deepEqual(published, {
    publicId: id,
    organisation: '若葉病院',
    place: '若葉県立中央病院',
    prefecture: '13',
    title: '外来での切替えの説明',
    what: '薬剤師が、切り替える前に患者に説明しました。',
    result: '半年で、新しく使う人の全員が後続品になりました。',
    publishedAt: world.context.clock.now(),
  });
  assert.deepEqual(await information.case(id), published);
  assert.deepEqual(await information.cases('14'), []);
  assert.equal((await information.cases('13')).length, 1);
  assert.equal((await information.ownCase(hospital.actor, id)).state, 'published');
  const { deeds, revision } = await traces(world);
  assert.deepEqual(deeds, [`case.submit ${id}`, `case.review ${id}`]);
  assert.notEqual(revision, before.revision);
});

test('a returned case is rewritten by its organisation and decided anew; the note of the ministry stays with it', async (t) => {
  const world = await informationWorld(t);
  const { information, officer, hospital } = world;
  const id = await sent(world);
  await information.decideCase(officer.actor, id, 1, {
    to: 'returned',
    note: '結果に期間を書いてください。',
  });
  const returned = await information.ownCase(hospital.actor, id);
  assert.deepEqual([returned.state, returned.decisionNote], ['returned', '結果に期間を書いてください。']);
  await assert.rejects(information.decideCase(officer.actor, id, 2, { to: 'published', note: '' }), {
    code: 'information-refused',
  });
  const rewritten = await information.rewriteCase(hospital.actor, id, 2, caseFields({ result: '半年で8割' }));
  assert.deepEqual(rewritten, { id, problems: [] });
  const again = await information.caseToDecide(officer.actor, id);
  assert.deepEqual([again.state, again.result, again.version], ['received', '半年で8割', 3]);
  assert.equal(again.decisionNote, '結果に期間を書いてください。');
  await information.decideCase(officer.actor, id, 3, { to: 'published', note: '' });
  assert.equal((await information.case(id)).result, '半年で8割');
});

test('a published case leaves the page at once when the ministry returns it or its organisation withdraws it', async (t) => {
  const world = await informationWorld(t);
  const { information, officer, hospital } = world;
  const [first, second] = [await sent(world), await sent(world)];
  for (const id of [first, second])
    await information.decideCase(officer.actor, id, 1, { to: 'published', note: '' });
  const { revision } = await traces(world);
  await assert.rejects(information.rewriteCase(hospital.actor, first, 2, caseFields()), {
    code: 'information-refused',
  });
  await information.decideCase(officer.actor, first, 2, { to: 'returned', note: '数字に誤りがあります。' });
  await information.withdrawCase(hospital.actor, second, 2);
  assert.deepEqual(await information.cases(null), []);
  assert.notEqual((await traces(world)).revision, revision);
  await assert.rejects(information.withdrawCase(hospital.actor, second, 3), { code: 'information-refused' });
});

test('who decides on an older version than there is, or a second time, is refused', async (t) => {
  const world = await informationWorld(t);
  const { information, officer, colleague, hospital } = world;
  const id = await sent(world);
  await information.rewriteCase(hospital.actor, id, 1, caseFields({ title: '書き直した件名' }));
  const publish = { to: 'published', note: '' };
  await assert.rejects(information.decideCase(officer.actor, id, 1, publish), { code: 'edit-conflict' });
  const both = await Promise.allSettled([
    information.decideCase(officer.actor, id, 2, publish),
    information.decideCase(colleague.actor, id, 2, { to: 'declined', note: '対象外です。' }),
  ]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  const lost = both.find((one) => one.status === 'rejected')!;
  assert.equal(lost.reason.code, 'edit-conflict');
  assert.equal((await traces(world)).deeds.filter((deed) => deed.startsWith('case.review')).length, 1);
});

test('only organisations that may send cases send them, each sees its own, and only editors of the ministry decide', async (t) => {
  const world = await informationWorld(t);
  const { information, officer, reader, hospital, hospitalReader, rival, maker } = world;
  const id = await sent(world);
  for (const { actor } of [maker, officer, hospitalReader])
    await assert.rejects(information.submitCase(actor, caseFields()), { code: 'forbidden' });
  assert.equal((await information.ownCases(hospitalReader.actor)).length, 1);
  assert.deepEqual(await information.ownCases(rival.actor), []);
  for (const verb of [
    () => information.ownCase(rival.actor, id),
    () => information.rewriteCase(rival.actor, id, 1, caseFields()),
    () => information.withdrawCase(rival.actor, id, 1),
    () => information.ownCase(rival.actor, 'AAAAAAAAAAAA'),
  ])
    await assert.rejects(verb, { code: 'not-found', detail: 'その事例はありません。' });
  for (const { actor } of [reader, hospital, maker])
    await assert.rejects(information.decideCase(actor, id, 1, { to: 'published', note: '' }), {
      code: 'forbidden',
    });
  for (const { actor } of [hospital, maker]) {
    await assert.rejects(information.casesToDecide(actor), { code: 'forbidden' });
    await assert.rejects(information.caseToDecide(actor, id), { code: 'forbidden' });
  }
  assert.equal((await information.casesToDecide(reader.actor)).length, 1);
});

test('a case with a field that is missing, too long or none of the list is not stored, and each is named', async (t) => {
  const world = await informationWorld(t);
  const { id, problems } = await world.information.submitCase(
    world.hospital.actor,
    caseFields({ title: ' ', what: 'あ'.repeat(4_001), prefecture: '99', contact: '' }),
  );
  assert.equal(id, null);
  assert.deepEqual(problems.map(({ item }) => item).toSorted(), ['contact', 'prefecture', 'title', 'what']);
  assert.deepEqual(await world.information.ownCases(world.hospital.actor), []);
});

test('returning and declining need a note; publishing does not', () => {
  for (const to of ['returned', 'declined'])
    assert.throws(() => decisionStep('received', to, ''), { code: 'information-refused' });
  assert.equal(decisionStep('received', 'published', '').to, 'published');
  assert.throws(() => decisionStep('published', 'returned', ''), /直していただきたいところ/);
});

test('whatever is done in whatever order, only a received case becomes public, and no step leads out of an end', () => {
  const states = Object.keys(CASE_STATES) as CaseState[];
  const deed = fc.constantFrom('rewrite', 'withdraw', ...states.map((to) => `decide ${to}`));
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
      let state: CaseState = 'received';
      for (const one of deeds) {
        const from: CaseState = state;
        if (one === 'rewrite') state = mayRewrite(from) ? 'received' : from;
        else if (one === 'withdraw') state = mayWithdraw(from) ? 'withdrawn' : from;
        else {
          const to = one.slice(7) as CaseState;
          if (DECISIONS[from].some((step) => step.to === to)) state = decisionStep(from, to, '理由').to;
          else assert.throws(() => decisionStep(from, to, '理由'), { code: 'information-refused' });
        }
        if (state === 'published' && from !== 'published') assert.equal(from, 'received');
        if (from === 'declined' || from === 'withdrawn') assert.equal(state, from);
      }
    }),
  );
});
