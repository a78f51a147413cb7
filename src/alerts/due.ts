import { DAY_MS, dayOf, startOf } from '../platform/clock.ts';

/** When messages may go out: at once, or with the next daily digest. */
export interface Due {
  now: Date;
  daily: Date;
}

/** @param digestAt time of day in Japan, `HH:MM` */
export function dueTimes(now: Date, digestAt: string): Due {
  const [hours, minutes] = digestAt.split(':').map(Number) as [number, number];
  const midnight = startOf(dayOf(now)).getTime();
  const at = midnight + (hours * 60 + minutes) * 60_000;
  return { now, daily: new Date(at > now.getTime() ? at : at + DAY_MS) };
}
