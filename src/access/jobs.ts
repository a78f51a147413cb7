import type { Context } from '../platform/context.ts';
import type { RoomJobs } from '../platform/jobs.ts';
import { cleanLetters } from './clean.ts';

/** The room's jobs by name, and when they run by themselves. */
export function accessJobs(context: Context): RoomJobs {
  return {
    tasks: { 'clean-letters': () => cleanLetters(context) },
    // At night in Japan; the time is UTC.
    schedule: [{ task: 'clean-letters', cron: '27 18 * * *', lateHours: 12 }],
  };
}
