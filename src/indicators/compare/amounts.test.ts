import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountUnit, formatAmount, tileYen } from './amounts.ts';

const of = (...denominators: number[]) => denominators.map((denominator) => ({ numerator: 0, denominator }));

test('the unit is the largest in which the greatest amount has four digits', () => {
  const ratio = { kind: 'ratio', weight: 'quantity' } as const;
  assert.equal(amountUnit(ratio, of(7.3e9, 2e8)).size, 1e6);
  assert.equal(amountUnit(ratio, of(999e6)).size, 1e3);
  assert.equal(amountUnit(ratio, of(5)).name, '数量');
  assert.equal(amountUnit({ kind: 'ratio', weight: 'value' }, of(4.5e12)).name, '金額、億円');
  assert.equal(amountUnit({ kind: 'families-at-least', weight: 'quantity' }, of(17)).name, '成分数');
});

test('amounts are whole numbers of the unit, single digits with a decimal', () => {
  assert.equal(formatAmount(7_312_400_000, { size: 1e6 }), '7,312');
  assert.equal(formatAmount(1_240_000, { size: 1e6 }), '1.2');
  assert.equal(formatAmount(0, { size: 1e6 }), '0');
  assert.equal(formatAmount(7, { size: 1 }), '7');
});

test('a tile has room for two digits of the greatest sum', () => {
  assert.equal(tileYen([2.9e9, 6e7, null]).name, '億円');
  assert.equal(tileYen([9e8]).name, '百万円');
  assert.equal(tileYen([]).name, '円');
  assert.equal(formatAmount(6e7, tileYen([2.9e9])), '0.6');
});
