import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testContext } from '../../platform/database/testing.ts';
import { verifyTrail } from '../audit/audit.ts';
import { registerOrganisation } from '../members/organisations.ts';
import { listOrganisations } from '../members/store-organisations.ts';
import { ORGANISATION_KINDS } from '../model.ts';
import { addOrganisation } from '../testing.ts';
import { prepareDemo } from './demo.ts';

const LIST = ['大きな製薬', '中くらい薬品', '小さなファーマ', '四番目'];
const makersOf = (all: { makers: string[] }[]) => all.flatMap(({ makers }) => makers);

test('The first start makes organisations of every kind, the three makers with most products, and a person for each role', async (t) => {
  const context = await testContext(t);
  assert.equal(await prepareDemo(context, () => LIST), 30);
  const all = await listOrganisations(context.pool);
  assert.deepEqual(new Set(all.map(({ kind }) => kind)), new Set(Object.keys(ORGANISATION_KINDS)));
  assert.deepEqual(makersOf(all), LIST.slice(0, 3));
  assert.ok(all.every(({ members, demo }) => members === 3 && demo));
  const { rows } = await context.pool.query('select count(distinct name)::int as names from person');
  assert.equal(rows[0].names, 30);
  assert.equal(await prepareDemo(context, () => LIST), 0);
  assert.deepEqual(await listOrganisations(context.pool), all);
  assert.equal((await verifyTrail(context.pool)).broken, null);
});

test('Several processes that start at once make them once', async (t) => {
  const context = await testContext(t);
  const made = await Promise.all([1, 2, 3].map(() => prepareDemo(context, () => LIST)));
  assert.deepEqual(made.sort(), [0, 0, 30]);
  assert.equal((await listOrganisations(context.pool)).length, 10);
});

test('The makers of a demonstration that comes later are added', async (t) => {
  const context = await testContext(t);
  assert.equal(await prepareDemo(context, () => []), 21);
  assert.equal(await prepareDemo(context, () => LIST), 9);
  assert.equal(await prepareDemo(context, () => LIST), 0);
  const makers = (await listOrganisations(context.pool)).filter(({ kind }) => kind === 'manufacturer');
  assert.deepEqual(makersOf(makers), LIST.slice(0, 3));
});

test('Where there is a real organisation and no invented one, none is made', async (t) => {
  const context = await testContext(t);
  await addOrganisation(context, 'pharmacy', '本物の薬局');
  assert.equal(await prepareDemo(context, () => LIST), 0);
  assert.equal((await listOrganisations(context.pool)).length, 1);
});

test('A real manufacturer takes its name in the list from an invented one', async (t) => {
  const context = await testContext(t);
  await prepareDemo(context, () => LIST);
  const real = await registerOrganisation(context, {
    kind: 'manufacturer',
    name: '本物',
    makers: [LIST[0]!],
  });
  const all = await listOrganisations(context.pool);
  assert.deepEqual(
    all.filter(({ makers }) => makers.includes(LIST[0]!)).map(({ id }) => id),
    [real.id],
  );
});
