import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDigitOf, isGtin, packageCodeOf } from './package-code.ts';

/** Invented, but for its check digit, and the GTIN-14 of its sales package. */
const JAN = '4912345678904';
const GTIN = '14912345678901';
const digits = (text: string) => packageCodeOf(text)?.digits ?? null;

test('a check digit is what the others demand', () => {
  // The example of GS1's own page on check digits, and a real medicine's three packages.
  assert.equal(checkDigitOf('629104150021'), '3');
  for (const real of ['04987376861687', '14987376861653', '24987376861650'])
    assert.ok(isGtin(real, 14), real);
  assert.ok(isGtin(JAN, 13));
  assert.ok(isGtin(GTIN, 14));
  assert.ok(!isGtin('4912345678905', 13));
  assert.ok(!isGtin(JAN, 14));
});

test('a JAN or GTIN is found in any width and with marks, and knows what it may be', () => {
  assert.deepEqual(packageCodeOf(` ${JAN} `), {
    digits: JAN,
    valid: true,
    checkDigit: '4',
    keys: [`0${JAN}`, JAN],
  });
  assert.deepEqual(packageCodeOf('４９１２３４５-678904')?.digits, JAN);
  assert.deepEqual(packageCodeOf(GTIN)?.keys, [GTIN]);
  const wrong = packageCodeOf('4912345678901');
  assert.deepEqual([wrong?.valid, wrong?.checkDigit], [false, '4']);
});

test('of an element string the GTIN is taken, with or without brackets, whatever is behind it', () => {
  for (const text of [
    `(01)${GTIN}`,
    `(01)${GTIN}(17)270331(10)ABC-12`,
    `（０１）${GTIN}（17）270331`,
    `(17)270331(01)${GTIN}`,
    `01${GTIN}`,
    `01${GTIN}17270331`,
    `01${GTIN}1727033110AB12\u001d21X9`,
    `]C101${GTIN}10LOT7`,
    `]e001${GTIN}`,
    `]d201${GTIN}17270331`,
    `01${GTIN}7003270331`,
  ])
    assert.equal(digits(text), GTIN, JSON.stringify(text));
  assert.equal(packageCodeOf('(01)14912345678902')?.valid, false);
});

test('other words and numbers are no codes of packages', () => {
  for (const text of [
    '',
    'アムロジピン',
    '1149019F1560',
    '620098801',
    '491234567890',
    '491234567890123',
    `02${GTIN}`,
    `01${GTIN}X`,
    `(01)${GTIN}9`,
    '0120-000-000',
    `${JAN} 10錠`,
    '1'.repeat(200),
  ])
    assert.equal(packageCodeOf(text), null, text);
});
