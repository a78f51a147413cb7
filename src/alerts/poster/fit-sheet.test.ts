import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fitSheet, type RowTexts } from './fit-sheet.ts';

const SHORT: RowTexts = ['ロキソプロフェンNa錠60mg「試」', '需要増・解除未定', '3/12品目　アム錠5mg「甲」'];
const LONG: RowTexts = [
  'ロキソプロフェンナトリウム水和物テープ100mg「とても長い会社名の試験」',
  '製造トラブル・2026年9月に解除見込み・123日目',
  '3/12品目　ロキソプロフェンナトリウム水和物テープ100mg「別の長い会社名」ほか',
];

describe('a sheet for the wall', () => {
  test('has large letters where the rows allow it, and holds some forty', () => {
    assert.deepEqual(fitSheet([]), { points: 11, rows: 0 });
    assert.deepEqual(fitSheet(Array(12).fill(SHORT)), { points: 11, rows: 12 });
    assert.deepEqual(fitSheet(Array(50).fill(SHORT)), { points: 8, rows: 50 });
    assert.deepEqual(fitSheet([...Array(25).fill(SHORT), ...Array(15).fill(LONG)]), { points: 7, rows: 40 });
  });

  test('has smaller letters the more there is, and leaves rows out in the smallest only', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(SHORT, LONG), { maxLength: 150 }), (rows) => {
        const [sheet, more] = [fitSheet(rows), fitSheet([...rows, LONG])];
        assert.ok(more.points <= sheet.points);
        if (sheet.rows === rows.length) return;
        assert.deepEqual([sheet.points, more], [7, sheet]);
      }),
    );
  });
});
