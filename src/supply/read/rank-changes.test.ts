import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Ranked, rankChanges } from './rank-changes.ts';

const none = { before: null, after: null };
const change = (yjCode: string, over: Partial<Ranked> = {}): Ranked => ({
  yjCode,
  response: none,
  volume: none,
  product: { essentialSupply: null },
  peers: { normal: 5, total: 10 },
  ...over,
});
const ranked = (...changes: Ranked[]) => rankChanges(changes).map(({ yjCode }) => yjCode);

test('a moved response before a moved volume before details', () => {
  assert.deepEqual(
    ranked(
      change('detail'),
      change('volume', { volume: { before: 'normal', after: 'decreased' } }),
      change('response', { response: { before: 'normal', after: 'stopped' } }),
    ),
    ['response', 'volume', 'detail'],
  );
});

test('then designated medicines, then those with the fewest substitutes', () => {
  assert.deepEqual(
    ranked(
      change('plain'),
      change('scarce', { peers: { normal: 0, total: 3 } }),
      change('C', { product: { essentialSupply: 'C' } }),
      change('gone', { product: null, peers: { normal: 1, total: 1 } }),
      change('A', { product: { essentialSupply: 'A' }, peers: { normal: 9, total: 9 } }),
    ),
    ['A', 'C', 'scarce', 'gone', 'plain'],
  );
});

test('equals stand in the order of their codes', () => {
  assert.deepEqual(ranked(change('2'), change('1')), ['1', '2']);
});
