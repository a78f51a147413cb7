import { DAY_MS } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import type { RoomJobs } from '../platform/jobs.ts';
import { deleteOldDrafts } from './notices/store-drafts.ts';

/** As long as drafts of reports are kept (reporting/clean.ts). */
const DRAFT_DAYS = 365;

/** The room's jobs by name, and when they run by themselves. */
export function warningsJobs({ pool, clock }: Context): RoomJobs {
  return {
    tasks: {
      // How many there were is nobody's business: no line of the log.
      'clean-warnings': async () => {
        await deleteOldDrafts(pool, new Date(clock.now().getTime() - DRAFT_DAYS * DAY_MS));
      },
    },
    // At night in Japan; the time is UTC.
    schedule: [{ task: 'clean-warnings', cron: '47 18 * * *', lateHours: 12 }],
  };
}
