import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readerComes } from '../../turns/courtesy.ts';
import { strangersPace } from './body-pace.ts';

test('strangers together send a second of bytes at once, and what comes above it waits, one slice after the other', async () => {
  const started = performance.now();
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 80 }, (_, n) => strangersPace(128_000).then(() => void order.push(n))),
  );
  const took = performance.now() - started;
  // 10.2 MB at 8 MB a second, of which a second's worth comes at once.
  assert.ok(took >= 250, `${took} ms`);
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  );
});

test('while pages are being made, ten senders are as fast as in a quiet hour', async () => {
  const made = readerComes();
  const started = performance.now();
  const sender = async () => {
    for (let slice = 0; slice < 4; slice++) await strangersPace(12_800);
  };
  await Promise.all(Array.from({ length: 10 }, sender));
  made();
  const took = performance.now() - started;
  // Each waits four times for readers, 50 ms; one after the other it would be two seconds.
  assert.ok(took < 1_000, `${took} ms`);
});

test('a slice waits for whoever opens a page, but not for long', async () => {
  const made = readerComes();
  const started = performance.now();
  await strangersPace(1);
  made();
  assert.ok(performance.now() - started >= 45);
});
