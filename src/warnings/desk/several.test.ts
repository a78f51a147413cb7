/** A warning of several products: each is seen by officers, counted once where warnings are counted, and read by the analysis. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { importEdition } from '../../supply/index.ts';
import { RESPONSE_TEXT } from '../../supply/official/official-layout.ts';
import { edition, row } from '../../supply/testing.ts';
import { warningsWaiting } from '../desk/waiting.ts';
import { productsOf, soonest, titleOf } from '../model.ts';
import { fieldOf } from '../notices/product-fields.ts';
import { noticeLines } from '../pages/parts/notice-wording.ts';
import {
  filledForm,
  MAH,
  OTHER,
  OURS,
  otherFields,
  PEER,
  PEER_MAH,
  type WarningWorld,
  warningWorld,
} from '../testing.ts';
import { warningDeadlines } from './deadlines.ts';
import { warningsCells } from './desk-csv.ts';

let world: WarningWorld;
let number: string;
before(async () => {
  world = await warningWorld();
  await world.context.pool.query(
    `update supply_version set therapeutic_class = '別の薬効' where name = '安心カプセル'`,
  );
  // The first is far from a shortage; the second is near.
  const form = {
    ...filledForm({ marketShare: '1', stockMonths: '60', expectedOn: '2026-12-01' }),
    ...otherFields(
      filledForm({ marketShare: '100', stockMonths: '0', expectedOn: '2026-09-01', quantity: '月に2万個' }),
      OTHER,
    ),
  };
  number = (await world.warnings.submit(world.maker.actor, [OURS, OTHER], form)).number!;
});

test('what is wrong with one product is named with it, and nothing is stored', async () => {
  const { warnings, maker } = world;
  const form = {
    ...filledForm(),
    ...otherFields(filledForm({ volume: 'x' }), OTHER),
  };
  const { problems } = await warnings.submit(maker.actor, [OURS, OTHER], form);
  assert.deepEqual(problems, [
    { item: fieldOf('volume', OTHER), wording: '安心カプセル：いまの出荷量を選んでください。' },
  ]);
  const late = { ...filledForm(), ...otherFields(filledForm({ expectedOn: '2099-01-01' }), OTHER) };
  const second = await warnings.submit(maker.actor, [OURS, OTHER], late);
  assert.deepEqual(
    second.problems.map(({ item }) => item),
    [fieldOf('expectedOn', OTHER)],
  );
});

test('the queue has it once, by the product that presses most, and finds it by the class of either', async () => {
  const { warnings, officer } = world;
  const { rows, total, classes } = await warnings.queue(officer.actor);
  assert.equal(total, 1);
  const [row] = rows;
  assert.equal(row!.product, '安心錠60mg ほか1品目');
  assert.equal(classes.length, 2);
  for (const therapeuticClass of classes) {
    const filter = { state: null, cause: null, assignee: null, lateOnly: false, newAnswers: false };
    assert.equal((await warnings.queue(officer.actor, { ...filter, therapeuticClass })).rows.length, 1);
  }
  const share = row!.score.parts.find(({ key }) => key === 'marketShare')!;
  assert.match(share.found, /100/, 'of the capsule');
  assert.equal(soonest(row!.warning.notice), '2026-09-01');
});

test('the desk sees the status, the peers and the numbers of each, and may ask for a peer of each', async () => {
  const { warnings, officer } = world;
  const view = await warnings.deskView(officer.actor, number);
  assert.deepEqual(
    view.products.map(({ code, now }) => [code, now?.response]),
    [
      [OURS, 'normal'],
      [OTHER, 'normal'],
    ],
  );
  assert.equal(view.scored, '安心カプセル');
  assert.ok(view.peers.some(({ title, rows }) => /^安心錠60mg：/.test(title) && rows[0]!.code === PEER));
  const lines = noticeLines(view.warning.notice);
  assert.match(
    lines.find(({ term }) => term === '安心カプセル')!.text,
    /100%.*2026年9月1日.*月に2万個.*0か月分/s,
  );
  assert.match(lines.find(({ term }) => term === '安心錠60mg')!.text, /1%.*2026年12月1日/s);
  await warnings.ask(officer.actor, number, { yjCode: PEER, message: '教えてください', dueOn: '' });
});

test('the file has a line for each product, and the analysis counts the warning in the class of each', async () => {
  const { warnings, officer } = world;
  const { rows } = await warnings.queue(officer.actor);
  const [head, ...lines] = warningsCells(rows);
  const at = (name: string) => head!.indexOf(name);
  assert.deepEqual(
    lines.map((line) =>
      ['番号', 'YJコード', '市場シェア（%）', '影響する数量'].map((name) => line[at(name)]),
    ),
    [
      [number, OURS, 1, '月に約120万錠'],
      [number, OTHER, 100, '月に2万個'],
    ],
  );
  const analysis = await warnings.analysis(officer.actor, { days: 1, since: null });
  assert.deepEqual([analysis.total, analysis.open], [1, 1]);
  assert.deepEqual(
    analysis.byClass.map(({ count }) => count),
    [1, 1],
  );
});

test('a correction keeps the products and says what it changed of which', async () => {
  const { warnings, maker } = world;
  const { notice, version } = await warnings.ownWarning(maker.actor, number);
  const form = { ...filledForm(), ...otherFields(filledForm({ quantity: '月に3万個' }), OTHER) };
  await warnings.change(maker.actor, number, version, form);
  const changed = (await warnings.ownWarning(maker.actor, number)).notice;
  assert.deepEqual(
    productsOf(changed).map(({ yjCode }) => yjCode),
    productsOf(notice).map(({ yjCode }) => yjCode),
  );
  assert.equal(changed.more[0]!.quantity, '月に3万個');
  assert.equal(titleOf(changed), '安心錠60mg ほか1品目');
});

test('what waits is counted for whom it waits, with a way there', async () => {
  const { context, warnings, maker, peer, officer, colleague, pharmacy } = world;
  const waiting = warningsWaiting(context);
  await warnings.saveDraft(maker.actor, null, { yjCodes: [OURS], fields: {} });
  assert.deepEqual(await waiting.warnings(maker.actor), [{ text: '下書き 1件', to: '/warnings#drafts' }]);
  assert.deepEqual(await waiting.warnings(peer.actor), []);
  assert.deepEqual(await waiting['warnings/requests'](peer.actor), [
    { text: '回答待ち 1件', to: '/warnings/requests' },
  ]);
  await warnings.deskView(colleague.actor, number);
  const [request] = await warnings.ownRequests(peer.actor);
  await warnings.answer(peer.actor, request!.id, { answer: 'no', quantity: '', text: '余力なし' });
  assert.deepEqual(await waiting['warnings/requests'](peer.actor), []);
  const texts = async (actor = officer.actor) =>
    (await waiting['desk/warnings'](actor)).map(({ text }) => text);
  assert.deepEqual(await texts(), ['受付のまま 1件', '新しい回答 1件']);
  assert.deepEqual(
    await texts(colleague.actor),
    ['受付のまま 1件', '新しい回答 1件'],
    'read before the answer came',
  );
  const filter = {
    state: null,
    cause: null,
    therapeuticClass: null,
    assignee: null,
    lateOnly: false,
    newAnswers: true,
  };
  assert.equal((await warnings.queue(officer.actor, filter)).rows.length, 1);
  await warnings.deskView(officer.actor, number);
  assert.deepEqual(await texts(), ['受付のまま 1件']);
  assert.deepEqual(
    await texts(colleague.actor),
    ['受付のまま 1件', '新しい回答 1件'],
    'each has read for themselves',
  );
  assert.equal((await warnings.queue(officer.actor, filter)).rows.length, 0);
  const { version } = await warnings.warning(officer.actor, number);
  await warnings.assign(officer.actor, number, version, {
    assignee: officer.actor.person.id,
    dueOn: '2026-08-20',
  });
  assert.deepEqual(await texts(), ['受付のまま 1件', '自分の担当 1件']);
  assert.deepEqual(await texts(colleague.actor), ['受付のまま 1件'], 'another looks after it');
  for (const verb of Object.values(waiting))
    await assert.rejects(verb(pharmacy.actor), { code: 'forbidden' });
  assert.equal(
    (await warningDeadlines(context)).filter(({ what }) => what === '供給不安報告の対応').length,
    1,
  );
});

test('a request is waited for only as long as its warning is open', async () => {
  const { context, warnings, officer, peer } = world;
  const waiting = async () => [
    await warningsWaiting(context)['warnings/requests'](peer.actor),
    (await warningDeadlines(context)).filter(({ what }) => what === '増産の依頼への回答').length,
  ];
  await warnings.ask(officer.actor, number, { yjCode: PEER, message: '再び', dueOn: '2026-08-25' });
  assert.deepEqual(await waiting(), [[{ text: '回答待ち 1件', to: '/warnings/requests' }], 1]);
  const move = async (to: string) =>
    warnings.move(officer.actor, number, (await warnings.warning(officer.actor, number)).version, {
      to,
      note: '防げた',
      link: '',
    });
  await move('triage');
  await move('prevented');
  assert.deepEqual(await waiting(), [[], 0]);
  await move('triage');
  assert.deepEqual(await waiting(), [[{ text: '回答待ち 1件', to: '/warnings/requests' }], 1]);
});

test('a product that is not the first counts as warned of', async () => {
  const { warnings, officer, context } = world;
  const limited = { response: RESPONSE_TEXT.limitedOwn };
  const rows = [
    row(OURS, { name: '安心錠６０ｍｇ', mah: MAH }),
    row(PEER, { name: '隣人錠６０ｍｇ', mah: PEER_MAH, ...limited }),
    row(OTHER, { name: '安心カプセル', ingredient: '別の成分', mah: MAH, ...limited }),
  ];
  await importEdition(context, edition('2026-08-20', rows), { source: 'official' });
  await new Promise((resolve) => setTimeout(resolve, 250));
  const { silent } = await warnings.analysis(officer.actor, { days: 1, since: '2026-08-01' });
  const unwarned = silent.flatMap((maker) => maker.unwarned.map(({ yjCode }) => yjCode));
  assert.deepEqual(unwarned, [PEER], 'of the other one nobody has warned');
});
