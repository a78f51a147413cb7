import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentText } from '../../platform/dates/date-text.ts';
import { formatMonthDay } from '../format.ts';
import { labelledDates } from './chart-scale.ts';

const monthText = (date: string) => momentText(date.slice(0, 7));

test('labels of dates do not run into each other on a phone: the first and the last stay', () => {
  const published = ['2023-07-31', '2024-03-31', '2025-12-31'];
  assert.deepEqual(labelledDates(published, 4, monthText), ['2025-12-31', '2023-07-31']);
  assert.deepEqual(labelledDates(['2023-07-31', '2024-09-30', '2025-12-31'], 4, monthText), [
    '2025-12-31',
    '2024-09-30',
    '2023-07-31',
  ]);
  assert.deepEqual(
    labelledDates(['2026-07-27', '2026-08-07', '2026-08-18'], 4, formatMonthDay),
    ['2026-08-18', '2026-08-07', '2026-07-27'],
    'short ones have room',
  );
});

test('one date has one label; where only one has room, it is the newest', () => {
  assert.deepEqual(labelledDates(['2026-08-18'], 4, monthText), ['2026-08-18']);
  const long = () => '2026年8月18日から2026年9月';
  assert.deepEqual(labelledDates(['2026-08-17', '2026-08-18'], 4, long), ['2026-08-18']);
});
