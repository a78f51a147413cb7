import type { IsoDate } from '../../../../platform/clock.ts';
import { CHANGE_KINDS, DIRECTIONS } from '../../../model.ts';
import type { ChangeView } from '../../../read/read-changes.ts';
import { describeChange } from '../../../words/change-wording.ts';

/** A change in a product's own list. */
export interface HistoryChange {
  asOf: IsoDate;
  /** 悪化, 改善, 変化, 掲載, 掲載終了, 品目情報. */
  word: string;
  lines: { label: string; before: string; after: string }[];
}

export function toHistoryChange(change: ChangeView): HistoryChange {
  const { asOf, group, direction } = change;
  return {
    asOf,
    word:
      group === 'added' || group === 'removed' || group === 'listing'
        ? CHANGE_KINDS[group]
        : DIRECTIONS[direction],
    lines: describeChange(change).map(({ label, before, after }) => ({ label, before, after })),
  };
}
