import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceAlarm } from './source-alarm.ts';

function asked(answers: (string | null | Error)[]) {
  let now = 0;
  const errors: unknown[] = [];
  const context = {
    clock: { now: () => new Date(now) },
    log: { error: (...args: unknown[]) => errors.push(args) },
  };
  const alarm = sourceAlarm(context as never, async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer ?? null;
  });
  return { alarm, errors, later: (ms: number) => (now += ms) };
}

test('one question serves every page for half a minute', async () => {
  const { alarm, later } = asked(['古い', null]);
  assert.deepEqual(await Promise.all([alarm(), alarm()]), ['古い', '古い']);
  later(29_999);
  assert.equal(await alarm(), '古い');
  later(1);
  assert.equal(await alarm(), null);
});

test('where the answer fails, the last one stands and the page is served', async () => {
  const { alarm, errors, later } = asked(['古い', new Error('database away')]);
  await alarm();
  later(30_000);
  assert.equal(await alarm(), '古い');
  assert.equal(errors.length, 1);
});
