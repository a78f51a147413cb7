import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  daysBetween,
  fixedClock,
  fromExcelSerial,
  isIsoDate,
  today,
  toExcelSerial,
} from './clock.ts';
import { findDate } from './dates/written-date.ts';

test('Today is the date in Japan, whatever the machine’s time zone', () => {
  assert.equal(today(fixedClock('2026-08-17T14:59:59Z')), '2026-08-17');
  assert.equal(today(fixedClock('2026-08-17T15:00:00Z')), '2026-08-18');
});

test('Excel serials and dates are each other’s inverse', () => {
  assert.equal(fromExcelSerial(46_252), '2026-08-18');
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 109_574 }), (serial) =>
      assert.equal(toExcelSerial(fromExcelSerial(serial)!), serial),
    ),
  );
  for (const wrong of [0, 60, 1.5, 200_000, Number.NaN]) assert.equal(fromExcelSerial(wrong), null);
});

test('Days are added and counted across months and leap years', () => {
  assert.equal(addDays('2028-02-28', 1), '2028-02-29');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -5000, max: 5000 }), (start, days) => {
      const date = addDays('1950-01-01', start);
      assert.equal(daysBetween(date, addDays(date, days)), days);
    }),
  );
});

test('A date is found in western and era writing of any width', () => {
  for (const text of [
    '医療用医薬品供給状況（令和８年８月18日現在）',
    '2026/8/18',
    'R8.8.18まで',
    '20260818',
    '２０２６年８月１８日',
    '2026-08-18 00:00:00',
    '令和 ８年 ８月 １８日',
  ]) {
    assert.equal(findDate(text), '2026-08-18', text);
  }
  assert.equal(findDate('令和元年5月1日'), '2019-05-01');
  for (const text of ['', '2026年13月1日', '令和8年2月30日', '1234567890', '未定'])
    assert.equal(findDate(text), null, text);
});

test('Only real calendar dates are dates', () => {
  assert.equal(isIsoDate('2026-02-29'), false);
  assert.equal(isIsoDate('2028-02-29'), true);
  assert.equal(isIsoDate('2026-8-1'), false);
});
