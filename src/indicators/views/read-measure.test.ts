import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnteiError } from '../../platform/errors.ts';
import { figure, madeSource } from '../figures/source-testing.ts';
import { MEASURE_PAGE_SIZE, readMeasurePage } from './read-measure.ts';

const source = () =>
  madeSource(({ by }) => {
    if (by === 'ingredient') return Array.from({ length: 250 }, (_, i) => figure(`I${i}`, i / 250));
    return [figure('00', 0.5)];
  });
const read = (query: string, id = 'generic-volume-share', made = source()) =>
  readMeasurePage(made, id, new URLSearchParams(query), ['2026-08-18']);

test('a measure that is not in force has no page', async () => {
  assert.equal(await read('', 'nothing'), null);
});

test('the definition comes with the figures that were asked for and what they were made of', async () => {
  const page = (await read('by=class&route=internal'))!;
  assert.equal(
    page.formula.denominator,
    '「後発医薬品がある先発医薬品」と「後発医薬品」の数量（薬価基準の単位）の合計',
  );
  assert.deepEqual(page.asked!.query.by, 'class');
  assert.deepEqual(page.asked!.table!.where, { route: 'internal' });
  assert.equal(page.asked!.source!.period, '2022-04/2023-03');
  assert.ok(!page.asked!.choices.by.some(({ value }) => value === 'month'), 'a round is the sum of a year');
  assert.deepEqual(page.asked!.choices.editions, [], 'the measure asks no edition');
  assert.ok(page.official.length > 0);
});

test('a measure that asks an edition offers the editions', async () => {
  const page = (await read('', 'generic-volume-share-available'))!;
  assert.deepEqual(page.asked!.choices.editions, ['2026-08-18']);
});

test('one prefecture is a figure by prefecture, and none of a measure by sex', async () => {
  assert.equal((await read('prefecture=13'))!.asked!.query.by, 'prefecture');
  const bySex = (await read('by=sex&prefecture=13'))!;
  assert.equal(bySex.asked!.query.by, 'sex');
  assert.deepEqual(bySex.asked!.query.where.prefecture, undefined);
  assert.match(bySex.issues.join(''), /都道府県の指定「13」.*全国だけ/);
});

test('a breakdown that the measure does not have falls back to the nation, and is said', async () => {
  const page = (await read('by=age', 'biosimilar-ingredients-at-80'))!;
  assert.equal(page.asked!.query.by, 'nation');
  assert.match(page.issues.join(''), /集計の単位の指定「age」/);
});

test('thousands of rows come in pages; beyond the last one stands the last', async () => {
  const last = (await read('by=ingredient&page=99'))!.asked!;
  assert.equal(last.total, 250);
  assert.equal(last.page, 3);
  assert.equal(last.table!.rows[0]!.key, `I${2 * MEASURE_PAGE_SIZE}`);
});

test('the definition is there where the figures are not', async () => {
  const made = madeSource(() => {
    throw new AnteiError('no-edition', '一覧がありません。');
  });
  const page = (await read('', 'generic-volume-share-available', made))!;
  assert.equal(page.asked!.table, null);
  assert.equal(page.asked!.none!.detail, '一覧がありません。');
  assert.equal(
    (await read(
      '',
      'generic-volume-share',
      madeSource(() => [], { datasets: [] }),
    ))!.asked,
    null,
  );
});
