/** The jobs of all rooms, and the site's own. */

import type { RoomJobs } from '../platform/jobs.ts';
import type { SiteContext } from '../platform/room.ts';
import { KEEPING_TASKS, keepingJobs } from './keeping/verify.ts';
import { DEADLINE_TASKS, deadlineJobs } from './letters/deadlines.ts';
import { ROOMS } from './rooms.ts';

export async function siteJobs(context: SiteContext): Promise<RoomJobs[]> {
  const rooms = await Promise.all(ROOMS.flatMap(({ jobs }) => jobs?.load() ?? []));
  return [...rooms.map((jobsOf) => jobsOf(context)), keepingJobs(context), deadlineJobs(context)];
}

/** Names of all jobs, for use without a site (a test holds them together). */
export const TASKS: readonly string[] = [
  ...ROOMS.flatMap(({ jobs }) => jobs?.tasks ?? []),
  ...KEEPING_TASKS,
  ...DEADLINE_TASKS,
].sort();
