/** When a maker expects a change (⑯), and when that forecast has passed. official/parse-forecast.ts reads its text. Pure. */
import type { IsoDate } from '../platform/clock.ts';

/** What the free text of ⑯ says about a time; both bounds inclusive. `latest` null: "from … on". */
export interface Forecast {
  event: 'recovery' | 'stockOut';
  earliest: IsoDate;
  latest: IsoDate | null;
}

/** True when the forecast's last day has passed on `date`. A forecast "from … on" passes with its first day. */
export function isPassed(forecast: Forecast, date: IsoDate): boolean {
  return (forecast.latest ?? forecast.earliest) < date;
}
