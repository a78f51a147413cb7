import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { realFile, skipWithoutData } from '../../../test/real-data.ts';
import {
  genericListDates,
  importReferenceFile,
  importReferenceTable,
  type ListedProduct,
  listedProductsOn,
} from '../../medicines/index.ts';
import { testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import type { SupplyStates } from '../../supply/model.ts';
import { factsOf, productFacts } from './product-facts.ts';

const listed = (
  code: string,
  genericClass: ListedProduct['genericClass'],
  amount: number | null,
  rest: Partial<ListedProduct> = {},
): ListedProduct => ({
  code,
  genericClass,
  amount,
  ingredient: '試験成分',
  name: '試験錠',
  strength: '５ｍｇ１錠',
  mah: '試験製薬',
  route: 'internal',
  ...rest,
});

const states = (all: string[], limited: string[] = []): SupplyStates => ({
  asOf: '2026-08-18',
  limited: new Set(limited),
  stopped: new Set(),
  listed: new Set(all),
});

const GENERICS = [
  listed('1149019F1010', '3', 5.9, { mah: null }),
  listed('1149019F1029', '2', 20.4),
  listed('1149019F1037', '3', 8.2),
  listed('1149019F1045', '3', 10.1),
  listed('1149019F1053', '★', 21),
  listed('1149019F2025', '2', 30),
  listed('1149019F1061', '☆', 5),
];

test('An originator with generics saves up to the price of each generic of its first nine characters, ★ left out', () => {
  const { facts } = factsOf(GENERICS, null);
  const of = (code: string) => facts.find((fact) => fact.code === code)!;
  assert.deepEqual(of('1149019F1029').genericSaving, [10.3, 12.2, 14.5]);
  assert.deepEqual(of('1149019F2025').genericSaving, null);
  assert.deepEqual(of('1149019F1061').genericSaving, null);
  assert.deepEqual(of('1149019F1037').genericSaving, null);
  assert.deepEqual(of('1149019F1029').genericSavingAvailable, null);
  assert.deepEqual(
    [of('1149019F1029').ingredient, of('1149019F1029').limited, of('1149019F1029').family],
    ['1149019', false, null],
  );
});

test('A switch to a limited product is not counted as available, and its ingredient is marked', () => {
  const saving = (supply: SupplyStates) => {
    const { facts } = factsOf(GENERICS, supply);
    const fact = facts.find(({ code }) => code === '1149019F1029')!;
    return [fact.genericSavingAvailable, fact.limited];
  };
  const all = ['1149019F1029', '1149019F1037', '1149019F1045'];
  assert.deepEqual(saving(states(all)), [[10.3, 11.25, 12.2], false]);
  assert.deepEqual(saving(states([...all, '1149019F1991'])), [[10.3, 12.2, 14.5], false]);
  assert.deepEqual(saving(states(all, ['1149019F1037'])), [[10.3, 10.3, 10.3], true]);
  assert.deepEqual(saving(states(all, ['1149019F1037', '1149019F1045'])), [null, true]);
});

const BIOLOGICS = [
  listed('1234500A1010', '2', 50_000, {
    ingredient: 'シケンマブ（遺伝子組換え）',
    name: 'シケンマ点滴静注',
    strength: '１００ｍｇ１瓶',
  }),
  listed('1234500A1028', '3', 40_000, {
    ingredient: 'シケンマブ（遺伝子組換え）',
    name: 'シケンマブ点滴静注「Ｂ」',
    strength: '１００ｍｇ１瓶',
  }),
  ...[20_000, 26_000].map((amount, i) =>
    listed(`1234501A10${i}0`, '3', amount, {
      ingredient: 'シケンマブ（遺伝子組換え）［シケンマブ後続１］',
      name: `シケンマブＢＳ「${i}」`,
      strength: '１００ｍｇ１瓶',
    }),
  ),
  listed('1234501A2017', '3', 15_000, {
    ingredient: 'シケンマブ（遺伝子組換え）［シケンマブ後続１］',
    name: 'シケンマブＢＳ「５０」',
    strength: '５０単位１瓶',
  }),
];

test('A biosimilar has the effect of its reference, a reference the saving of its biosimilars; an authorised biologic only the effect', () => {
  const supply = states(['1234501A1000', '1234501A1010'], ['1234501A1000']);
  const { facts, incomparable, unplaced } = factsOf(BIOLOGICS, supply);
  assert.deepEqual(
    facts.map((fact) => [
      fact.biologic,
      fact.biosimilarEffect,
      fact.biosimilarSaving,
      fact.biosimilarSavingAvailable,
    ]),
    [
      ['reference', null, [24_000, 27_000, 30_000], [24_000, 24_000, 24_000]],
      ['authorised', [10_000, 10_000, 10_000], null, null],
      ['biosimilar', [30_000, 30_000, 30_000], null, null],
      ['biosimilar', [24_000, 24_000, 24_000], null, null],
      ['biosimilar', null, null, null],
    ],
  );
  assert.deepEqual(new Set(facts.map((fact) => fact.family)), new Set(['1234500']));
  assert.deepEqual(incomparable, [
    { code: '1234501A2017', name: 'シケンマブＢＳ「５０」', family: '1234500' },
  ]);
  assert.deepEqual(unplaced, []);
});

test('Where the like biosimilar is limited, one of another container does not stand in and save more', () => {
  const cheapKit = listed('1234501G1010', '3', 5000, {
    ingredient: 'シケンマブ（遺伝子組換え）［シケンマブ後続１］',
    name: 'シケンマブＢＳキット',
    strength: '１００ｍｇ１キット',
  });
  const supply = states([cheapKit.code], ['1234501A1000', '1234501A1010']);
  const [reference] = factsOf([...BIOLOGICS, cheapKit], supply).facts;
  assert.deepEqual(reference!.biosimilarSaving, [24_000, 27_000, 30_000]);
  assert.equal(reference!.biosimilarSavingAvailable, null);
});

test('A product without a price or without a class is kept, with what its list says', async (t) => {
  const context = await testContext(t);
  await assert.rejects(productFacts(context, '2025-04-01', null), { code: 'codes-missing' });
  const file = (name: string) => ({ name, sha256: name.padEnd(64, '0') });
  const price = [
    [
      '区分',
      '薬価基準収載医薬品コード',
      '成分名',
      '規格',
      '品名',
      'メーカー名',
      '診療報酬において加算等の算定対象となる後発医薬品',
      '先発医薬品',
      '薬価',
      '経過措置による使用期限',
      '備考',
    ],
    ['内用薬', '1149019F1029', '成分', '５ｍｇ１錠', '先発', 'A', null, '先発品', 20, null, null],
    ['内用薬', '1149019F1037', '成分', '５ｍｇ１錠', '後発', 'B', '後発品', null, 8, null, null],
    ['内用薬', '1149020F1029', '別の成分', '５ｍｇ１錠', '価格だけ', 'C', null, null, 3, null, null],
  ];
  const classes = [
    [
      '薬価基準収載医薬品コード',
      '成分名',
      '品名',
      '各先発医薬品の後発医薬品の有無に関する情報',
      '収載年月日',
      '経過措置による使用期限',
      '診療報酬における加算等の算定対象から除外する品目',
    ],
    ['1149019F1029', '成分', '先発', '2', null, null, null],
    ['1149019F1037', '成分', '後発', '3', null, null, null],
    ['1149021F1029', '区分だけの成分', '区分だけ', '2', null, null, null],
  ];
  const date = '2025-04-01';
  await importReferenceTable(context, { kind: 'price', date }, file('p'), price);
  await importReferenceTable(context, { kind: 'generic-info', date: '2025-05-01' }, file('g'), classes);
  await assert.rejects(productFacts(context, '2025-04-30', null), {
    code: 'codes-missing',
    message: /2025-04-30/,
  });
  const { date: listDate, facts } = await productFacts(context, '2025-06-01', null);
  assert.equal(listDate, '2025-05-01');
  assert.deepEqual(
    facts.map((fact) => [fact.code, fact.genericClass, fact.ingredientName, fact.genericSaving]),
    [
      ['1149019F1029', '2', '成分', [12, 12, 12]],
      ['1149019F1037', '3', '成分', null],
      ['1149020F1029', null, '別の成分', null],
      ['1149021F1029', '2', '区分だけの成分', null],
    ],
  );
  assert.deepEqual(await genericListDates(context.pool), ['2025-05-01']);
});

test('The real lists of both dates: every product, its class and its savings by hand', {
  skip: skipWithoutData,
}, async (t) => {
  const context = await testContext(t);
  for (const date of ['20230315', '20250716'])
    for (const [kind, prefix] of [
      ['price', 'price'],
      ['generic-info', 'ge'],
    ] as const) {
      const name = `mhlw_${prefix}_${date}.csv`;
      await importReferenceFile(context, sourceFile(name, readFileSync(realFile(`price/${name}`))), { kind });
    }
  assert.deepEqual(await genericListDates(context.pool), ['2025-07-16', '2023-03-15']);
  const before = await productFacts(context, '2024-03-31', null);
  const after = await productFacts(context, '2025-07-16', null);
  assert.deepEqual([before.date, before.facts.length], ['2023-03-15', 13_846]);
  assert.deepEqual([after.date, after.facts.length], ['2025-07-16', 12_434]);
  for (const { unplaced, incomparable } of [before, after])
    assert.deepEqual([unplaced, incomparable], [[], []]);
  const fact = (of: typeof before, code: string) => of.facts.find((one) => one.code === code)!;
  // レミケード 64,480 and 51,351 yen; its five biosimilars 29,872 and 17,099 yen.
  assert.deepEqual(fact(before, '2399402F1026').biosimilarSaving, [34_608, 34_608, 34_608]);
  assert.deepEqual(fact(after, '2399402F1026').biosimilarSaving, [34_252, 34_252, 34_252]);
  assert.deepEqual(fact(after, '2399406F1024').biosimilarEffect, [34_252, 34_252, 34_252]);
  // エスポー 750 costs less than its biosimilar of class ★.
  assert.deepEqual(fact(after, '3999427A1026').biosimilarEffect, [-389, -389, -389]);
  // ソマトロピンＢＳ 5 mg at 12,395 yen against ジェノトロピンＴＣ 5.33 mg at 15,550 and 12 mg at 33,152 yen, by the milligram.
  const [least, , most] = fact(after, '2412402A3033').biosimilarEffect!;
  assert.ok(Math.abs(least - ((33_152 / 12) * 5 - 12_395)) < 1e-5);
  assert.ok(Math.abs(most - ((15_550 / 5.33) * 5 - 12_395)) < 1e-5);
  // ネスプ 10 μg 1,023 yen; its authorised biologic 770 yen.
  assert.deepEqual(
    [fact(after, '3999425S5036').biologic, fact(after, '3999425S5036').biosimilarEffect],
    ['authorised', [253, 253, 253]],
  );
  // リピトール 10 mg 24.5 yen; its generics 10.4 (統一名収載), 13.9 and 15.8 yen. ロキソニン 60 mg 10.4 yen; the 統一名収載 entry 10.1.
  assert.deepEqual(fact(after, '2189015F2020').genericSaving, [8.7, 10.6, 14.1]);
  assert.deepEqual(fact(after, '1149019F1560').genericSaving, [0.3, 0.3, 0.3]);
  const { products } = (await listedProductsOn(context.pool, '2025-07-16'))!;
  const generics = new Set(
    products.filter((one) => one.genericClass === '3').map((one) => one.code.slice(0, 9)),
  );
  for (const { code, genericClass, genericSaving } of after.facts)
    assert.equal(genericSaving !== null, genericClass === '2' && generics.has(code.slice(0, 9)), code);
});
