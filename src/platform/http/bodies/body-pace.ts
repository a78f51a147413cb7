/**
 * How fast large bodies are taken in, slice by slice. A body of megabytes costs the thread that answers pages some 15 ms a megabyte,
 * most of it for making room; requests for pages come before each slice.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterReaders } from '../../turns/courtesy.ts';

/** Waits until a slice of so many bytes may be taken. */
export type BodyPace = (bytes: number) => Promise<void>;

/** For senders who were let in: each waits for readers only. */
export const knownPace: BodyPace = afterReaders;

/** Bytes a millisecond that strangers together send, beyond a second's worth at once: ten of the largest lists in eight seconds. */
const STRANGERS_RATE = 8_000;
const AT_ONCE_MS = 1_000;

/** For anybody else: one slice after the other, however many send. All wait for readers at once, so that a crowd of them slows nobody down more. */
export const strangersPace = inLine();

/** For the rest of bodies that are refused already: in a line of their own, so that they delay no body that is read. */
export const restsPace = inLine();

function inLine(): BodyPace {
  let line: Promise<void> = Promise.resolve();
  let due = 0;
  return async (bytes) => {
    await afterReaders();
    line = line.then(async () => {
      const now = performance.now();
      due = Math.max(due, now - AT_ONCE_MS) + bytes / STRANGERS_RATE;
      if (due > now) await sleep(due - now);
    });
    return line;
  };
}
