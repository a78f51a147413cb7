import assert from 'node:assert/strict';
import { test } from 'node:test';
import { englishStrength } from './strength.ts';

test('a strength is said in English where every part of it is known, and not at all elsewhere', () => {
  assert.equal(englishStrength('６０ｍｇ１錠'), '60 mg, 1 tablet');
  assert.equal(englishStrength('0.5%5mL1瓶'), '0.5% 5 mL, 1 bottle or vial');
  assert.equal(englishStrength('１ｇ'), '1 g');
  assert.equal(englishStrength('１錠'), '1 tablet');
  assert.equal(englishStrength('100mg10管'), '100 mg, 10 ampoules');
  assert.equal(englishStrength('1,000mg1カプセル'), '1,000 mg, 1 capsule');
  assert.equal(englishStrength('100μg1筒'), '100 μg, 1 prefilled syringe or cartridge');
  assert.equal(englishStrength('100mg1瓶（溶解液付）'), null);
  assert.equal(englishStrength('10万単位1錠'), null);
  assert.equal(englishStrength(''), null);
});
