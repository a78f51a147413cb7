import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../clock.ts';
import {
  type EraName,
  eraOf,
  eraShort,
  fiscalYear,
  fiscalYearDays,
  fiscalYearText,
  westernYear,
  wholeFiscalYear,
} from './era.ts';
import { findDate } from './written-date.ts';

const day = fc.integer({ min: 0, max: 90_000 }).map((days) => addDays('1900-01-01', days));
/** From the first era that texts are read with. */
const showaOrLater = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1926-12-25', days));

test('Eras begin and end on their days', () => {
  const said: [string, EraName, number][] = [
    ['1912-07-29', '明治', 45],
    ['1912-07-30', '大正', 1],
    ['1926-12-24', '大正', 15],
    ['1926-12-25', '昭和', 1],
    ['1989-01-07', '昭和', 64],
    ['1989-01-08', '平成', 1],
    ['2019-04-30', '平成', 31],
    ['2019-05-01', '令和', 1],
    ['2026-08-14', '令和', 8],
  ];
  for (const [date, name, year] of said) {
    const { letter: _, ...era } = eraOf(date);
    assert.deepEqual(era, { name, year }, date);
  }
  assert.equal(eraShort('2027-03-31'), 'R9.3.31');
});

test('The year of a day in its era counts back to the western year', () => {
  fc.assert(
    fc.property(day, (date) => {
      const { name, letter, year } = eraOf(date);
      assert.ok(year >= 1);
      assert.equal(westernYear(name, String(year)), Number(date.slice(0, 4)));
      assert.equal(westernYear(letter, String(year)), Number(date.slice(0, 4)));
    }),
  );
  assert.equal(westernYear('令和', '元'), 2019);
  assert.equal(westernYear('平成', '32'), 2020, 'as printed before the era had ended');
});

test('A day written in its era is found again', () => {
  fc.assert(
    fc.property(showaOrLater, (date) => {
      const { name, year } = eraOf(date);
      const [, month, number] = date.split('-').map(Number);
      assert.equal(findDate(`${name}${year === 1 ? '元' : year}年${month}月${number}日現在`), date);
      assert.equal(findDate(`${eraShort(date)}まで`), date);
    }),
  );
});

test('Every day lies in its fiscal year and no other', () => {
  fc.assert(
    fc.property(day, (date) => {
      const year = fiscalYear(date);
      const { from, to } = fiscalYearDays(year);
      assert.ok(from <= date && date <= to);
      assert.equal(addDays(to, 1), fiscalYearDays(year + 1).from);
    }),
  );
  assert.equal(fiscalYear('2019-03-31'), 2018);
  assert.equal(fiscalYear('2019-04-01'), 2019);
});

test('Only the whole of a fiscal year is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1901, max: 2190 }), day, (year, other) => {
      const { from, to } = fiscalYearDays(year);
      assert.equal(wholeFiscalYear({ from, to }), year);
      if (other !== to) assert.equal(wholeFiscalYear({ from, to: other }), null);
      if (other !== from) assert.equal(wholeFiscalYear({ from: other, to }), null);
    }),
  );
  assert.equal(wholeFiscalYear({ from: '2022-04-01', to: '2024-03-31' }), null);
});

test('Fiscal years are said as documents print them', () => {
  assert.equal(fiscalYearText(2022), '2022年度');
  assert.equal(fiscalYearText('2018', '2022'), '2018〜2022年度');
});
