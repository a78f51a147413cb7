/** What all rooms have due, told to people together: a room alone could not keep it to one mail a day. */
import { rewriteDeadlines, writeDeadlines } from '../../access/index.ts';
import type { RoomJobs } from '../../platform/jobs.ts';
import type { Deadline, SiteContext } from '../../platform/room.ts';
import { ROOMS } from '../rooms.ts';

/** Asks every room, and writes the letters of today. @returns how many */
export async function tellDeadlines(context: SiteContext): Promise<number> {
  return writeDeadlines(context, await deadlinesOfRooms(context));
}

/** Writes today's letters anew of those who have left an organisation since. @returns how many */
export async function retellDeadlines(context: SiteContext): Promise<number> {
  return rewriteDeadlines(context, () => deadlinesOfRooms(context));
}

async function deadlinesOfRooms(context: SiteContext): Promise<Deadline[]> {
  const asked = await Promise.all(ROOMS.flatMap(({ deadlines }) => deadlines?.() ?? []));
  const found = await Promise.all(asked.map((deadlinesOf) => deadlinesOf(context)));
  return found.flat();
}

export const DEADLINE_TASKS = ['tell-deadlines', 'retell-deadlines'] as const;

/** The job of every morning: 8:23 in Japan; the time is UTC. And of every ten minutes, for who left an organisation meanwhile. */
export function deadlineJobs(context: SiteContext): RoomJobs {
  return {
    tasks: {
      'tell-deadlines': async () => {
        context.log.info({ letters: await tellDeadlines(context) }, 'deadlines told');
      },
      'retell-deadlines': async () => {
        const letters = await retellDeadlines(context);
        if (letters > 0) context.log.info({ letters }, 'deadlines told anew');
      },
    },
    schedule: [
      { task: 'tell-deadlines', cron: '23 23 * * *', lateHours: 10 },
      { task: 'retell-deadlines', cron: '*/10 * * * *' },
    ],
  };
}
