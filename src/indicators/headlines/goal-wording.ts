/** What a headline's target asks, in words. Pure. */

import { dateText } from '../../platform/dates/date-text.ts';
import { formatPublished } from '../fraction-wording.ts';
import { type Measure, PREFECTURES } from '../model.ts';
import type { Headline } from './headline-model.ts';
import { headlineOf } from './raised-target.ts';

type Goal = Pick<Headline, 'of' | 'goal'>;

/**
 * What is to be reached: `65%以上`, `すべての都道府県で80%以上`.
 * @param threshold of the measure, where prefectures are counted that reach it
 */
export function goalWords({ of, goal }: Goal, threshold: number): string {
  if (of === 'nation') return `${formatPublished(goal ?? threshold)}以上`;
  return `${isAll(goal) ? 'すべての' : `${goal}以上の`}都道府県で${formatPublished(threshold)}以上`;
}

/** What a measure's target asks, and by when: `すべての都道府県で80%以上（2030年3月31日まで）`. */
export function targetWords(target: NonNullable<Measure['target']>): string {
  const { value, by, prefectures = PREFECTURES.size } = target;
  const of = headlineOf(target);
  const words = goalWords({ of, goal: of === 'nation' ? value : prefectures }, value);
  return `${of === 'nation' ? '全国で' : ''}${words}（${dateText(by)}まで）`;
}

/** The goal alone: `65%以上`; of prefectures how many, `すべて（47）`. */
export function goalNumber({ of, goal }: Goal): string {
  if (of === 'nation') return goal === null ? '－' : `${formatPublished(goal)}以上`;
  return isAll(goal) ? `すべて（${goal}）` : `${goal}以上`;
}

const isAll = (goal: number | null) => goal === PREFECTURES.size;
