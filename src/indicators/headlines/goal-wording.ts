/** What a headline's target asks, in words. Pure. */
import { formatPublished } from '../fraction-wording.ts';
import { PREFECTURES } from '../model.ts';
import type { Headline } from './headline-model.ts';

type Goal = Pick<Headline, 'of' | 'goal'>;

/**
 * What is to be reached: `65%以上`, `すべての都道府県で80%以上`.
 * @param threshold of the measure, where prefectures are counted that reach it
 */
export function goalWords({ of, goal }: Goal, threshold: number): string {
  if (of === 'nation') return `${formatPublished(goal ?? threshold)}以上`;
  return `${isAll(goal) ? 'すべての' : `${goal}以上の`}都道府県で${formatPublished(threshold)}以上`;
}

/** The goal alone: `65%以上`; of prefectures how many, `すべて（47）`. */
export function goalNumber({ of, goal }: Goal): string {
  if (of === 'nation') return goal === null ? '－' : `${formatPublished(goal)}以上`;
  return isAll(goal) ? `すべて（${goal}）` : `${goal}以上`;
}

const isAll = (goal: number | null) => goal === PREFECTURES.size;
