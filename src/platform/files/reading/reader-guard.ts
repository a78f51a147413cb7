/**
 * A thread beside the one that reads: it ends the process where it takes too much memory, or where the site that asked is gone
 * and the reading thread, busy with a file, does not hear of it.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { TOO_HEAVY } from './protocol.ts';

const { maxBytes } = workerData as { maxBytes: number };
const parent = process.ppid;

setInterval(() => {
  // Ended by a signal: the reading thread may be deep in a loop, and runs no handler.
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  if (process.memoryUsage.rss() > maxBytes) process.kill(process.pid, TOO_HEAVY);
}, 20);

parentPort!.postMessage('up');
