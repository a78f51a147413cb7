import { type CronItem, Logger, parseCronItems, type Runner, run } from 'graphile-worker';
import type { Context } from '../platform/context.ts';
import { supplyJobs } from '../supply/index.ts';

/** Runs the jobs that rooms put into the database; any number of workers may run. */
export async function startWorker(context: Context): Promise<Runner> {
  const { tasks, schedule } = supplyJobs(context);
  const items: CronItem[] = schedule.map(({ task, cron }) => ({
    task,
    match: cron,
    identifier: task,
    options: { maxAttempts: 1, backfillPeriod: 0 },
  }));
  return run({
    pgPool: context.pool,
    concurrency: 1,
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
