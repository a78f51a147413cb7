import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { guard, unguard, writeCsv } from './csv.ts';
import type { CellValue } from './xlsx.ts';

/** Texts that are likely to trouble: what starts formulas, apostrophes, quotes and white space, mixed with anything. */
const piece = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＋',
  '－',
  '＠',
  "'",
  '"',
  ',',
  '\t',
  '\r',
  '\n',
  ' ',
  '　',
  '\u200b',
  '\ufeff',
  'デモ錠',
  '1',
);
const anyText = fc.string({ unit: 'binary' });
const text = fc.oneof(
  fc.array(piece).map((pieces) => pieces.join('')),
  fc.tuple(fc.array(piece), anyText).map(([pieces, rest]) => pieces.join('') + rest),
  anyText,
);
const cell: fc.Arbitrary<CellValue> = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  );

const read = (bytes: Buffer): string[][] => parse(bytes, { bom: true });

test('reading a CSV back and undoing the guard gives the same cells', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const back = read(writeCsv(rows)).map((row, r) =>
        row.map((value, c) => (typeof rows[r]![c] === 'string' ? unguard(value) : value)),
      );
      assert.deepEqual(
        back,
        rows.map((row) => row.map((value) => (value === null ? '' : String(value)))),
      );
    }),
  );
});

test('no text cell begins a formula, also not behind white space or invisible characters', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      for (const value of read(writeCsv([[a, b]]))[0]!) {
        assert.doesNotMatch(value, /^[\t\r\n]/);
        assert.doesNotMatch(value.replace(/^[\s\p{Cc}\p{Cf}]+/u, ''), /^[=+\-@＝＋－＠]/u);
      }
    }),
  );
});

test('the guard is one apostrophe, and its inverse touches nothing else', () => {
  assert.equal(guard('=HYPERLINK("x")'), `'=HYPERLINK("x")`);
  assert.equal(guard('　＋81'), "'　＋81");
  assert.equal(guard("'=1"), "''=1", 'a text that looks guarded is told from a guarded one');
  for (const plain of ['デモ錠10mg', "'quoted'", '７．－', '2026年9月-10月', ''])
    assert.equal(guard(plain), plain);
  assert.equal(unguard("'quoted'"), "'quoted'");
  fc.assert(fc.property(text, (value) => unguard(guard(value)) === value));
});

test('the bytes are UTF-8 with a mark, CRLF, and quotes only where needed', () => {
  const bytes = writeCsv([
    ['品名', '量'],
    ['「A」, 10mg', -5],
    ['1行目\n"2行目"', null],
  ]);
  assert.equal(bytes.toString('utf8'), '\ufeff品名,量\r\n"「A」, 10mg",-5\r\n"1行目\n""2行目""",\r\n');
});
