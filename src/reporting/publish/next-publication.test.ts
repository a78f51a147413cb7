import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextPublication } from './next-publication.ts';

test('what waits is published today until the time of the day has come in Japan, and tomorrow from then on', () => {
  const next = (instant: string) => nextPublication(new Date(instant), '18:00');
  assert.deepEqual(next('2026-08-20T08:59:59Z'), { on: '2026-08-20', at: '18:00' });
  assert.deepEqual(next('2026-08-20T09:00:00Z'), { on: '2026-08-21', at: '18:00' });
  assert.deepEqual(next('2026-12-31T15:30:00Z'), { on: '2027-01-01', at: '18:00' });
});
