import { type IsoDate, isIsoDate } from '../../platform/clock.ts';
import { monthsAfter } from '../../platform/dates/months.ts';
import { FIRST_REVIEW_DAY, LAST_REVIEW_DAY } from '../addresses.ts';
import { AnteiError } from '../errors.ts';

/**
 * The day of a review.
 * @throws AnteiError bad-request if it is invalid, or so far away that nothing is known
 */
export function reviewDay(text: string): IsoDate {
  if (isIsoDate(text) && text >= FIRST_REVIEW_DAY && text <= LAST_REVIEW_DAY) return text;
  throw new AnteiError(
    'bad-request',
    `点検の日「${text.slice(0, 40)}」は使えません。${FIRST_REVIEW_DAY} から ${LAST_REVIEW_DAY} までの実在する日付を 2027-03-31 のように指定してください。`,
  );
}

/**
 * The day of the review before, a year earlier where none is given.
 * @throws AnteiError bad-request if it is invalid, or not before the review
 */
export function lastReviewDay(asOf: IsoDate, given: string | undefined): IsoDate {
  if (!given) return monthsAfter(asOf, -12);
  const day = reviewDay(given);
  if (day < asOf) return day;
  throw new AnteiError('bad-request', `前の点検の日（${day}）は、点検の日（${asOf}）より前にしてください。`);
}
