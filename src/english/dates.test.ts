import assert from 'node:assert/strict';
import { test } from 'node:test';
import { englishDate, englishPeriod } from './dates.ts';

test('dates and the times of forecasts are written in English', () => {
  assert.equal(englishDate('2026-08-20'), '20 August 2026');
  const period = (earliest: string, latest: string | null) => englishPeriod({ earliest, latest });
  assert.equal(period('2026-03-01', '2026-03-31'), 'March 2026');
  assert.equal(period('2026-10-01', '2026-10-10'), 'early October 2026');
  assert.equal(period('2026-10-11', '2026-10-20'), 'mid October 2026');
  assert.equal(period('2026-10-21', '2026-10-31'), 'late October 2026');
  assert.equal(period('2026-10-03', '2026-10-12'), '3–12 October 2026');
  assert.equal(period('2026-09-01', '2026-11-30'), 'September – November 2026');
  assert.equal(period('2026-11-01', '2027-01-31'), 'November 2026 – January 2027');
  assert.equal(period('2026-01-01', '2026-12-31'), 'during 2026');
  assert.equal(period('2026-10-03', '2026-11-12'), '3 October 2026 – 12 November 2026');
  assert.equal(period('2027-04-01', null), 'April 2027 or later');
  assert.equal(period('2027-04-05', null), '5 April 2027 or later');
  assert.equal(period('2027-04-05', '2027-04-05'), '5 April 2027');
});
