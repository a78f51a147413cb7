/**
 * The worker beside a site, a process of its own so that heavy jobs never delay a page. However it ends, it is started again,
 * later each time that it ends soon, and what it held is freed at once.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Context } from '../platform/context.ts';
import { ROOT } from './build.ts';
import { bury } from './worker.ts';

const RESTART_MS = { first: 500, most: 30_000 };
/** One that lived as long begins with the shortest wait again. */
const LIVED_MS = 60_000;
/** For what a worker does after its jobs: freeing what it held, leaving the database. */
const LAST_DEEDS_MS = 2000;

export interface SupervisedWorker {
  /** Asks it to end and waits; a worker that does not end in its known time is killed. */
  stop(patienceMs: number, hurried: Promise<void>): Promise<void>;
}

export function superviseWorker(context: Context): SupervisedWorker {
  const { log, settings } = context;
  /** Rows of workers that lived in processes that are gone and are not freed yet. */
  const ended = new Set<number>();
  let child: ChildProcess | null = null;
  let again: NodeJS.Timeout | undefined;
  let stopping = false;
  let wait = RESTART_MS.first;

  const free = async () => {
    const ids = [...ended];
    try {
      await bury(context, ids);
      for (const id of ids) ended.delete(id);
    } catch (error) {
      // The next worker frees it, or this one's next end.
      log.warn({ err: error }, 'what the worker held stays taken for a minute');
    }
  };
  const start = () => {
    const begun = performance.now();
    const mine = new Set<number>();
    const started = spawnWorker(settings.dataDir);
    child = started;
    started.on('message', ({ worker }: { worker: number }) => mine.add(worker));
    const gone = async (how: object) => {
      if (child !== started) return;
      child = null;
      if (stopping) return;
      for (const id of mine) ended.add(id);
      if (performance.now() - begun > LIVED_MS) wait = RESTART_MS.first;
      log.error({ ...how, againInMs: wait }, 'the worker ended; it is started again');
      again = setTimeout(start, wait);
      wait = Math.min(2 * wait, RESTART_MS.most);
      await free();
    };
    started.once('error', (err) => void gone({ err }));
    started.once('exit', (code, signal) => void gone({ code, signal }));
  };

  start();
  return {
    async stop(patienceMs, hurried) {
      stopping = true;
      clearTimeout(again);
      const running = child;
      if (!running) return;
      const over = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGTERM');
      void hurried.then(() => running.kill('SIGTERM'));
      const patience = setTimeout(() => running.kill('SIGKILL'), patienceMs + LAST_DEEDS_MS);
      await over;
      clearTimeout(patience);
    },
  };
}

function spawnWorker(dataDir: string): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'bin', 'antei.js'), 'worker', '--data', dataDir], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A Ctrl+C is the site's to hear, which then asks its worker.
    detached: true,
  });
}
