import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isDateFormat, meantBy } from './cell-meaning.ts';

const plain = { date1904: false };

test('a per cent sign multiplies by 100 where it is one, and is a mere letter in quotes or behind a backslash', () => {
  const cases: [number, string | null, number][] = [
    [1.1, '0%', 110],
    [1.1, '0.00%', 110],
    [0.875, '#,##0.0%;[Red]-#,##0.0%', 87.5],
    [1.1, '[>=1]0%;0%', 110],
    [110, '#,###"%"', 110],
    [110, '0"%"', 110],
    [110, '0\\%', 110],
    [110, '0_%', 110],
    [110, '#,##0', 110],
    [110, null, 110],
    // Shown by its own section of the format.
    [-0.5, '0%;0', -0.5],
    [0, '0%;0%;"-"', 0],
  ];
  for (const [value, format, meant] of cases) assert.equal(meantBy(value, format, plain), meant, `${format}`);
});

test('a date of the 1904 epoch is the same day as its 1900 serial, time of day included', () => {
  const macintosh = { date1904: true };
  for (const format of [
    'yyyy/m/d',
    'yyyy"年"m"月"d"日";@',
    '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
    'm/d/yy h:mm',
  ])
    assert.equal(meantBy(44_790.5, format, macintosh), 46_252.5, format);
  assert.equal(meantBy(44_790, null, macintosh), 44_790);
  // In a column of dates a number is one, whatever its format.
  assert.equal(meantBy(44_790, null, { ...macintosh, as: 'date' }), 46_252);
  assert.equal(meantBy(46_252, null, { ...plain, as: 'date' }), 46_252);
});

test('letters of dates in quotes, colours and General are no dates', () => {
  for (const format of [
    'General',
    '#,##0"day"',
    '[Red]0.0',
    '0_d',
    '@',
    null,
    '#,##0.0_);[Red]\\(#,##0.0\\)',
  ])
    assert.equal(isDateFormat(format), false, `${format}`);
  for (const format of ['ge.m.d', '[$-411]ggge"年"m"月"d"日"', '[h]:mm', 'yyyy-mm-dd'])
    assert.ok(isDateFormat(format));
});

test('no format makes a number of anything but what it was, times a power of 100, or moved by the epoch', () => {
  const piece = fc.constantFrom(
    '0',
    '#',
    '%',
    '"%"',
    '\\%',
    ';',
    'y',
    '"',
    '[',
    ']',
    '_',
    '*',
    '.',
    ',',
    '年',
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((p) => p.join('')),
      fc.integer({ min: 1, max: 9999 }),
      (format, value) => {
        const meant = meantBy(value, format, plain);
        const power = Math.log10(meant / value) / 2;
        assert.ok(Math.abs(power - Math.round(power)) < 1e-9, `${format}: ${meant}`);
        assert.equal(meantBy(value, format.replaceAll('%', ''), plain), value);
      },
    ),
  );
});
