import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESIGNATIONS, ESSENTIAL, isCriticalSupply } from './model.ts';

test('重要供給確保医薬品 are A and B, and the words of ⑩ say so', () => {
  assert.deepEqual(DESIGNATIONS.filter(isCriticalSupply), ['A', 'B']);
  assert.deepEqual([isCriticalSupply(null), isCriticalSupply('unknown')], [false, false]);
  assert.deepEqual(ESSENTIAL, {
    A: 'A（重要供給確保医薬品）',
    B: 'B（重要供給確保医薬品）',
    C: 'C（供給確保医薬品）',
    unknown: '不明',
  });
});
