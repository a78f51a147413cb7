import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePriceList } from './parse-reference.ts';
import { parsePrice } from './price-cell.ts';

test('A price is digits with correct separators and a point, in either width, with ¥ and 円', () => {
  const prices: Record<string, number> = {
    '6.1': 6.1,
    '6.10円': 6.1,
    '1,234.5': 1234.5,
    '349,000,000': 349_000_000,
    '￥1,234': 1234,
    '¥ 12 円': 12,
    '１，２３４．５０': 1234.5,
    '495.59999999999997': 495.6,
    '999999999': 999_999_999,
    '0': 0,
  };
  for (const [text, amount] of Object.entries(prices)) assert.equal(parsePrice(text), amount, text);
});

test('Nothing else is one: other bases, exponents, wrong separators, signs, two numbers, or too many digits', () => {
  const wrong = [
    '',
    '円',
    '0x10',
    '0b1',
    '1e5',
    '1,2,3',
    '12,34',
    '1234,567',
    ',123',
    '0,123',
    '1,234,567,890',
  ];
  wrong.push(
    '1.',
    '.5',
    '1.2.3',
    '-1',
    '+1',
    '10 20',
    '10²',
    '①',
    'Infinity',
    'NaN',
    'true',
    '1000000000',
    '1円円',
  );
  wrong.push('1'.repeat(25), '1e+24', '¥¥1', '1¥');
  for (const text of wrong) assert.equal(parsePrice(text), null, text);
});

test('Every price of a list reads back from how it is written (property)', () => {
  const wide = (text: string) =>
    text.replace(/[\d.,]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (sen) => {
      const amount = sen / 100;
      const grouped = amount.toLocaleString('en-US', { minimumFractionDigits: 2 });
      for (const text of [amount.toFixed(2), grouped, wide(grouped), `￥${grouped}`, `${grouped}円`])
        assert.equal(parsePrice(text), amount, text);
    }),
  );
});

test('A price that cannot be read is a problem of its row, and no failure of the import', () => {
  const generic = '診療報酬において加算等の算定対象となる後発医薬品';
  const headers = [
    '区分',
    '薬価基準収載医薬品コード',
    '成分名',
    '規格',
    '品名',
    'メーカー名',
    generic,
    '先発医薬品',
  ];
  const row = ['内用薬', '1124001F1030', '成分', '１錠', '試験錠', '製薬', null, '先発品'];
  const cells = ['1'.repeat(25), 1e24, '0x10', '1,2,3', '1e5', true, null];
  const rows = [[...headers, '薬価'], ...cells.map((cell) => [...row, cell])];
  const { rows: read, problems } = parsePriceList([{ name: null, rows }], 'list');
  assert.deepEqual(
    [read, problems.map((one) => [one.row, one.column, one.value, one.reason, one.rowLeftOut])],
    [[], cells.map((cell, at) => [at + 2, '薬価', cell, '薬価として読めません', true])],
  );
});
