/** Long work of the web process, cut up so that pages are answered in between. */

/** Milliseconds of work between two pauses. */
const SLICE_MS = 5;

/** The items, with a pause wherever they have taken long enough for others to be let in. */
export async function* paced<T>(
  items: Iterable<T>,
  pause: () => Promise<void> = () => new Promise((resolve) => setImmediate(resolve)),
): AsyncGenerator<T> {
  let started = performance.now();
  for (const item of items) {
    yield item;
    if (performance.now() - started < SLICE_MS) continue;
    await pause();
    started = performance.now();
  }
}
