import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { soonOr } from './soon.ts';

test('what is there soon is given, and what is late is not waited for', async () => {
  assert.equal(await soonOr(sleep(5, 'new'), 5_000, 'old'), 'new');
  const late = sleep(300, 'new');
  const started = performance.now();
  assert.equal(await soonOr(late, 10, 'old'), 'old');
  assert.ok(performance.now() - started < 250);
  assert.equal(await late, 'new', 'the work goes on');
});

test('a failure is told while it is waited for, and troubles nobody afterwards', async () => {
  await assert.rejects(soonOr(Promise.reject(new Error('away')), 5_000, 'old'), /away/);
  const failing = sleep(50).then(() => {
    throw new Error('away');
  });
  assert.equal(await soonOr(failing, 5, 'old'), 'old');
  await sleep(80);
});
