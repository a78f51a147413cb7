/** Who something costly is made for, known anywhere in the process: lines use it to be fair (drawer.ts). */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Sender } from '../files/reading/queue.ts';

export interface Asker extends Sender {
  /** Aborted when the asker goes away. */
  signal?: AbortSignal | undefined;
}

/** Commands, jobs and what a process makes before anybody asks. */
const OURSELVES: Asker = { lane: 'organisation', key: 'ourselves' };

const askers = new AsyncLocalStorage<Asker>();

/** Runs what is done for somebody. */
export function askedBy<T>(asker: Asker, work: () => T): T {
  return askers.run(asker, work);
}

/** Who this is done for: a reader's request, or nobody outside. */
export function currentAsker(): Asker {
  return askers.getStore() ?? OURSELVES;
}
