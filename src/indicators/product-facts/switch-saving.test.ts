import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ListedProduct } from '../../medicines/index.ts';
import type { SupplyStates } from '../../supply/model.ts';
import {
  availability,
  comparablePrices,
  effectRange,
  limitedIngredients,
  medianOfDistinct,
  parseStrength,
  savingRange,
} from './switch-saving.ts';

const listed = (code: string, mah: string | null = '試験製薬'): ListedProduct => ({
  code,
  mah,
  ingredient: '試験成分',
  name: '試験錠',
  strength: '５ｍｇ１錠',
  route: 'internal',
  amount: 10,
  genericClass: '3',
});

const states = (given: Partial<Record<'limited' | 'stopped' | 'listed', string[]>>): SupplyStates => ({
  asOf: '2026-08-18',
  limited: new Set(given.limited),
  stopped: new Set(given.stopped),
  listed: new Set(given.listed),
});

test('A saving runs from the dearest over the middle of the distinct prices to the cheapest', () => {
  assert.deepEqual(savingRange(10.4, [9.8, 5.9, 5.9, 5.9]), [0.6, 2.55, 4.5]);
  assert.deepEqual(savingRange(30, [10, 20, 12]), [10, 18, 20]);
  assert.deepEqual(savingRange(30, [10]), [20, 20, 20]);
  assert.equal(savingRange(30, []), null);
});

test('What costs more never saves, and what it costs more is never taken from another saving', () => {
  assert.deepEqual(savingRange(10, [12, 6]), [0, 1, 4]);
  assert.deepEqual(savingRange(10, [12, 11]), [0, 0, 0]);
});

test('An effect says how much less a biosimilar costs than its references, below 0 where it costs more', () => {
  assert.deepEqual(effectRange(29_872, [64_480]), [34_608, 34_608, 34_608]);
  assert.deepEqual(effectRange(1248, [1293, 1380]), [45, 88.5, 132]);
  assert.deepEqual(effectRange(764, [375]), [-389, -389, -389]);
  assert.equal(effectRange(1, []), null);
});

test('Ranges are in order whatever the prices, and a saving lies between nothing and the price', () => {
  const yen = fc.integer({ min: 1, max: 1_000_000 }).map((n) => n / 10);
  fc.assert(
    fc.property(yen, fc.array(yen, { minLength: 1, maxLength: 8 }), (price, others) => {
      const saving = savingRange(price, others)!;
      const effect = effectRange(price, others)!;
      assert.ok(0 <= saving[0] && saving[0] <= saving[1] && saving[1] <= saving[2] && saving[2] < price);
      assert.ok(effect[0] <= effect[1] && effect[1] <= effect[2]);
      assert.deepEqual(savingRange(price, [...others, ...others]), saving);
    }),
  );
  assert.equal(medianOfDistinct([3, 1, 1, 1, 2]), 2);
  assert.throws(() => medianOfDistinct([]), RangeError);
});

test('A strength is read as amount, unit and container', () => {
  const read = (text: string) => {
    const strength = parseStrength(text);
    return strength && [strength.amount, strength.unit, strength.container];
  };
  assert.deepEqual(read('４０ｍｇ０．８ｍＬ１筒'), [40, 'mg', '筒']);
  assert.deepEqual(read('６００μｇ１キット'), [0.6, 'mg', 'キット']);
  assert.deepEqual(read('６０ｍｇ１瓶（溶解液付）'), [60, 'mg', '瓶']);
  assert.deepEqual(read('１，５００国際単位１ｍＬ１筒'), [1500, '国際単位', '筒']);
  assert.deepEqual(read('１００単位１ｍＬバイアル'), [100, '単位', 'バイアル']);
  assert.deepEqual(read('１ｇ'), [1000, 'mg', null]);
  for (const text of ['１錠', '１０％１ｇ', '１０ｍｇ／ｍＬ', '0mg1錠', ''])
    assert.equal(read(text), null, text);
});

test('Prices are compared at the same text, then amount and container, then amount, then a unit of substance', () => {
  const at = (strength: string, amount: number | null) => ({ strength, amount });
  const others = [
    at('４０ｍｇ０．４ｍＬ１筒', 50_000),
    at('４０ｍｇ０．４ｍＬ１キット', 46_000),
    at('８０ｍｇ０．８ｍＬ１筒', 90_000),
    at('４０ｍｇ０．４ｍＬ１筒', null),
  ];
  assert.deepEqual(comparablePrices('40mg0.4mL1筒', others), [50_000]);
  assert.deepEqual(comparablePrices('４０ｍｇ０．８ｍＬ１筒', others), [50_000]);
  assert.deepEqual(comparablePrices('４０ｍｇ１瓶', others), [50_000, 46_000]);
  assert.deepEqual(comparablePrices('２０ｍｇ０．４ｍＬ１筒', others), [25_000, 22_500]);
  assert.deepEqual(comparablePrices('２０ｍｇ０．４ｍＬ１瓶', others), [25_000, 23_000, 22_500]);
  assert.deepEqual(comparablePrices('４０単位１筒', others), []);
  assert.deepEqual(comparablePrices('１組', [at('１組', 7), at('２組', 9)]), [7]);
  assert.deepEqual(comparablePrices(null, others), []);
});

test('A product can be had where the edition lists it, neither limited nor stopped', () => {
  const codes = ['1149019F1010', '1149019F1029', '1149019F1037', '1149019F1045'];
  const products = codes.map((code) => listed(code));
  const can = availability(
    products,
    states({ listed: codes.slice(0, 3), limited: ['1149019F1029'], stopped: ['1149019F1037'] }),
  );
  assert.deepEqual(products.map(can), [true, false, false, false]);
  assert.deepEqual(products.map(availability(products, null)), [false, false, false, false]);
});

test('A 統一名収載 entry can be had where one product that it stands for can; those listed by brand do not count', () => {
  const unified = listed('1149019F1010', null);
  const brand = listed('1149019F1029');
  const can = (supply: Parameters<typeof states>[0]) =>
    availability([unified, brand], states(supply))(unified);
  assert.equal(can({ listed: ['1149019F1029'] }), false);
  assert.equal(can({ listed: ['1149019F1029', '1149019F1991'] }), true);
  assert.equal(can({ listed: ['1149019F1991'], limited: ['1149019F1991'] }), false);
  assert.equal(can({ listed: ['1149019F1991', '1149019F1983'], stopped: ['1149019F1991'] }), true);
  assert.equal(can({ listed: ['1149019F2991', 'X00110'] }), false);
});

test('An ingredient is limited by any product of it that is limited or stopped', () => {
  const supply = states({ limited: ['1149019F1029', 'X00110'], stopped: ['2399402F1026'] });
  assert.deepEqual([...limitedIngredients(supply)], ['1149019', '2399402']);
  assert.equal(limitedIngredients(null).size, 0);
});
