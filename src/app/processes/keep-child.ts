/** A process beside the site that is started again however it ends, later each time that it ends soon. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Log } from '../../platform/log.ts';
import { ROOT } from '../build.ts';

const RESTART_MS = { first: 500, most: 30_000 };
/** One that lived as long begins with the shortest wait again. */
const LIVED_MS = 60_000;
/** For what a process does after its work: freeing what it held, leaving the database. */
const LAST_DEEDS_MS = 2000;

export interface KeptChild {
  /** Asks it to end and waits; one that does not end in its known time is killed. */
  stop(patienceMs: number, hurried: Promise<void>): Promise<void>;
}

/**
 * Keeps a process running.
 * @param start starts one, and hears its messages
 * @param gone hears that the one started last has ended, and is not asked any more
 */
export function keepChild(
  log: Log,
  name: string,
  start: () => ChildProcess,
  gone: () => Promise<void> | void,
): KeptChild {
  let child: ChildProcess | null = null;
  let again: NodeJS.Timeout | undefined;
  let stopping = false;
  let wait = RESTART_MS.first;

  const begin = () => {
    const begun = performance.now();
    const started = start();
    child = started;
    const ended = async (how: object) => {
      if (child !== started) return;
      child = null;
      if (stopping) return;
      if (performance.now() - begun > LIVED_MS) wait = RESTART_MS.first;
      log.error({ ...how, againInMs: wait }, `the ${name} ended; it is started again`);
      again = setTimeout(begin, wait);
      wait = Math.min(2 * wait, RESTART_MS.most);
      await gone();
    };
    started.once('error', (err) => void ended({ err }));
    started.once('exit', (code, signal) => void ended({ code, signal }));
  };

  begin();
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

/** Starts the command line in a process of its own, for a data folder. */
export function spawnAntei(command: string, dataDir: string): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'bin', 'antei.js'), command, '--data', dataDir], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    // A Ctrl+C is the site's to hear, which then asks what runs beside it.
    detached: true,
  });
}
