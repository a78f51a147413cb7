import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Forecast } from '../model.ts';
import {
  daysText,
  describeForecast,
  describeOutlook,
  describeTrouble,
  periodText,
  readable,
  shortReason,
} from './status-wording.ts';

const AS_OF = '2026-08-18';
const recovery = (earliest: string, latest: string | null): Forecast => ({
  event: 'recovery',
  earliest,
  latest,
});
const stockOut = (earliest: string, latest: string | null): Forecast => ({
  event: 'stockOut',
  earliest,
  latest,
});

type Trouble = Parameters<typeof describeTrouble>[0];
const product = (over: Partial<Trouble>): Trouble => ({
  response: 'limitedOthers',
  volume: 'normal',
  reason: 'demand',
  outlook: 'undecided',
  outlookText: null,
  forecast: null,
  volumeOutlook: null,
  ...over,
});
const lasting = { since: '2026-07-07', days: 43, known: 'source' as const };

test('names are shown in half-width letters and digits; Japanese marks keep their width', () => {
  const shown: [string, string][] = [
    ['ロキソニン錠６０ｍｇ', 'ロキソニン錠60mg'],
    ['０．０２％１ｍＬ', '0.02%1mL'],
    ['Ｌ－アスパラギン酸Ｃａ錠２００ｍｇ「サワイ」', 'L-アスパラギン酸Ca錠200mg「サワイ」'],
    ['Ｍｅｉｊｉ　Ｓｅｉｋａファルマ', 'Meiji Seikaファルマ'],
    ['亜鉛華（山善）', '亜鉛華（山善）'],
    ['Ｔ’ｓ製薬', 'T’s製薬'],
    ['－', '－'],
    ['鎮痛，鎮痒，収斂，消炎剤', '鎮痛，鎮痒，収斂，消炎剤'],
  ];
  for (const [verbatim, expected] of shown) assert.equal(readable(verbatim), expected);
});

test('the time of a forecast is said as people say it', () => {
  const periods: [string, string | null, string][] = [
    ['2026-03-31', '2026-03-31', '2026年3月31日'],
    ['2026-03-01', '2026-03-31', '2026年3月'],
    ['2026-10-01', '2026-10-10', '2026年10月上旬'],
    ['2026-10-11', '2026-10-20', '2026年10月中旬'],
    ['2027-02-21', '2027-02-28', '2027年2月下旬'],
    ['2028-02-21', '2028-02-29', '2028年2月下旬'],
    ['2026-09-05', '2026-09-19', '2026年9月5日〜19日'],
    ['2026-09-01', '2026-11-30', '2026年9月〜11月'],
    ['2026-12-01', '2027-01-31', '2026年12月〜2027年1月'],
    ['2027-01-01', '2027-12-31', '2027年中'],
    ['2026-08-18', '2026-11-18', '2026年8月18日〜11月18日'],
    ['2026-08-18', '2027-02-18', '2026年8月18日〜2027年2月18日'],
    ['2027-04-01', null, '2027年4月以降'],
    ['2027-04-15', null, '2027年4月15日以降'],
  ];
  for (const [earliest, latest, expected] of periods)
    assert.equal(periodText({ earliest, latest }), expected);
});

test('a forecast says its event in the official word, and that its time is over', () => {
  assert.equal(
    describeForecast(recovery('2026-09-01', '2026-09-30'), AS_OF, 'limitedOwn'),
    '2026年9月に解除見込み',
  );
  assert.equal(describeForecast(recovery('2027-04-01', null), AS_OF, 'stopped'), '2027年4月以降解消見込み');
  assert.equal(
    describeForecast(stockOut('2026-11-01', '2026-11-30'), AS_OF, 'normal'),
    '2026年11月に在庫消尽見込み',
  );
  assert.equal(
    describeForecast(recovery('2026-03-01', '2026-03-31'), AS_OF, 'limitedOwn'),
    '見込み時期を過ぎています（2026年3月）',
  );
  assert.equal(
    describeForecast(stockOut('2026-03-01', '2026-03-31'), AS_OF, 'stopped'),
    '在庫消尽の時期を過ぎています（2026年3月）',
  );
});

test('a forecast for today has not passed', () => {
  assert.equal(describeForecast(recovery(AS_OF, AS_OF), AS_OF, 'stopped'), '2026年8月18日に解消見込み');
});

test('a row of a product in trouble', () => {
  assert.equal(describeTrouble(product({}), AS_OF, lasting), '需要増・解除未定・43日目');
  assert.equal(
    describeTrouble(product({ response: 'stopped', reason: 'quality' }), AS_OF, null),
    '品質トラブル・解消未定',
  );
  assert.equal(
    describeTrouble(product({ outlook: 'no', reason: 'other' }), AS_OF, null),
    'その他の理由・解除見込みなし',
  );
  assert.equal(
    describeTrouble(
      product({ forecast: recovery('2026-03-01', '2026-03-31'), outlookText: '2026年3月' }),
      AS_OF,
      lasting,
    ),
    '需要増・見込み時期を過ぎています（2026年3月）・43日目',
  );
  assert.equal(
    describeTrouble(product({ volume: 'decreased', volumeOutlook: 'overThreeMonths' }), AS_OF, null),
    '需要増・解除未定・量の改善 3か月超',
  );
});

test('a product that can be had as usual needs no words', () => {
  const usual = product({ response: 'normal', reason: 'none', outlook: 'none' });
  assert.equal(describeTrouble(usual, AS_OF, lasting), null);
  assert.equal(describeTrouble({ ...usual, volume: 'increased' }, AS_OF, lasting), null);
  // What the list still says about an old forecast is no trouble.
  assert.equal(
    describeTrouble({ ...usual, forecast: recovery('2026-04-01', '2026-04-01') }, AS_OF, null),
    null,
  );
});

test('normal shipment, but a volume that asks for attention', () => {
  const reduced = product({ response: 'normal', reason: 'none', outlook: 'none', volume: 'decreased' });
  assert.equal(describeTrouble(reduced, AS_OF, lasting), null);
  assert.equal(
    describeTrouble({ ...reduced, volumeOutlook: 'oneMonth' }, AS_OF, lasting),
    '量の改善 1か月以内',
  );
  const ending = { ...reduced, volume: 'delisting' as const, forecast: stockOut('2026-10-01', '2026-10-31') };
  assert.equal(describeTrouble(ending, AS_OF, null), '2026年10月に在庫消尽見込み');
});

test('a short text of the source is shown, a long one is left to the product page', () => {
  assert.equal(describeOutlook(product({ outlookText: '在庫消尽済' }), AS_OF), '在庫消尽済');
  assert.equal(describeOutlook(product({ outlookText: '未定' }), AS_OF), '解除未定');
  assert.equal(
    describeOutlook(product({ outlookText: '発注時の原材料価格、入手可能量等に応じて発注元と協議' }), AS_OF),
    '解除未定',
  );
});

test('reasons in a word, days from the first', () => {
  assert.equal(shortReason('none'), null);
  assert.equal(shortReason('manufacturing'), '製造トラブル');
  assert.equal(shortReason('demand'), '需要増');
  assert.equal(daysText({ days: 1 }), '1日目');
  assert.equal(daysText({ days: 1204 }), '1,204日目');
});
