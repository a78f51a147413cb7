import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayMoment } from '../documents/model.ts';
import { parseTiming } from './register/parse-timing.ts';
import { axisOf, sayCount, sayDistance, sayDue, sayPeriod, sayTiming, sayValue } from './wording.ts';

const share = { unit: 'fraction', counter: null } as const;
const masks = { unit: 'count', counter: '枚' } as const;
const yen = { unit: 'yen', counter: null } as const;

test('values are said with their units, as exactly as the documents print them', () => {
  assert.equal(sayValue(share, 0.567), '56.7%');
  assert.equal(sayValue(share, 0.8), '80%');
  assert.equal(sayValue(masks, 312_000_000), '3億1,200万枚');
  assert.equal(sayValue(yen, 110_300_000_000), '1,103億円');
  assert.equal(sayValue({ unit: 'count', counter: '都道府県' }, 36), '36都道府県');
  assert.equal(sayValue({ unit: 'times', counter: null }, 2), '2倍');
  assert.equal(sayValue({ unit: 'rank', counter: null }, 10), '10位');
  assert.equal(sayValue(share, null), '－');
});

test('numbers are never rounded to 億 or 万 where they are no whole number of them', () => {
  assert.equal(sayCount(1_365), '1,365');
  assert.equal(sayCount(1_200_000), '120万');
  assert.equal(sayCount(1_234_567), '1,234,567');
  assert.equal(sayCount(100_000_000), '1億');
  assert.equal(sayCount(1.7), '1.7');
});

test('a distance of shares is in points, of everything else in its own unit', () => {
  assert.equal(sayDistance(share, 0.35), '35ポイント');
  assert.equal(sayDistance({ unit: 'count', counter: '都道府県' }, 11), '11都道府県');
});

test('money that is computed, and its distances, are said in 万円: the rest is no knowledge', () => {
  assert.equal(sayValue(yen, 57_728_415_942, 1), '577億2,842万円');
  assert.equal(sayValue(yen, 57_728_415_942), '577億28,415,942円');
  assert.equal(sayDistance(yen, -15_058_360_807.4), '150億5,836万円');
  assert.equal(sayDistance(yen, 1_234.4), '1,234円');
});

test('an axis is written in a unit that its labels have room for', () => {
  assert.deepEqual(axisOf(yen, 110_300_000_000), { unit: '億円', by: 1e8 });
  assert.deepEqual(axisOf(share, 0.9), { unit: '%', by: 0.01 });
  assert.deepEqual(axisOf({ unit: 'count', counter: '都道府県' }, 47), { unit: '都道府県', by: 1 });
});

test('periods and moments are said as exactly as they are known', () => {
  assert.equal(sayPeriod('2023-09'), '2023年9月');
  assert.equal(sayPeriod('FY2021'), '2021年度');
  assert.equal(sayPeriod('FY2018/FY2022'), '2018〜2022年度');
  assert.equal(sayPeriod('2019/2021'), '2019年〜2021年');
  assert.equal(sayMoment('2024-09-30'), '2024年9月30日');
  assert.equal(sayMoment('unknown'), '資料からは不明');
});

test('a timing is said in words, with what part of the work it is about', () => {
  const words = (printed: string) => parseTiming(printed)!.parts.map(sayTiming);
  assert.deepEqual(words('【令和６年度開始】'), ['2024年度に始め、その後も続ける']);
  assert.deepEqual(words('【中等度変更については令和６年度結論、その他の取組は引き続き実施】'), [
    '中等度変更：2024年度に結論を出す',
    'その他の取組：引き続き実施する（始まりも終わりも書かれていない）',
  ]);
  assert.deepEqual(words('【マネジメントシステムの制度化後速やかに実施】'), [
    'マネジメントシステムの制度化の後、速やかに実施する（時期は決まっていない）',
  ]);
});

test('when a target is due is said as printed, and its day once', () => {
  assert.equal(sayDue('2030-03-31', '2029年度末までに'), '2029年度末までに（2030年3月31日）');
  assert.equal(sayDue('2030-03-31', '2030年3月31日'), '2030年3月31日');
  assert.equal(sayDue('2030-03-31', 'unknown'), '2030年3月31日');
  assert.equal(sayDue(null, 'unknown'), '資料からは不明');
});
