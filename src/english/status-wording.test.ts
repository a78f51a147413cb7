import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SupplyStatus } from '../supply/model.ts';
import { englishOutlook, englishTrouble } from './status-wording.ts';

const LIMITED: SupplyStatus = {
  response: 'limitedOwn',
  responseUpdatedOn: '2026-07-10',
  reason: 'demand',
  outlook: 'undecided',
  outlookText: null,
  forecast: null,
  volume: 'decreased',
  volumeOutlook: 'twoMonths',
  volumeOutlookPercent: null,
  updatedOn: null,
};

test('a trouble is told in the words of the glossary, with since when; no trouble says nothing', () => {
  assert.equal(
    englishTrouble(LIMITED, '2026-08-20'),
    'Increased demand; Limit expected to be lifted: not yet known; Volume expected to improve within two months; since 10 July 2026',
  );
  assert.equal(englishTrouble({ ...LIMITED, response: 'normal', volume: 'normal' }, '2026-08-20'), null);
});

test('a forecast says what is expected and when, and says so once its time has passed', () => {
  const of = (event: 'recovery' | 'stockOut', response: SupplyStatus['response']) =>
    ({ ...LIMITED, response, forecast: { event, earliest: '2026-09-01', latest: '2026-09-30' } }) as const;
  assert.equal(
    englishOutlook(of('recovery', 'stopped'), '2026-08-20'),
    'Supply expected to resume: September 2026',
  );
  assert.equal(
    englishOutlook(of('stockOut', 'limitedOwn'), '2026-08-20'),
    'Stock expected to run out: September 2026',
  );
  assert.equal(
    englishOutlook(of('recovery', 'limitedOther'), '2026-10-01'),
    'Limit expected to be lifted: the stated time has passed (September 2026)',
  );
  assert.equal(englishOutlook({ ...LIMITED, outlook: 'none' }, '2026-08-20'), null);
});
