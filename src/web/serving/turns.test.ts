import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AnteiError } from '../../platform/errors.ts';
import { Turns } from './turns.ts';

/** Takes a turn and notes that it came; the answer ends it. */
async function noted(turns: Turns, waiter: 'reader' | 'sender', came: string[], name: string) {
  const end = await turns.take(waiter);
  came.push(name);
  return end;
}

describe('turns', () => {
  test('as many as may be made at once go on, the others wait in the order in which they came', async () => {
    const turns = new Turns({ atOnce: 2, holdMs: 10_000 });
    const came: string[] = [];
    const ends = ['a', 'b', 'c', 'd'].map((name) => noted(turns, 'reader', came, name));
    await sleep(5);
    assert.deepEqual(came, ['a', 'b']);
    (await ends[1]!)();
    await sleep(5);
    assert.deepEqual(came, ['a', 'b', 'c']);
    for (const end of [ends[0]!, ends[2]!]) (await end)();
    (await ends[3]!)();
    const next = await turns.take('reader');
    next();
  });

  test('readers come before senders, whoever came first', async () => {
    const turns = new Turns({ atOnce: 1, holdMs: 10_000 });
    const came: string[] = [];
    const first = await turns.take('sender');
    const waiting = [
      noted(turns, 'sender', came, 'sender'),
      noted(turns, 'reader', came, 'reader'),
      noted(turns, 'reader', came, 'next reader'),
    ];
    first();
    for (const one of [waiting[1]!, waiting[2]!, waiting[0]!]) (await one)();
    assert.deepEqual(came, ['reader', 'next reader', 'sender']);
  });

  test('who takes long keeps nobody waiting longer than its hold, and ends once', async () => {
    const turns = new Turns({ atOnce: 1, holdMs: 20 });
    const slow = await turns.take('reader');
    const next = await turns.take('reader');
    slow();
    slow();
    const came: string[] = [];
    const third = noted(turns, 'reader', came, 'third');
    await sleep(5);
    assert.deepEqual(came, [], 'the second holds the one place');
    next();
    (await third)();
  });

  test('says that it is crowded when as many wait as are made at once, and refuses more than may wait', async () => {
    const turns = new Turns({ atOnce: 1, holdMs: 10_000, waiting: 2 });
    const first = await turns.take('reader');
    assert.equal(turns.crowded, false);
    const second = turns.take('reader');
    assert.equal(turns.crowded, true);
    const third = turns.take('reader');
    await assert.rejects(turns.take('reader'), (error: AnteiError) => error.code === 'pages-busy');
    first();
    (await second)();
    (await third)();
  });
});
