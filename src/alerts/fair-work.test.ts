import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sending } from '../platform/files/reading/reading.ts';
import { FairWork } from './fair-work.ts';

const from = (key: string, signal?: AbortSignal): Sending => ({ lane: 'address', key, signal });
const codeOf = (error: unknown) => (error as { code?: string }).code;

/** Work of some slices, and how many were done. */
function slices(count: number) {
  const work = {
    done: 0,
    run: async (pause: () => Promise<void>) => {
      for (; work.done < count; work.done++) await pause();
      return work.done;
    },
  };
  return work;
}

test('a short list is done while long ones of others are at it', async () => {
  const fair = new FairWork();
  const long = Array.from({ length: 5 }, () => slices(1_000));
  const all = long.map(({ run }) => fair.run(from('attacker'), null, run));
  await fair.run(from('pharmacy'), null, slices(3).run);
  const before = long.reduce((sum, { done }) => sum + done, 0);
  assert.ok(before <= 8, `${before} slices of another sender came before three of one's own`);
  assert.deepEqual(await Promise.all(all), [1_000, 1_000, 1_000, 1_000, 1_000]);
});

test('a sender of many lists has no more turns than a sender of one', async () => {
  const fair = new FairWork();
  const many = Array.from({ length: 9 }, () => slices(100));
  const all = many.map(({ run }) => fair.run(from('attacker'), null, run));
  const one = slices(50);
  await fair.run(from('pharmacy'), null, one.run);
  assert.ok(many.reduce((sum, { done }) => sum + done, 0) <= 60);
  await Promise.all(all);
});

test('more than ten of one sender are refused, others are not, and places come back', async () => {
  const fair = new FairWork();
  const all = Array.from({ length: 12 }, () => fair.run(from('a'), null, slices(5).run));
  const other = fair.run(from('b'), null, slices(5).run);
  const settled = await Promise.allSettled(all);
  const refused = settled.flatMap((one) => (one.status === 'rejected' ? [codeOf(one.reason)] : []));
  assert.deepEqual(refused, ['reading-busy', 'reading-busy']);
  assert.equal(await other, 5);
  assert.equal(await fair.run(from('a'), null, slices(1).run), 1);
});

test('long lists wait for a place, so that few are in memory, and not without bound', async () => {
  const fair = new FairWork({ ofSender: 10, short: 2, long: 2, waiting: { files: 4, bytes: 1_000 } });
  let [now, most] = [0, 0];
  const work = async (pause: () => Promise<void>) => {
    most = Math.max(most, ++now);
    for (let i = 0; i < 5; i++) await pause();
    now--;
  };
  const all = ['a', 'b', 'c', 'd', 'e'].map((key) => fair.run(from(key), 10, work));
  const settled = await Promise.allSettled(all);
  assert.equal(most, 2);
  assert.deepEqual(
    settled.map((one) => (one.status === 'rejected' ? codeOf(one.reason) : 'done')),
    ['done', 'done', 'done', 'done', 'reading-busy'],
  );
});

test('the work of a sender who has left stops, and one that waits lets its place go', async () => {
  const fair = new FairWork({ ofSender: 10, short: 2, long: 1, waiting: { files: 10, bytes: 1_000 } });
  const [worker, waiter] = [new AbortController(), new AbortController()];
  const work = slices(1_000_000);
  const first = fair.run(from('a', worker.signal), 10, work.run);
  const second = fair.run(from('b', waiter.signal), 10, slices(1).run);
  const third = fair.run(from('c'), 10, slices(1).run);
  const ended = Promise.allSettled([first, second]);
  waiter.abort();
  await new Promise((resolve) => setTimeout(resolve, 20));
  worker.abort();
  assert.equal(await third, 1);
  const codes = (await ended).map((one) => one.status === 'rejected' && codeOf(one.reason));
  assert.deepEqual(codes, ['bad-request', 'bad-request']);
  assert.ok(work.done < 1_000_000);
});
