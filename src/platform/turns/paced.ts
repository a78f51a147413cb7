/** Long work of the web process, cut up so that pages are answered in between. */
import { afterReaders } from './courtesy.ts';

/** Milliseconds of work between two pauses. */
const SLICE_MS = 5;

/**
 * The items, with a pause wherever they have taken long enough for others to be let in. An item that takes longer than a slice is not
 * cut: keep items small.
 * @param pause by default, however many do so at once, one of them works after the other, and readers' pages come before each
 */
export async function* paced<T>(
  items: Iterable<T>,
  pause: () => Promise<unknown> = myTurn,
): AsyncGenerator<T> {
  await pause();
  let started = performance.now();
  for (const item of items) {
    yield item;
    if (performance.now() - started < SLICE_MS) continue;
    await pause();
    started = performance.now();
  }
}

let turn: Promise<unknown> = Promise.resolve();

/** Each waits behind all who wait. */
function myTurn(): Promise<unknown> {
  turn = turn.then(afterReaders);
  return turn;
}
