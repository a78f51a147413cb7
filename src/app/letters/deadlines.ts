/** What all rooms have due, told to people together: a room alone could not keep it to one mail a day. */
import { writeDeadlines } from '../../access/index.ts';
import type { RoomJobs } from '../../platform/jobs.ts';
import type { SiteContext } from '../../platform/room.ts';
import { ROOMS } from '../rooms.ts';

/** Asks every room, and writes the letters of today. @returns how many */
export async function tellDeadlines(context: SiteContext): Promise<number> {
  const asked = await Promise.all(ROOMS.flatMap(({ deadlines }) => deadlines?.() ?? []));
  const found = await Promise.all(asked.map((deadlinesOf) => deadlinesOf(context)));
  return writeDeadlines(context, found.flat());
}

export const DEADLINE_TASKS = ['tell-deadlines'] as const;

/** The job of every morning: 8:23 in Japan; the time is UTC. */
export function deadlineJobs(context: SiteContext): RoomJobs {
  return {
    tasks: {
      'tell-deadlines': async () => {
        context.log.info({ letters: await tellDeadlines(context) }, 'deadlines told');
      },
    },
    schedule: [{ task: 'tell-deadlines', cron: '23 23 * * *', lateHours: 10 }],
  };
}
