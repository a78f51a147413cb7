/**
 * A worker: runs the jobs that rooms put into the database; any number may run, on any machine.
 *
 *   announced ──runs, beats──▶ asked to stop ──jobs end, or the time is over──▶ ended
 *       ▲            │
 *       └──ended◀────┴──the queue gave up: the database was away while it noted a job
 */

import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CronItem, Logger, parseCronItems, type Runner, run } from 'graphile-worker';
import { releaseClaims } from '../alerts/index.ts';
import type { Context } from '../platform/context.ts';
import { driverPool } from '../platform/database/connection.ts';
import { isReadOnly } from '../platform/database/servers/watch.ts';
import { announceWorker, beat, buryWorkers } from '../platform/database/workers.ts';
import type { ScheduledJob } from '../platform/jobs.ts';
import type { SiteContext } from '../platform/room.ts';
import { keepOffering } from './keeping/offer-files.ts';
import { siteJobs } from './site-jobs.ts';

const BEAT_EVERY_MS = 5000;
const HOUR_MS = 3_600_000;
/** Tries of a job that is made up for: the last one about an hour after the first. */
const LATE_ATTEMPTS = 9;

export interface Worker {
  /** Its row (database/workers.ts). */
  id: number;
  /** Ends when it stopped by itself, with why. */
  failed: Promise<Error>;
  /** Ends when its jobs have ended, or the time for that is over; what it held is free then. */
  stop(patience?: Promise<unknown>): Promise<void>;
}

/** Starts a worker in this process. */
export async function startWorker(context: SiteContext): Promise<Worker> {
  const { pool } = context;
  const id = await announceWorker(pool);
  await bury(context);
  const stopping = new AbortController();
  const events = new EventEmitter();
  let jobsPool: string | null = null;
  const sayAlive = async () => {
    try {
      await beat(pool, id, jobsPool);
      await bury(context);
    } catch (error) {
      context.log.warn({ err: error }, 'the worker cannot say that it lives');
    }
  };
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    jobsPool = workerPool.id;
    void sayAlive();
  });
  const runner = await runJobs({ ...context, worker: { id, stopping: stopping.signal } }, events);
  const beating = setInterval(sayAlive, BEAT_EVERY_MS);
  void keepOffering(context, stopping.signal);
  const failed = runner.promise.then(
    () => new Error('The queue ended.'),
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  return {
    id,
    failed,
    async stop(patience = sleep(60_000, undefined, { ref: false })) {
      stopping.abort();
      const ended = runner.stop().catch(() => undefined);
      await Promise.race([ended, patience]);
      clearInterval(beating);
      await bury(context, [id]).catch((error: unknown) =>
        context.log.warn({ err: error }, 'what the worker held stays taken for a minute'),
      );
    },
  };
}

const RESTART_MS = { first: 500, most: 30_000 };
const READ_ONLY_LOOK_MS = 1000;

/**
 * Works until asked to stop: if the queue gives up or the database is away, it starts again, later each time. On a database that takes no
 * writes it waits for one that does.
 * @param patience ends when jobs that run are waited for no longer
 */
export async function keepWorking(
  context: SiteContext,
  asked: Promise<void>,
  patience: Promise<unknown>,
): Promise<void> {
  let stopping = false;
  void asked.then(() => {
    stopping = true;
  });
  let told = false;
  for (let wait = RESTART_MS.first; !stopping; wait = Math.min(2 * wait, RESTART_MS.most)) {
    try {
      if (await isReadOnly(context.pool)) {
        if (!told) context.log.info('the database is read-only: the worker waits until it takes writes');
        told = true;
        wait = RESTART_MS.first;
        await Promise.race([asked, sleep(READ_ONLY_LOOK_MS)]);
        continue;
      }
      told = false;
      const worker = await startWorker(context);
      process.send?.({ worker: worker.id });
      const error = await Promise.race([worker.failed, asked]);
      await worker.stop(stopping ? patience : undefined);
      if (stopping) return;
      context.log.error({ err: error, againInMs: wait }, 'the queue gave up; the worker begins anew');
    } catch (error) {
      context.log.error({ err: error, againInMs: wait }, 'the worker cannot begin');
    }
    await Promise.race([asked, sleep(wait)]);
  }
}

/** Frees what ended workers held: their jobs, and the messages that they had taken. */
export async function bury({ pool, clock, log }: Context, ended: readonly number[] = []): Promise<void> {
  const buried = await buryWorkers(pool, ended);
  const silent = buried.filter((id) => !ended.includes(id));
  if (silent.length > 0) log.error({ workers: silent }, 'workers have said nothing for a minute');
  const all = [...new Set([...buried, ...ended])];
  if (all.length > 0) await releaseClaims(pool, all, clock.now());
}

async function runJobs(context: SiteContext, events: EventEmitter): Promise<Runner> {
  const rooms = await siteJobs(context);
  const tasks = Object.assign({}, ...rooms.map((room) => room.tasks)) as (typeof rooms)[0]['tasks'];
  return run({
    pgPool: driverPool(context.pool),
    events,
    // A day's messages take minutes, twice where the clock starts them too; the downloads and confirmations go on beside.
    concurrency: 4,
    noHandleSignals: true,
    // A pooler in between may give every transaction another session, which knows no statement of before.
    noPreparedStatements: true,
    // Without these a job that cannot be noted, as the database restarts, ends the process by an unhandled rejection.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [name, (payload) => task(payload)]),
    ),
    parsedCronItems: parseCronItems(rooms.flatMap((room) => room.schedule).map(cronItem)),
    logger: new Logger(() => (level, message) => {
      if (level === 'error') context.log.error(message);
      else context.log.debug(message);
    }),
  });
}

function cronItem({ task, cron, lateHours = 0 }: ScheduledJob): CronItem {
  return {
    task,
    match: cron,
    identifier: task,
    options: {
      maxAttempts: lateHours > 0 ? LATE_ATTEMPTS : 1,
      backfillPeriod: lateHours * HOUR_MS,
      // One at most waits, however long the one before takes.
      jobKey: `scheduled:${task}`,
    },
  };
}
