import { dayOf } from '../../../platform/clock.ts';
import { dateText } from '../../../platform/dates/date-text.ts';

/** The day in Japan of the moment before an instant: a token that ends at midnight holds to the end of the day before. */
export function lastDayText(end: Date): string {
  return dateText(dayOf(new Date(end.getTime() - 1)));
}
