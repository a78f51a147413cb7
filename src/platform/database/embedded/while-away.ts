import { setTimeout as sleep } from 'node:timers/promises';
import { AnteiError, explain } from '../../errors.ts';

/** An embedded server is back within seconds, any other server that is restarted within a minute. */
const PATIENCE_MS = 120_000;
const TRY_AGAIN_MS = { first: 100, most: 2000 };

/** Does something in the database, again and again while that is away; for what may be done twice. */
export async function whileAway<T>(work: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (let wait = TRY_AGAIN_MS.first; ; wait = Math.min(2 * wait, TRY_AGAIN_MS.most)) {
    try {
      return await work();
    } catch (thrown) {
      const error = explain(thrown);
      const isAway = error instanceof AnteiError && error.code === 'database-unavailable';
      if (!isAway || Date.now() + wait > deadline) throw thrown;
      await sleep(wait);
    }
  }
}
