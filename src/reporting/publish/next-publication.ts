import { addDays, dayOf, type IsoDate, timeOfDay } from '../../platform/clock.ts';

/** When what waits is published by itself (jobs.ts): the next time that it is `publishAt` in Japan. An officer may do so before. */
export function nextPublication(now: Date, publishAt: string): { on: IsoDate; at: string } {
  const day = dayOf(now);
  return { on: timeOfDay(now) < publishAt ? day : addDays(day, 1), at: publishAt };
}
