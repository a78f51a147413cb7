import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { OTHER, OURS, PEER, PEER_10, submitted, type WarningWorld, warningWorld } from '../testing.ts';

let world: WarningWorld;
before(async () => {
  world = await warningWorld();
});

const refusedAs = (code: string) => (error: { code?: string }) => error.code === code;
const asked = { yjCode: PEER, message: '月に30万錠の増産をお願いできますか。', dueOn: '2026-09-01' };

test('the maker of an alternative is asked, answers, and the desk sees it', async () => {
  const { warnings, officer, peer } = world;
  const number = await submitted(world);
  await warnings.ask(officer.actor, number, asked);
  const [request] = await warnings.ownRequests(peer.actor);
  assert.deepEqual([request!.yjCode, request!.message, request!.dueOn], [PEER, asked.message, '2026-09-01']);
  await warnings.answer(peer.actor, request!.id, {
    answer: 'partly',
    quantity: '月20万錠',
    text: '10月から',
  });
  const { requests, events } = await warnings.warning(officer.actor, number);
  const { answer, quantity, text, answeredBy } = requests[0]!;
  assert.deepEqual([answer, quantity, text, answeredBy], ['partly', '月20万錠', '10月から', '隣人 太郎']);
  assert.deepEqual(
    events.flatMap(({ kind }) => (kind === 'ask' || kind === 'answer' ? kind : [])),
    ['ask', 'answer'],
  );
});

test('the request tells the asked maker nothing of the warning, its maker or its number', async () => {
  const { warnings, officer, peer } = world;
  const number = await submitted(world);
  await warnings.ask(officer.actor, number, { ...asked, yjCode: PEER_10 });
  const all = await warnings.ownRequests(peer.actor);
  const request = all.find(({ yjCode }) => yjCode === PEER_10)!;
  assert.deepEqual(Object.keys(request).sort(), [
    'answer',
    'answeredAt',
    'askedAt',
    'dueOn',
    'ended',
    'id',
    'mah',
    'message',
    'productId',
    'quantity',
    'text',
    'yjCode',
  ]);
  assert.doesNotMatch(JSON.stringify(all), new RegExp(`W-2026|安心|${OURS}|厚労`));
  await assert.rejects(
    warnings.ask(officer.actor, number, { ...asked, message: `${number} の件です` }),
    refusedAs('warning-refused'),
  );
});

test('only candidates are asked for, once until they are answered, and while something is to be done', async () => {
  const { warnings, officer } = world;
  const number = await submitted(world);
  const ask = (replaced: object) => warnings.ask(officer.actor, number, { ...asked, ...replaced });
  for (const wrong of [
    { yjCode: OURS },
    { yjCode: OTHER },
    { yjCode: '' },
    { message: ' ' },
    { dueOn: '2026-08-01' },
  ])
    await assert.rejects(ask(wrong), refusedAs('warning-refused'));
  await ask({});
  await assert.rejects(ask({}), refusedAs('warning-refused'));
  await warnings.move(officer.actor, number, 1, { to: 'triage', note: '', link: '' });
  await warnings.move(officer.actor, number, 2, { to: 'prevented', note: '在庫で足りる', link: '' });
  await assert.rejects(ask({ yjCode: PEER_10 }), refusedAs('warning-refused'));
});

test('once its warning has ended nobody waits for an answer: it says so, and comes after what is waited for', async (t) => {
  const own = await warningWorld(t);
  const { warnings, officer, peer } = own;
  const [ended, open] = [await submitted(own), await submitted(own)];
  await warnings.ask(officer.actor, open, asked);
  await warnings.ask(officer.actor, ended, { ...asked, yjCode: PEER_10 });
  const requests = async () =>
    (await warnings.ownRequests(peer.actor)).map((request) => [request.yjCode, request.ended]);
  const move = (to: string, version: number) =>
    warnings.move(officer.actor, ended, version, { to, note: '在庫で足りる', link: '' });
  await move('triage', 1);
  assert.deepEqual((await requests()).toSorted(), [
    [PEER, false],
    [PEER_10, false],
  ]);
  await move('prevented', 2);
  assert.deepEqual(await requests(), [
    [PEER, false],
    [PEER_10, true],
  ]);
  await move('triage', 3);
  assert.ok(
    (await requests()).every(([, isOver]) => isOver === false),
    'reopened, it is waited for again',
  );
});

test('an answer says how much, or why not; a later one takes its place and both are in the history', async () => {
  const { warnings, officer, peer } = world;
  const number = await submitted(world);
  await warnings.ask(officer.actor, number, asked);
  const { id } = (await warnings.warning(officer.actor, number)).requests[0]!;
  const answer = (answer: string, quantity: string, text: string) =>
    warnings.answer(peer.actor, id, { answer, quantity, text });
  await assert.rejects(answer('maybe', '1', '1'), refusedAs('warning-refused'));
  await assert.rejects(answer('yes', '', ''), refusedAs('warning-refused'));
  await assert.rejects(answer('no', '', ''), refusedAs('warning-refused'));
  await answer('no', '', '原薬がない');
  await answer('yes', '月30万錠', '');
  const { requests, events } = await warnings.warning(officer.actor, number);
  assert.equal(requests[0]!.answer, 'yes');
  assert.equal(events.filter(({ kind }) => kind === 'answer').length, 2);
});

test('a request to another maker is answered as one that does not exist; viewers answer nothing', async () => {
  const { warnings, officer, maker, makerViewer, pharmacy } = world;
  const number = await submitted(world);
  await warnings.ask(officer.actor, number, asked);
  const { id } = (await warnings.warning(officer.actor, number)).requests[0]!;
  const given = { answer: 'yes', quantity: '1', text: '' };
  const replies = await Promise.all(
    [id, 'AAAAAAAAAAAA'].map((one) =>
      warnings.answer(maker.actor, one, given).then(String, ({ code, detail }) => [code, detail]),
    ),
  );
  assert.deepEqual(replies[0], replies[1]);
  assert.equal(replies[0]![0], 'not-found');
  assert.deepEqual(await warnings.ownRequests(maker.actor), []);
  for (const { actor } of [makerViewer, officer, pharmacy])
    await assert.rejects(warnings.answer(actor, id, given), refusedAs('forbidden'));
});
