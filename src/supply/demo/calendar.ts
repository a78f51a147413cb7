/** The days of the demonstration's editions. */
import { addDays, type IsoDate, weekday } from '../../platform/clock.ts';
import type { Random } from './random.ts';

/**
 * `count` weekdays, oldest first, ending on `last` (or the Friday before, when that is a weekend day): about three weekdays
 * in four, as the ministry publishes.
 */
export function editionDays(random: Random, count: number, last: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = last; days.length < count; day = addDays(day, -1)) {
    if (weekday(day) === 0 || weekday(day) === 6) continue;
    if (days.length === 0 || random.chance(0.75)) days.push(day);
  }
  return days.reverse();
}
