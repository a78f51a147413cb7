import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { FewAtOnce, Halves } from './few-at-once.ts';

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

test('lines that share it leave half of the time to everybody else', async () => {
  const halves = new Halves();
  const lines = [new FewAtOnce(1, undefined, halves), new FewAtOnce(1, undefined, halves)];
  const started = performance.now();
  let worked = 0;
  const work = async () => {
    await sleep(20);
    worked += 20;
  };
  for (let turn = 0; turn < 4; turn++) for (const line of lines) await line.run(work);
  assert.ok(performance.now() - started > 2 * worked - 25, 'the last one needs no rest after it');
});
