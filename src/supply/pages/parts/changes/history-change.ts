import type { IsoDate } from '../../../../platform/clock.ts';
import { DIRECTIONS } from '../../../model.ts';
import { CHANGE_GROUPS, type ChangeView } from '../../../read/read-changes.ts';
import { describeChange } from '../../../words/change-wording.ts';

/** A change in a product's own list. */
export interface HistoryChange {
  asOf: IsoDate;
  /** 悪化, 改善, まちまち, 変化, 薬価削除, 掲載, 掲載終了, 品目情報. */
  word: string;
  lines: { label: string; before: string; after: string }[];
}

export function toHistoryChange(change: ChangeView): HistoryChange {
  const { asOf, group, direction } = change;
  return {
    asOf,
    word: group === 'outlook' ? DIRECTIONS[direction] : CHANGE_GROUPS[group],
    lines: describeChange(change).map(({ label, before, after }) => ({ label, before, after })),
  };
}
