/** Which products ask for their maker's attention, and why. Pure. */
import { daysBetween, type IsoDate } from '../../platform/clock.ts';
import { type EditionRow, isInTrouble, isPassed } from '../../supply/model.ts';
import { NO_WORD_DAYS, type Stale } from '../model.ts';

export interface Word {
  /** The row in force, as understood. */
  row: Pick<EditionRow, 'response' | 'volume' | 'forecast' | 'responseUpdatedOn' | 'updatedOn'>;
  /** Day of the newest report of the product. */
  reportedOn: IsoDate | null;
  /** Day of the organisation's newest 「変更なし」. */
  confirmedOn: IsoDate | null;
}

/** When the maker last said something about the product: ⑬, ⑳, a report, a confirmation; null if it never did. */
export function lastWord({ row, reportedOn, confirmedOn }: Word): IsoDate | null {
  const days = [row.responseUpdatedOn, row.updatedOn, reportedOn, confirmedOn];
  return (
    days
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  );
}

/** @param today day in Japan */
export function staleReasons(word: Word, today: IsoDate): Stale[] {
  const { row, reportedOn, confirmedOn } = word;
  const reasons: Stale[] = [];
  const last = lastWord(word);
  if (isInTrouble(row)) {
    if (row.forecast && isPassed(row.forecast, today)) reasons.push('forecast-passed');
    if (last === null || daysBetween(last, today) > NO_WORD_DAYS) reasons.push('no-word');
  }
  const month = today.slice(0, 7);
  if (!reportedOn?.startsWith(month) && !confirmedOn?.startsWith(month)) reasons.push('monthly');
  return reasons;
}

/** At the beginning of a month every product waits for its confirmation, which is one click for all: that alone asks for no product. */
export function asksByItself(reason: Stale): boolean {
  return reason !== 'monthly';
}
