import { REASONS, type ShortageReason } from '../model.ts';
import type { ChangeGroup, ChangeView } from './read-changes.ts';

/** The groups that are about a shortage: products that leave the price list, or the list, are not. */
const SHORTAGE_GROUPS = ['worsened', 'improved', 'mixed'] as const satisfies ChangeGroup[];
type ShortageGroup = (typeof SHORTAGE_GROUPS)[number];

/** How many changes have a cause (⑭), by where they went. */
export interface CauseCount extends Record<ShortageGroup, number> {
  reason: ShortageReason;
}

/**
 * Changes of supply by their cause, in the order of the code list; causes without any are left out. What got better has the cause
 * that it had before: a product that ships normally again states none.
 */
export function countCauses(changes: readonly Pick<ChangeView, 'group' | 'reason'>[]): CauseCount[] {
  const counts = (Object.keys(REASONS) as ShortageReason[]).map((reason): CauseCount => {
    const of = (group: ShortageGroup) =>
      changes.filter(
        (change) =>
          change.group === group && change.reason[group === 'improved' ? 'before' : 'after'] === reason,
      ).length;
    return { reason, worsened: of('worsened'), improved: of('improved'), mixed: of('mixed') };
  });
  return counts.filter((count) => SHORTAGE_GROUPS.some((group) => count[group] > 0));
}
