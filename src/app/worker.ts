import { type CronItem, Logger, parseCronItems, type Runner, run } from 'graphile-worker';
import { alertsJobs } from '../alerts/index.ts';
import type { Context } from '../platform/context.ts';
import { reportingJobs } from '../reporting/index.ts';
import { supplyJobs } from '../supply/index.ts';
import { keepingJobs } from './verify.ts';

/** Runs the jobs that rooms put into the database; any number of workers may run. */
export async function startWorker(context: Context): Promise<Runner> {
  const rooms = [supplyJobs(context), alertsJobs(context), reportingJobs(context), keepingJobs(context)];
  const tasks = Object.assign({}, ...rooms.map((room) => room.tasks)) as (typeof rooms)[0]['tasks'];
  const items: CronItem[] = rooms
    .flatMap((room) => room.schedule)
    .map(({ task, cron }) => ({
      task,
      match: cron,
      identifier: task,
      // One at most waits, however long the one before takes.
      options: { maxAttempts: 1, backfillPeriod: 0, jobKey: `scheduled:${task}` },
    }));
  return run({
    pgPool: context.pool,
    // A day's messages take minutes, twice where the clock starts them too; the downloads and confirmations go on beside.
    concurrency: 4,
    noHandleSignals: true,
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [name, (payload) => task(payload)]),
    ),
    parsedCronItems: parseCronItems(items),
    logger: new Logger(() => (level, message) => {
      if (level === 'error') context.log.error(message);
      else context.log.debug(message);
    }),
  });
}
