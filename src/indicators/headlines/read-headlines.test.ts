import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_SHEETS, DATASET, figure, madeSource } from '../figures/source-testing.ts';
import type { RecordedValue } from '../measures/official-series/recorded.ts';
import type { Dataset } from '../model.ts';
import { goalWords } from './goal-wording.ts';
import { computedWords, distanceWords, neededWords, officialWords } from './headline-wording.ts';
import { readHeadlines, readHeadlinesOf } from './read-headlines.ts';

const TODAY = '2026-11-22';
const answers = (options: Parameters<typeof madeSource>[1] = {}) =>
  madeSource(
    ({ by }) =>
      by === 'prefecture'
        ? [figure('01', 0.85), figure('02', 0.8, [0.799, 0.801]), figure('03', 0.7)]
        : [figure('00', 0.486, [0.4855, 0.4871])],
    { sources: ALL_SHEETS, ...options },
  );
const read = (day = TODAY, options: Parameters<typeof madeSource>[1] = {}) =>
  readHeadlines(answers(options), day);

test('a headline has the official value with its date, ours with its bounds and date, and why they differ', async () => {
  const [prefectures, value, ingredients] = await read();
  assert.equal(officialWords(prefectures!), '36都道府県（2023年3月）');
  assert.equal(computedWords(prefectures!), '1〜2都道府県（NDBオープンデータ 第9回（2022年度）から計算）');
  assert.equal(distanceWords(prefectures!), 'あと11都道府県');
  assert.equal(neededWords(prefectures!), '1年に1.6都道府県');
  assert.equal(officialWords(value!), '68.7%（2025年9月・速報値）');
  assert.equal(
    computedWords(value!),
    '48.6%（NDBオープンデータ 第9回（2022年度）から計算、秘匿による幅 48.5〜48.8%）',
  );
  assert.equal(distanceWords(value!), '達しています');
  assert.equal(neededWords(value!), null);
  // The document says the year alone: that is no short note.
  assert.equal(officialWords(ingredients!), '25%（2023年）');
  assert.equal(distanceWords(ingredients!), 'あと35ポイント');
  for (const { why, series } of [prefectures!, value!, ingredients!]) {
    assert.ok(why && why.short.length <= 110, series ?? '');
  }
});

test('of a day before, it says what was known at its end', async () => {
  const [prefectures, value, ingredients] = await read('2023-03-30');
  assert.equal(officialWords(prefectures!), '29都道府県（2021年度）');
  assert.equal(computedWords(prefectures!), null, 'the year of the data is not over');
  assert.equal(officialWords(value!), null);
  assert.equal(officialWords(ingredients!), '18.8%（2021年度）');
});

test('what an officer recorded is official too, and takes the place of the same period’s', async () => {
  const point = (period: string, value: number): RecordedValue => ({
    measure: 'generic-value-share',
    of: 'nation',
    period,
    value,
    note: '確定値',
    source: '薬価調査',
    url: 'https://www.mhlw.go.jp/x',
  });
  const said = async (values: RecordedValue[]) =>
    officialWords((await read(TODAY, { recorded: { values } }))[1]!);
  assert.equal(await said([point('2025-09', 0.688)]), '68.8%（2025年9月・確定値）');
  assert.equal(await said([point('2026-09', 0.7)]), '70%（2026年9月・確定値）');
  assert.equal(await said([point('2024-09', 0.6)]), '68.7%（2025年9月・速報値）');
  assert.equal(
    await said([{ ...point('2026-09', 0.7), measure: 'generic-volume-share' }]),
    '68.7%（2025年9月・速報値）',
  );
  assert.equal(await said([{ ...point('2026-09', 40), of: 'prefectures' }]), '68.7%（2025年9月・速報値）');
});

test('a target that an officer raised is the headline’s, with the way that is left to it', async () => {
  const raised = [
    { measure: 'generic-value-share', of: 'nation', value: 0.7, by: '2031-03-31' },
    { measure: 'generic-volume-share', of: 'prefectures', value: 45, by: '2028-03-31' },
  ] as const;
  const [prefectures, value, ingredients] = await read(TODAY, { recorded: { targets: raised } });
  assert.deepEqual([value!.goal, value!.by, distanceWords(value!)], [0.7, '2031-03-31', 'あと1.3ポイント']);
  assert.equal(value!.neededPerYear?.toFixed(4), '0.0024', '1.3 points in five and a half years');
  assert.deepEqual(
    [prefectures!.goal, prefectures!.by, distanceWords(prefectures!)],
    [45, '2028-03-31', 'あと9都道府県'],
  );
  assert.equal(goalWords(prefectures!, 0.8), '45以上の都道府県で80%以上');
  assert.equal(goalWords(value!, 0.65), '70%以上');
  assert.deepEqual([ingredients!.goal, ingredients!.by], [0.6, '2030-03-31'], 'another target');
  const both = [...raised, { ...raised[0], value: 0.72 }];
  assert.equal((await read(TODAY, { recorded: { targets: both } }))[1]!.goal, 0.72, 'the last one counts');
});

test('what a demonstration invents, and a round that lacks sheets, stand beside no official value', async () => {
  const demo: Dataset = { ...DATASET, id: 'demo-2025', source: 'demo' };
  assert.deepEqual(
    (await read(TODAY, { datasets: [demo] })).map(({ computed, official }) => [computed, official !== null]),
    Array(3).fill([null, true]),
  );
  const excluded: Dataset = { ...DATASET, id: 'ndb-8', from: '2021-04-01', to: '2022-03-31' };
  const included: Dataset = { ...DATASET, id: 'ndb-11', publicExpense: 'included', to: '2025-03-31' };
  const datasets = [included, DATASET, excluded];
  assert.equal(
    (await read(TODAY, { datasets }))[1]!.computed?.dataset.id,
    'ndb-9',
    'rounds that can be compared',
  );
});

test('before the first dataset the official values are there', async () => {
  for (const { official, computed } of await read(TODAY, { datasets: [] })) {
    assert.ok(official);
    assert.equal(computed, null);
  }
});

test('where the target is for prefectures, the nation has a headline without a goal; a measure of no target has none', async () => {
  const source = answers({ sources: ALL_SHEETS });
  const [prefectures, nation, ...more] = await readHeadlinesOf(source, 'generic-volume-share', TODAY);
  assert.deepEqual([prefectures?.of, nation?.of, more], ['prefectures', 'nation', []]);
  assert.deepEqual([nation?.goal, nation?.distance, nation?.neededPerYear], [null, null, null]);
  assert.equal(officialWords(nation!), '88.8%（2025年9月・速報値）');
  assert.notEqual(nation?.why?.short, nation?.why?.full);
  assert.deepEqual(
    (await readHeadlinesOf(source, 'generic-value-share', TODAY)).map(({ of }) => of),
    ['nation'],
  );
  assert.deepEqual(await readHeadlinesOf(source, 'generic-volume-share-old', TODAY), []);
});
