import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween } from '../clock.ts';
import {
  daysIn,
  firstDay,
  lastDay,
  monthDays,
  monthName,
  monthNames,
  monthOf,
  monthsAfter,
} from './months.ts';

const day = fc.integer({ min: 0, max: 90_000 }).map((days) => addDays('1900-01-01', days));

test('A month is counted and written as what it was read from', () => {
  fc.assert(
    fc.property(day, (date) => {
      const month = monthOf(date);
      assert.equal(monthName(month), date.slice(0, 7));
      assert.equal(monthOf(monthName(month)), month);
      assert.ok(firstDay(month) <= date && date <= lastDay(month));
      assert.equal(addDays(lastDay(month), 1), firstDay(month + 1));
      assert.equal(daysBetween(firstDay(month), lastDay(month)) + 1, daysIn(month));
      assert.deepEqual(monthDays(date.slice(0, 7)), { from: firstDay(month), to: lastDay(month) });
    }),
  );
  assert.equal(lastDay(monthOf('2028-02')), '2028-02-29');
  assert.equal(daysIn(monthOf('0004-02')), 29, 'years of two digits are themselves');
  for (const wrong of ['2026-13', '2026-00', '1899-12', '2026', ''])
    assert.equal(monthDays(wrong), null, wrong);
});

test('Months follow one another, across years', () => {
  assert.deepEqual(monthNames(monthOf('2025-11'), monthOf('2026-02')), [
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
  ]);
  assert.deepEqual(monthNames(monthOf('2026-02'), monthOf('2026-01')), []);
});

test('Some months on it is the same day, or the last of a shorter month', () => {
  assert.equal(monthsAfter('2026-08-31', 6), '2027-02-28');
  assert.equal(monthsAfter('2027-08-31', 6), '2028-02-29');
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 60 }), (date, months) => {
      const then = monthsAfter(date, months);
      assert.equal(monthOf(then) - monthOf(date), months);
      assert.equal(
        then.slice(8),
        date.slice(8) <= String(daysIn(monthOf(then))) ? date.slice(8) : String(daysIn(monthOf(then))),
      );
    }),
  );
});
