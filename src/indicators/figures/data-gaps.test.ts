import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Load } from '../datasets/load-model.ts';
import { DATASET_ROUTES, type DatasetPart, SETTINGS } from '../model.ts';
import { gapsOf } from './data-gaps.ts';

const parts = Object.keys(DATASET_ROUTES).flatMap((route) =>
  Object.keys(SETTINGS).map((setting) => ({ axis: 'prefecture', route, setting }) as DatasetPart),
);
const dataset = { id: 'ndb-9', kind: 'ndb' as const, from: '2022-04-01', to: '2023-03-31', parts };
const priceParts = (['internal', 'injection', 'external'] as const).map((route) => ({
  route,
  date: '2023-03-15',
  rows: 1,
}));
const whole = { lists: ['2025-03-19', '2023-03-15'], priceParts, loads: [] };
const words = (...asked: Parameters<typeof gapsOf>) =>
  gapsOf(...asked).map(({ figures, missing }) => `${figures}：${missing}`);

test('nothing is missing where lists of the time and an edition of the time are there', () => {
  assert.deepEqual(words(dataset, whole, '2023-03-31'), []);
});

test('a sheet that was not imported is named, with what its lack does to sums', () => {
  const [gap, ...rest] = words({ ...dataset, parts: parts.slice(1) }, whole, '2020-01-01');
  assert.match(gap!, /^全国・都道府県の合計：.*内服薬・外来（院外）。/);
  assert.deepEqual(rest, []);
});

test('without a list of the time no share is shown; an older one is said with its distance', () => {
  assert.match(
    words(dataset, { ...whole, lists: ['2025-03-19'] }, '2020-01-01')[0]!,
    /2023-03-31 以前の.*示しません/,
  );
  assert.match(
    words(dataset, { ...whole, lists: ['2021-02-18'] }, '2020-01-01')[0]!,
    /使うのは 2021-02-18、.*771日前/,
  );
});

test('prices are looked at route by route, and only where the dataset has the route', () => {
  const missing = words(dataset, { ...whole, priceParts: priceParts.slice(0, 1) }, '2020-01-01');
  assert.equal(missing.length, 1);
  assert.match(missing[0]!, /^金額シェア・効果額・差額：.*注射薬（.*外用薬（/);
  const internal = { ...dataset, kind: 'dispensing' as const, parts: [{ route: 'internal' } as DatasetPart] };
  assert.deepEqual(words(internal, { ...whole, priceParts: priceParts.slice(0, 1) }, '2020-01-01'), []);
});

test('an edition after the period cannot say what was limited then', () => {
  assert.match(
    words(dataset, whole, '2026-07-27')[0]!,
    /除いた値：2023-03-31 以前の.*最も古い一覧は 2026-07-27/,
  );
  assert.match(words(dataset, whole, null)[0]!, /まだありません/);
});

test('what a cluster lacks of the records is said with the time since when, and the time of the figures shown', () => {
  const load = {
    dataset: 'dispensing-2022',
    namedAt: new Date('2026-08-18T09:00:00+09:00'),
    missing: { what: '3台のうち1台から応答がありません', since: new Date('2026-08-19T18:30:00+09:00') },
  } as Load;
  const asked = { ...dataset, id: 'dispensing-2022', kind: 'dispensing' as const };
  assert.deepEqual(words(asked, { ...whole, loads: [load] }, '2023-03-31'), [
    '記録からの新しい集計：2026年8月19日 18:30から、記録の一部が欠けています（3台のうち1台から応答がありません）。示しているのは、すべてそろっていた2026年8月18日 9:00の記録による値です。',
  ]);
  assert.deepEqual(words(asked, { ...whole, loads: [{ ...load, missing: null }] }, '2023-03-31'), []);
  assert.deepEqual(words(dataset, { ...whole, loads: [load] }, '2023-03-31'), []);
});
