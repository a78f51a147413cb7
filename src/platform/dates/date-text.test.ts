import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, dayOf, isIsoDate, japanMinute, startOf, timeOfDay, today } from '../clock.ts';
import {
  dateText,
  instantText,
  momentText,
  monthDayClockText,
  monthDayText,
  monthsText,
  secondText,
} from './date-text.ts';

const instant = fc.date({
  min: new Date('1960-01-01T00:00:00Z'),
  max: new Date('2190-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const inJapan = (locale: string, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Tokyo', ...options });
  return (at: Date) => format.format(at);
};
const clock = { hour: 'numeric', minute: '2-digit' } as const;
const whole = inJapan('ja-JP', { dateStyle: 'long', timeStyle: 'short' });
const short = inJapan('ja-JP', { month: 'long', day: 'numeric', ...clock });
const long = inJapan('ja-JP', { dateStyle: 'long' });
const minute = inJapan('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
const second = inJapan('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });

test('Instants are said as the tables of Unicode say them in Japan', () => {
  fc.assert(
    fc.property(instant, (at) => {
      assert.equal(instantText(at), whole(at));
      assert.equal(monthDayClockText(at), short(at));
      assert.equal(dateText(dayOf(at)), long(at));
      assert.equal(japanMinute(at), minute(at));
      assert.equal(`${dayOf(at)} ${timeOfDay(at)}`, second(at));
      assert.equal(secondText(at), `${long(at)} ${second(at).slice(11)}`);
      assert.equal(today({ now: () => at }), dayOf(at));
    }),
  );
  assert.equal(secondText(new Date('2026-08-20T00:00:05Z')), '2026年8月20日 09:00:05');
  assert.equal(instantText(new Date('2026-08-20T00:05:00Z')), '2026年8月20日 9:05');
});

test('A day begins at its midnight in Japan', () => {
  fc.assert(
    fc.property(instant, (at) => {
      const day = dayOf(at);
      assert.ok(isIsoDate(day));
      assert.ok(startOf(day) <= at && at < startOf(addDays(day, 1)));
    }),
  );
});

test('What is known of a date is said, and no more', () => {
  for (const [known, said] of [
    ['2024-07-09', '2024年7月9日'],
    ['2024-07', '2024年7月'],
    ['2024', '2024年'],
    ['FY2021', '2021年度'],
  ] as const)
    assert.equal(momentText(known), said);
  assert.equal(dateText('2026-08-20'), '2026年8月20日');
  assert.equal(monthDayText('2026-08-20'), '8月20日');
});

test('From a month to a month, of whatever days, and a single month once', () => {
  assert.equal(monthsText({ from: '2022-04-01', to: '2023-03-31' }), '2022年4月〜2023年3月');
  assert.equal(monthsText({ from: '2022-04', to: '2022-04' }), '2022年4月');
});
