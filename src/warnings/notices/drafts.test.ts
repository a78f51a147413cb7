import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fixedClock } from '../../platform/clock.ts';
import { warningsJobs } from '../jobs.ts';
import { choiceProblem, chosenCodes } from '../pages/parts/chosen-codes.ts';
import { filledForm, OTHER, OURS, otherFields, PEER, type WarningWorld, warningWorld } from '../testing.ts';
import { MAX_PRODUCTS } from './max-products.ts';
import { movedFields } from './product-fields.ts';

let world: WarningWorld;
before(async () => {
  world = await warningWorld();
});
const refusedAs = (code: string) => (error: { code?: string }) => error.code === code;
const count = async (table: string) =>
  Number((await world.context.pool.query(`select count(*) from ${table}`)).rows[0].count);

test('a draft keeps what was typed, right or wrong, is changed by those who saw it, and leaves no trace', async () => {
  const { warnings, maker, makerViewer } = world;
  const before = [await count('early_warning'), await count('audit_entry')];
  const fields = { details: '途中\nまで', quantity: '', marketShare: 'たくさん', code: OURS, strange: 'x' };
  const id = await warnings.saveDraft(maker.actor, null, { yjCodes: [OURS, OURS], fields });
  const draft = await warnings.draft(makerViewer.actor, id);
  assert.deepEqual(
    [draft.yjCodes, draft.fields, draft.version, draft.savedBy],
    [[OURS], { details: '途中\nまで', marketShare: 'たくさん' }, 1, '安心 花子'],
  );
  assert.deepEqual(
    (await warnings.drafts(makerViewer.actor)).map((one) => one.id),
    [id],
  );
  const more = {
    yjCodes: [OURS, OTHER],
    fields: { [`quantity.${OTHER}`]: '2万', [`quantity.${PEER}`]: '3万' },
  };
  await warnings.saveDraft(maker.actor, { id, seen: 1 }, more);
  await assert.rejects(warnings.saveDraft(maker.actor, { id, seen: 1 }, more), refusedAs('warning-conflict'));
  assert.deepEqual((await warnings.draft(maker.actor, id)).fields, { [`quantity.${OTHER}`]: '2万' });
  await warnings.dropDraft(maker.actor, id);
  await assert.rejects(warnings.draft(maker.actor, id), refusedAs('not-found'));
  assert.deepEqual([await count('early_warning'), await count('audit_entry')], before);
});

test('a draft is for the members of its maker: another one and the ministry are told that there is none', async () => {
  const { warnings, maker, makerViewer, peer, officer } = world;
  const given = { yjCodes: [OURS], fields: filledForm() };
  const id = await warnings.saveDraft(maker.actor, null, given);
  await assert.rejects(warnings.draft(peer.actor, id), refusedAs('not-found'));
  await assert.rejects(warnings.dropDraft(peer.actor, id), refusedAs('not-found'));
  const theirs = { yjCodes: [PEER], fields: filledForm() };
  await assert.rejects(warnings.saveDraft(peer.actor, { id, seen: 1 }, theirs), refusedAs('not-found'));
  await assert.rejects(
    warnings.submit(peer.actor, [PEER], filledForm(), { id, seen: 1 }),
    refusedAs('not-found'),
  );
  assert.deepEqual(await warnings.drafts(peer.actor), []);
  for (const verb of [
    () => warnings.drafts(officer.actor),
    () => warnings.draft(officer.actor, id),
    () => warnings.saveDraft(makerViewer.actor, { id, seen: 1 }, given),
    () => warnings.dropDraft(makerViewer.actor, id),
  ])
    await assert.rejects(verb, refusedAs('forbidden'));
  for (const yjCodes of [[PEER], [OURS, PEER], [], ['9999999F9999']])
    await assert.rejects(
      warnings.saveDraft(maker.actor, null, { yjCodes, fields: {} }),
      refusedAs('not-found'),
    );
});

