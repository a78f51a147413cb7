/** Long work of the web process, cut up so that pages are answered in between. */

/** Milliseconds of work between two pauses. */
const SLICE_MS = 5;

/**
 * The items, with a pause wherever they have taken long enough for others to be let in. However many do so at once, only one of
 * them works between two looks at what else has come. An item that takes longer than a slice is not cut: keep items small.
 */
export async function* paced<T>(items: Iterable<T>): AsyncGenerator<T> {
  await myTurn();
  let started = performance.now();
  for (const item of items) {
    yield item;
    if (performance.now() - started < SLICE_MS) continue;
    await myTurn();
    started = performance.now();
  }
}

let turn: Promise<unknown> = Promise.resolve();

/** Each waits behind all who wait, and lets the process look at everything else once before it goes on. */
function myTurn(): Promise<unknown> {
  turn = turn.then(() => new Promise((resolve) => setImmediate(resolve)));
  return turn;
}

let last: Promise<unknown> = Promise.resolve();

/** Runs long work behind the long work that is at it: all at once would each hold its results, and each be late. */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work, work);
  last = done.catch(() => undefined);
  return done;
}
