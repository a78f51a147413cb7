import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BiologicRole } from '../../model.ts';
import { overallGap, priceGaps } from './price-gap.ts';

const product = (role: BiologicRole, strength: string | null, amount: number | null) => ({
  role,
  strength,
  amount,
});

test('prices are compared within a strength: the amount of substance and the container, whatever the volume', () => {
  const gaps = priceGaps([
    product('reference', '４０ｍｇ０．４ｍＬ１筒', 50_000),
    product('reference', '８０ｍｇ０．８ｍＬ１筒', 100_000),
    product('biosimilar', '４０ｍｇ０．８ｍＬ１筒', 30_000),
    product('biosimilar', '４０ｍｇ０．４ｍＬ１筒', 25_000),
    product('biosimilar', '４０ｍｇ０．８ｍＬ１キット', 28_000),
  ]);
  assert.deepEqual(gaps, [
    {
      strength: '４０ｍｇ０．４ｍＬ１筒',
      reference: { lower: 50_000, upper: 50_000 },
      biosimilar: { lower: 25_000, upper: 30_000 },
      authorised: null,
      cheaper: { lower: 0.4, upper: 0.5 },
    },
    {
      strength: '８０ｍｇ０．８ｍＬ１筒',
      reference: { lower: 100_000, upper: 100_000 },
      biosimilar: null,
      authorised: null,
      cheaper: null,
    },
    {
      strength: '４０ｍｇ０．８ｍＬ１キット',
      reference: null,
      biosimilar: { lower: 28_000, upper: 28_000 },
      authorised: null,
      cheaper: null,
    },
  ]);
  assert.deepEqual(overallGap(gaps), { lower: 0.4, upper: 0.5 });
});

test('an authorised biologic has a price of its own and does not make the gap of biosimilars', () => {
  const [gap] = priceGaps([
    product('reference', '１０μｇ１筒', 200),
    product('authorised', '１０μｇ１筒', 190),
    product('biosimilar', '１０μｇ１筒', 100),
  ]);
  assert.deepEqual(gap!.authorised, { lower: 190, upper: 190 });
  assert.deepEqual(gap!.cheaper, { lower: 0.5, upper: 0.5 });
});

test('a biosimilar that costs more than its reference is cheaper by less than nothing, and says so', () => {
  const [gap] = priceGaps([
    product('reference', '１０μｇ１筒', 100),
    product('biosimilar', '１０μｇ１筒', 125),
  ]);
  assert.deepEqual(gap!.cheaper, { lower: -0.25, upper: -0.25 });
});

test('without prices or strengths there is no gap', () => {
  assert.deepEqual(
    priceGaps([product('reference', null, 100), product('biosimilar', '１０μｇ１筒', null)]),
    [],
  );
  assert.equal(overallGap([]), null);
});

test('every biosimilar of a strength lies within the gap of each of its references', () => {
  const yen = fc.integer({ min: 1, max: 100_000 });
  const prices = fc.array(yen, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(prices, prices, (references, biosimilars) => {
      const [gap] = priceGaps([
        ...references.map((amount) => product('reference', '５ｍｇ１瓶', amount)),
        ...biosimilars.map((amount) => product('biosimilar', '５ｍｇ１瓶', amount)),
      ]);
      const { lower, upper } = gap!.cheaper!;
      for (const reference of references)
        for (const biosimilar of biosimilars) {
          const cheaper = 1 - biosimilar / reference;
          assert.ok(lower <= cheaper && cheaper <= upper);
        }
    }),
  );
});
