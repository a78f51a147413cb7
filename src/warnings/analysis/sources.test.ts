import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { OTHER, OURS, PEER, type WarningWorld, warningWorld } from '../testing.ts';
import { readCountries } from './countries.ts';

let world: WarningWorld;
before(async () => {
  world = await warningWorld();
});

const refusedAs = (code: string) => (error: { code?: string }) => error.code === code;
const stored = async () =>
  (
    await world.context.pool.query(
      'select single_source as single, countries from source_declaration order by product_id',
    )
  ).rows;

test('countries are read as makers write them', () => {
  assert.deepEqual(readCountries('日本、中国, 韓国／ＵＳ；ドイツ\nインド、米国'), {
    codes: ['JP', 'CN', 'KR', 'US', 'DE', 'IN'],
    unknown: [],
  });
  assert.deepEqual(readCountries('中国、どこか、EU、SU').unknown, ['どこか', 'EU', 'SU']);
  assert.deepEqual(readCountries(' '), { codes: [], unknown: [] });
});

test('many products are declared at once, changed, and taken back', async () => {
  const { warnings, maker } = world;
  const declare = (single: string, countries: string) =>
    warnings.declare(maker.actor, [
      { yjCode: OURS, single, countries },
      { yjCode: OTHER, single: 'no', countries: '日本、中国' },
    ]);
  assert.deepEqual(await declare('yes', 'インド'), { changed: 2, problems: [] });
  assert.deepEqual(await declare('yes', 'IN'), { changed: 0, problems: [] });
  assert.deepEqual(await stored(), [
    { single: true, countries: ['IN'] },
    { single: false, countries: ['JP', 'CN'] },
  ]);
  const { rows, total, declared } = await warnings.ownSources(maker.actor, 1);
  assert.deepEqual([total, declared, rows[0]!.single, rows[0]!.countries], [2, 2, 'yes', 'インド']);
  assert.equal((await declare('', '')).changed, 1);
  assert.equal((await warnings.ownSources(maker.actor, 99)).declared, 1);
  const deeds = await world.context.pool.query(
    `select details from audit_entry where action = 'source.declare'`,
  );
  assert.deepEqual(
    deeds.rows.map(({ details }) => details.count),
    [2, 1],
  );
});

test('where one row is wrong nothing is stored, and each wrong row is named', async () => {
  const before = await stored();
  const reply = await world.warnings.declare(world.maker.actor, [
    { yjCode: OURS, single: 'yes', countries: 'インド、中国' },
    { yjCode: OTHER, single: 'no', countries: 'ムー大陸' },
  ]);
  assert.deepEqual(
    reply.problems.map(({ item }) => item),
    [OURS, OTHER],
  );
  assert.deepEqual(await stored(), before);
});

test('only editors declare, and only their own products', async () => {
  const { warnings, maker, makerViewer, officer } = world;
  const rows = [{ yjCode: PEER, single: 'yes', countries: 'インド' }];
  await assert.rejects(warnings.declare(maker.actor, rows), refusedAs('not-found'));
  await assert.rejects(warnings.declare(makerViewer.actor, rows), refusedAs('forbidden'));
  await assert.rejects(warnings.declare(officer.actor, rows), refusedAs('forbidden'));
  await assert.rejects(warnings.ownSources(officer.actor, 1), refusedAs('forbidden'));
});
