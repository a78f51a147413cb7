import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Measure } from '../model.ts';
import { formulaOf, selectionWords } from './formula.ts';

const share: Measure = {
  id: 'share',
  version: 1,
  title: { ja: '割合', en: 'Share' },
  why: '－',
  kind: 'ratio',
  weight: 'quantity',
  numerator: { genericClass: ['3'] },
  denominator: { genericClass: ['2', '3'] },
  unit: 'fraction',
  direction: 'higher',
  breakdowns: ['nation'],
  source: { document: '－', heading: '－', quote: '－' },
  validFrom: '2024-04-01',
  validTo: null,
};

test('a ratio names the official classes above and below the line', () => {
  assert.deepEqual(formulaOf(share), {
    numerator: '「後発医薬品」の数量（薬価基準の単位）の合計',
    denominator: '「後発医薬品がある先発医薬品」と「後発医薬品」の数量（薬価基準の単位）の合計',
    notes: [],
  });
});

test('what is left out is said, and that a saving is a range', () => {
  const excluding = formulaOf({ ...share, excluding: ['limited-ingredients'] });
  assert.match(excluding.notes.join(''), /限定出荷か供給停止の品目が1つでもある成分/);
  const saving = formulaOf({
    ...share,
    kind: 'sum',
    weight: 'generic-saving-available',
    denominator: undefined,
  });
  assert.equal(saving.denominator, null);
  assert.match(saving.notes.join(''), /通常出荷の品目だけ.*幅で示します/);
});

test('families counted are not divided; as a share they are, by all with a biosimilar', () => {
  const families = { ...share, kind: 'families-at-least', threshold: 0.8 } as const;
  assert.equal(formulaOf({ ...families, result: 'count' }).denominator, null);
  const { numerator, denominator } = formulaOf({ ...families, result: 'share' });
  assert.equal(numerator, '割合が80%以上の系列の数');
  assert.equal(denominator, 'バイオ後続品のある系列の数');
});

test('an empty selection is every medicine', () => {
  assert.equal(selectionWords({}), 'すべての医薬品');
  assert.equal(selectionWords({ biologic: ['biosimilar'] }), '「バイオ後続品」');
});
