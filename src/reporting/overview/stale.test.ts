import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Forecast } from '../../supply/model.ts';
import { lastWord, staleReasons, type Word } from './stale.ts';

const TODAY = '2026-08-20';
const word = (row: Partial<Word['row']>, rest: Partial<Word> = {}): Word => ({
  row: {
    response: 'limitedOwn',
    volume: 'normal',
    forecast: null,
    responseUpdatedOn: null,
    updatedOn: '2026-08-01',
    ...row,
  },
  reportedOn: null,
  confirmedOn: '2026-08-03',
  ...rest,
});
const until = (latest: string): Forecast => ({ event: 'recovery', earliest: '2026-01-01', latest });

test('a forecast goes stale the day after its last, while the product is in trouble', () => {
  assert.deepEqual(staleReasons(word({ forecast: until(TODAY) }), TODAY), []);
  assert.deepEqual(staleReasons(word({ forecast: until('2026-08-19') }), TODAY), ['forecast-passed']);
  assert.deepEqual(staleReasons(word({ forecast: until('2026-08-19'), response: 'normal' }), TODAY), []);
  const reduced = word({ forecast: until('2026-08-19'), response: 'normal', volume: 'decreased' });
  assert.deepEqual(staleReasons(reduced, TODAY), ['forecast-passed']);
});

test('a problem goes stale on the 91st day without word, and without any', () => {
  const silent = { confirmedOn: null, reportedOn: null };
  const on = (updatedOn: string | null) => staleReasons(word({ updatedOn }, silent), TODAY);
  assert.deepEqual(on('2026-05-22'), ['monthly']);
  assert.deepEqual(on('2026-05-21'), ['no-word', 'monthly']);
  assert.deepEqual(on(null), ['no-word', 'monthly']);
  assert.deepEqual(staleReasons(word({ updatedOn: null, response: 'normal' }, silent), TODAY), ['monthly']);
});

test('the last word is the newest of ⑬, ⑳, a report and a confirmation', () => {
  const days = { responseUpdatedOn: '2026-01-01', updatedOn: '2026-02-01' };
  assert.equal(lastWord(word(days, { reportedOn: '2026-03-01', confirmedOn: '2026-04-01' })), '2026-04-01');
  assert.equal(lastWord(word(days, { reportedOn: '2026-05-01', confirmedOn: '2026-04-01' })), '2026-05-01');
  assert.equal(lastWord(word(days, { confirmedOn: null })), '2026-02-01');
  assert.equal(lastWord(word({ updatedOn: null }, { confirmedOn: null })), null);
});

test('a month is confirmed by a report of the product or by 「変更なし」 in it', () => {
  const said = (reportedOn: string | null, confirmedOn: string | null) =>
    staleReasons(word({}, { reportedOn, confirmedOn }), TODAY);
  assert.deepEqual(said('2026-08-01', null), []);
  assert.deepEqual(said(null, '2026-08-01'), []);
  assert.deepEqual(said('2026-07-31', '2026-07-31'), ['monthly']);
});
