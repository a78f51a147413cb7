import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { listCsv } from './list-csv.ts';
import { readCodes, toProducts } from './read-codes.ts';

const products = toProducts({
  asOf: '2026-08-20',
  items: [
    ['1149019F1560', 'ロキソニン錠60mg', '第一三共', 'ロキソプロフェン', '60mg1錠', 'normal', 'normal'],
    [
      '1149019F1012',
      'ロキソプロフェンNa錠60mg「試」',
      '試験製薬',
      'ロキソプロフェン',
      '60mg1錠',
      'normal',
      'normal',
    ],
    ['2149001F1015', '同名錠5mg', '甲製薬', '成分甲', '5mg1錠', 'stopped', 'halted'],
    ['2149001F1023', '同名錠5mg', '乙製薬', '成分甲', '5mg1錠', 'normal', 'normal'],
    ['X00110', '酸素, 液化', '乙製薬', '酸素', '1L', 'normal', 'normal'],
  ],
});
const codes = (text: string) => readCodes(text, products).found.map(({ code }) => code);

test('codes are read as people paste them: by line, by cell, side by side, in any width and case', () => {
  assert.deepEqual(codes('1149019F1560'), ['1149019F1560']);
  assert.deepEqual(codes('１１４９０１９ｆ１５６０\r\nx00110'), ['1149019F1560', 'X00110']);
  assert.deepEqual(codes('12\tロキソニン\t1149019F1560\t第一三共\n"X00110","酸素"'), [
    '1149019F1560',
    'X00110',
  ]);
  assert.deepEqual(codes('1149019F1560, X00110 2149001F1023'), ['1149019F1560', 'X00110', '2149001F1023']);
});

test('the whole name of one product is enough, however it is written; of two it is not', () => {
  assert.deepEqual(codes('ﾛｷｿﾆﾝ錠６０ｍｇ'), ['1149019F1560']);
  assert.deepEqual(readCodes('同名錠5mg', products), { found: [], missed: ['同名錠5mg'] });
});

test('no line is lost: what is not found comes back as it was, but for blank lines and a first line of headings', () => {
  const text = 'YJコード,品名\n\n1149019F1560,x\n1149019F1560,もう一度\n9999999X9999,ない\n品名\n ,,\n';
  const { found, missed } = readCodes(text, products);
  assert.deepEqual([found.length, missed], [1, ['9999999X9999,ない', '品名']]);
});

test('an exported list is read again as it was', () => {
  fc.assert(
    fc.property(fc.subarray(products), (some) => {
      const { found, missed } = readCodes(listCsv(some), products);
      assert.deepEqual([found, missed], [some, []]);
    }),
  );
});

test('any text at all is read without failing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const { found, missed } = readCodes(text, products);
      const lines = text.split(/\r\n|\r|\n/).length;
      assert.ok(missed.length <= lines && found.length <= products.length);
    }),
  );
});
