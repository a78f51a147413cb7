import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { FewAtOnce } from './few-at-once.ts';

test('so much work goes on at a time, in its order, also after some of it has failed', async () => {
  const few = new FewAtOnce(2);
  const begun: number[] = [];
  let [now, most] = [0, 0];
  const results = await Promise.allSettled(
    Array.from({ length: 7 }, (_, n) =>
      few.run(async () => {
        begun.push(n);
        most = Math.max(most, ++now);
        await sleep(5);
        now--;
        if (n % 3 === 0) throw new Error(`${n}`);
        return n;
      }),
    ),
  );
  assert.deepEqual(begun, [0, 1, 2, 3, 4, 5, 6]);
  assert.equal(most, 2);
  assert.deepEqual(
    results.map((one) => one.status),
    [0, 1, 2, 3, 4, 5, 6].map((n) => (n % 3 === 0 ? 'rejected' : 'fulfilled')),
  );
});

test('each waits, when it is its turn, for what it was told to', async () => {
  const order: string[] = [];
  const one = new FewAtOnce(1, async () => {
    await sleep(1);
    order.push('readers');
  });
  await Promise.all(['a', 'b'].map((name) => one.run(async () => void order.push(name))));
  assert.deepEqual(order, ['readers', 'a', 'readers', 'b']);
});

test('where others wait, half of the time is left to everybody else', async () => {
  const one = new FewAtOnce(1, undefined, true);
  const ends: number[] = [];
  const begins: number[] = [];
  await Promise.all(
    [1, 2].map(() =>
      one.run(async () => {
        begins.push(performance.now());
        await sleep(60);
        ends.push(performance.now());
      }),
    ),
  );
  assert.ok(begins[1]! - ends[0]! > 50, 'the second came as long after the first as that took');
});