test('a draft ends as it is sent, and not before: what is wrong, or was changed meanwhile, leaves it', async () => {
  const { warnings, maker } = world;
  const id = await warnings.saveDraft(maker.actor, null, { yjCodes: [OURS], fields: filledForm() });
  const draft = { id, seen: 1 };
  const { problems } = await warnings.submit(maker.actor, [OURS], filledForm({ cause: '' }), draft);
  assert.equal(problems.length, 1);
  const warned = await count('early_warning');
  await assert.rejects(
    warnings.submit(maker.actor, [OURS], filledForm(), { id, seen: 2 }),
    refusedAs('warning-conflict'),
  );
  assert.equal(await count('early_warning'), warned);
  assert.equal((await warnings.draft(maker.actor, id)).version, 1);
  assert.ok((await warnings.submit(maker.actor, [OURS], filledForm(), draft)).number);
  await assert.rejects(warnings.draft(maker.actor, id), refusedAs('not-found'));
  await assert.rejects(warnings.submit(maker.actor, [OURS], filledForm(), draft), refusedAs('not-found'));
  assert.equal(await count('early_warning'), warned + 1, 'sent once');
});

test('drafts are bounded, and forgotten after a year', async () => {
  const { warnings, maker, context } = world;
  const long = { yjCodes: [OURS], fields: { details: 'あ'.repeat(10_001) } };
  await assert.rejects(warnings.saveDraft(maker.actor, null, long), refusedAs('warning-refused'));
  const many = Array.from({ length: MAX_PRODUCTS + 1 }, (_, index) => `${index}`);
  await assert.rejects(
    warnings.saveDraft(maker.actor, null, { yjCodes: many, fields: {} }),
    refusedAs('warning-refused'),
  );
  await warnings.saveDraft(maker.actor, null, { yjCodes: [OURS], fields: { details: '\u0000途中\ud800' } });
  const clean = (instant: string) =>
    warningsJobs({ ...context, clock: fixedClock(instant) }).tasks['clean-warnings']!(null);
  await clean('2027-08-20T08:00:00+09:00');
  assert.ok((await count('early_warning_draft')) > 0);
  await clean('2027-08-20T10:00:00+09:00');
  assert.equal(await count('early_warning_draft'), 0);
});

test('a choice of products is one to twenty, each counted once, and says so where it is not', () => {
  const chosen = (count: number) =>
    chosenCodes(new URLSearchParams(Array.from({ length: count * 2 }, (_, n) => ['code', `${n % count}`])));
  assert.equal(choiceProblem(chosen(MAX_PRODUCTS)), null);
  assert.match(choiceProblem(chosen(MAX_PRODUCTS + 1))!, /20品目まで/);
  assert.match(choiceProblem(chosenCodes(new URLSearchParams('code=')))!, /選ばれていません/);
});

test('what was typed of a product stays with it, whichever comes first', () => {
  const typed = { details: 'x', quantity: '1', 'quantity.B': '2', 'volume.B': 'halted' };
  const moved = movedFields(typed, ['A', 'B'], ['B', 'A']);
  assert.deepEqual([moved.quantity, moved['quantity.A'], moved.volume], ['2', '1', 'halted']);
  assert.equal(moved.details, 'x');
  assert.deepEqual(movedFields(typed, ['A', 'B'], ['A']), typed);
  assert.equal(movedFields(typed, ['A'], ['C']).quantity, '', 'a new one begins blank');
});

test('a form of two products is sent as one warning', async () => {
  const { warnings, maker } = world;
  const form = { ...filledForm(), ...otherFields(filledForm({ quantity: '月に5万錠' }), OTHER) };
  const { number } = await warnings.submit(maker.actor, [OURS, OTHER, OURS], form);
  const { notice } = await warnings.ownWarning(maker.actor, number!);
  assert.deepEqual(
    [notice.yjCode, notice.more.map(({ yjCode, quantity }) => [yjCode, quantity])],
    [OURS, [[OTHER, '月に5万錠']]],
  );
});
