import type { RoomJobs } from '../platform/jobs.ts';
import type { SupplyContext } from '../supply/index.ts';
import { cleanReports } from './clean.ts';
import { AnteiError } from './errors.ts';
import { publishReports } from './publish/publish.ts';

/** The room's jobs by name, and when they run by themselves. */
export function reportingJobs(context: SupplyContext): RoomJobs {
  return {
    tasks: {
      'publish-reports': async () => {
        try {
          await publishReports(context, null);
        } catch (error) {
          // Most days have reports; a day without is not a failure.
          if (!(error instanceof AnteiError && error.code === 'nothing-to-publish')) throw error;
        }
      },
      'clean-reports': () => cleanReports(context),
    },
    schedule: [
      {
        task: 'publish-reports',
        cron: cronInJapan(context.settings.publishAt),
        lateHours: hoursLeft(context.settings.publishAt),
      },
      // At night in Japan; the time is UTC.
      { task: 'clean-reports', cron: '37 18 * * *', lateHours: 12 },
    ],
  };
}

/** A time of Japan as a daily cron line, which counts in UTC. */
export function cronInJapan(time: string): string {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  return `${minute} ${(hour + 15) % 24} * * *`;
}

/** Whole hours from a time of Japan to midnight: later it would be the next day's edition. */
function hoursLeft(time: string): number {
  return 23 - Number(time.slice(0, 2));
}
