/** The bars of a review: when initiatives are to happen, by fiscal years, and where they stand. Pure. */
import type { IsoDate } from '../../platform/clock.ts';
import { fiscalYear } from '../../platform/dates/era.ts';
import { timelineOf } from '../progress/timeline.ts';
import type { InitiativeView } from '../views.ts';
import type { Timeline } from './review-blocks.ts';

/** Fiscal years before and after that of the review. */
const BEFORE = 3;
const AFTER = 4;

/** The initiatives whose printed time touches the years around the day; nothing if there is none. */
export function timelineBlock(
  caption: string,
  initiatives: readonly InitiativeView[],
  asOf: IsoDate,
): Timeline[] {
  const now = fiscalYear(asOf);
  const years = Array.from({ length: BEFORE + 1 + AFTER }, (_, at) => now - BEFORE + at);
  const rows = initiatives
    .map((one) => ({ title: one.title, standing: one.standing, years: yearsOf(one, years) }))
    .filter((row) => row.years.length > 0);
  return rows.length === 0 ? [] : [{ kind: 'timeline', caption, years, rows }];
}

/** The years that the printed time touches. What has neither beginning nor end printed is under way in all of them. */
function yearsOf(initiative: InitiativeView, years: readonly number[]): number[] {
  const spans = timelineOf(initiative)
    .bars.filter(({ kind }) => kind !== 'after')
    .map(({ from, to }) => ({
      first: from === null ? -Infinity : fiscalYear(from),
      last: to === null ? Infinity : fiscalYear(to),
    }));
  return years.filter((year) => spans.some(({ first, last }) => first <= year && year <= last));
}
