import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What is being made, if it is there soon; else what was there before, and the work goes on for who comes later.
 * @param made its failure counts only while it is waited for
 */
export async function soonOr<T>(made: Promise<T>, ms: number, before: T): Promise<T> {
  const stop = new AbortController();
  made.catch(() => undefined);
  try {
    return await Promise.race([
      made,
      sleep(ms, before, { signal: stop.signal, ref: false }).catch(() => before),
    ]);
  } finally {
    stop.abort();
  }
}
