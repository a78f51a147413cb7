import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 30;
const SQLITE_BUSY = 5;

/**
 * Holds a lock on a file while `work` runs; null if others hold it for longer than `patienceMs`.
 *
 * The lock is the system's own (fcntl, by way of SQLite, which Node brings along): it ends with its process however that ends.
 * A file that names its holder cannot do that: in a container the holder and its successor are both process 1, and
 * two processes may both judge one lock abandoned. Two locks of one process keep each other out as well.
 */
export async function withFileLock<T>(
  file: string,
  patienceMs: number,
  work: () => Promise<T>,
): Promise<{ done: T } | null> {
  const deadline = Date.now() + patienceMs;
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    while (!isTaken(lock)) {
      if (Date.now() > deadline) return null;
      await sleep(LOOK_EVERY_MS);
    }
    return { done: await work() };
  } finally {
    lock.close();
  }
}

function isTaken(lock: DatabaseSync): boolean {
  try {
    lock.exec('begin exclusive');
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false;
    throw error;
  }
}
