import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseValue } from './parse-value.ts';

const SHARE = { unit: 'fraction', counter: null } as const;
const MASKS = { unit: 'count', counter: '枚' } as const;
const YEN = { unit: 'yen', counter: null } as const;

test('values are read as documents print them', () => {
  for (const [kpi, typed, value] of [
    [SHARE, '80.2', 0.802],
    [SHARE, '56.7％', 0.567],
    [SHARE, '８０', 0.8],
    [SHARE, '100', 1],
    [MASKS, '1億3,800万枚', 138_000_000],
    [MASKS, '36', 36],
    [MASKS, '1,070万', 10_700_000],
    [YEN, '1,103億円', 110_300_000_000],
    [YEN, '110300000000', 110_300_000_000],
    [{ unit: 'times', counter: null }, '1.5倍', 1.5],
    [{ unit: 'rank', counter: null }, '10位', 10],
  ] as const)
    assert.equal(parseValue(kpi, typed), value, typed);
});

test('no text gives a number that is not finite, or beyond a thousand 兆', () => {
  const units = ['fraction', 'count', 'yen', 'times', 'rank'] as const;
  const digits = fc.integer({ min: 1, max: 500 }).map((n) => '9'.repeat(n));
  const typed = fc.array(fc.oneof(digits, fc.constantFrom('.', '億', '万', '1', '％')), { maxLength: 6 });
  const property = fc.property(fc.constantFrom(...units), typed, (unit, parts) => {
    const value = parseValue({ unit, counter: null }, parts.join(''));
    assert.ok(value === null || (value >= 0 && value <= 1e15), String(value));
  });
  fc.assert(property, { examples: units.map((unit) => [unit, ['9'.repeat(400)]]) });
  assert.equal(parseValue(YEN, '10000000億円'), 1e15);
  assert.equal(parseValue(YEN, '10000000億1円'), null);
});

test('what is no value of the KPI is none', () => {
  for (const [kpi, typed] of [
    [SHARE, '100.1'],
    [SHARE, '-1'],
    [SHARE, '1億'],
    [SHARE, ''],
    [SHARE, '%'],
    [MASKS, '万'],
    [MASKS, '枚'],
    [MASKS, '3 人'],
    [YEN, '1e9'],
    [{ unit: 'rank', counter: null }, '0'],
    [{ unit: 'rank', counter: null }, '1.5'],
    [{ unit: 'none', counter: null }, '1'],
  ] as const)
    assert.equal(parseValue(kpi, typed), null, typed);
});

test('every percentage with one decimal becomes the nearest share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000 }), (thousandths) => {
      assert.equal(parseValue(SHARE, (thousandths / 10).toFixed(1)), Number(`${thousandths}e-3`));
    }),
  );
});
