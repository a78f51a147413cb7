import type { Context } from '../platform/context.ts';
import type { RoomJobs } from '../platform/jobs.ts';

/**
 * The room's jobs. `prepare-figures` is added by an import of data, and looks every minute whether a list or an edition came in; `watch-records`
 * looks whether a cluster still has all records.
 */
export function indicatorsJobs(context: Context): RoomJobs {
  let running = false;
  return {
    tasks: {
      'prepare-figures': async () => {
        // Two at once would make everything twice, and one that waits holds a place of the worker: the next minute looks again.
        if (running) return;
        running = true;
        try {
          await prepare(context);
        } finally {
          running = false;
        }
      },
      'watch-records': async () => {
        if (!context.settings.clickhouseUrl) return;
        const { watchRecords } = await import('./records/watch-records.ts');
        await watchRecords(context);
      },
    },
    schedule: [
      { task: 'prepare-figures', cron: '* * * * *' },
      { task: 'watch-records', cron: '*/5 * * * *' },
    ],
  };
}

async function prepare(context: Context): Promise<void> {
  const { createIndicators } = await import('./indicators.ts');
  const indicators = createIndicators(context);
  try {
    await indicators.prepare();
  } finally {
    await indicators.close();
  }
}
