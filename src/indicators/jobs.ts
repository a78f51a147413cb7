import type { Context } from '../platform/context.ts';
import type { RoomJobs } from '../platform/jobs.ts';

/** The room's job: added by an import of data, and looking every minute whether a list or an edition came in. */
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
