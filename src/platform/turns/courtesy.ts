/** Readers whose pages are being made now, so that long work in the same thread can let them finish first. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds that long work waits for readers before its next slice: it goes on in any crowd, if slowly. */
const PATIENCE_MS = 100;

let readers = 0;

/** Says that somebody waits for a page. @returns says that it is made; to call it again does nothing */
export function readerComes(): () => void {
  readers++;
  let made = false;
  return () => {
    if (!made) readers--;
    made = true;
  };
}

/** A pause of long work: until nobody waits for a page, or for as long as its patience lasts. */
export async function afterReaders(): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  do await sleep(readers > 0 ? 1 : 0);
  while (readers > 0 && performance.now() < until);
}
