import type { Context } from '../platform/context.ts';
import type { RoomJobs } from '../platform/jobs.ts';

/** The room's job: added by an import of data, and looking every minute whether a list or an edition came in. */
export function indicatorsJobs(context: Context): RoomJobs {
  let running: Promise<void> | null = null;
  return {
    tasks: {
      'prepare-figures': () => {
        // Two at once in one process would make everything twice.
        running ??= prepare(context).finally(() => {
          running = null;
        });
        return running;
      },
    },
    schedule: [{ task: 'prepare-figures', cron: '* * * * *' }],
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
