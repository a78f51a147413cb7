/**
 * Edits of what products are (kind `listing`). The ministry changes such cells for hundreds of products at once, without a mark:
 * ④ of 417 on 2026-08-14. What was changed in the same way in one edition is one edit, so that a list of changes shows it once.
 */
import { hash } from 'node:crypto';
import { LISTING_FIELDS, type SupplyChange } from '../model.ts';

type Edited = Pick<SupplyChange, 'asOf' | 'kinds' | 'before' | 'after'>;

/** True if what the product is changed and its supply did not. */
export function isListingOnly({ kinds }: Pick<SupplyChange, 'kinds'>): boolean {
  return kinds.length > 0 && kinds.every((kind) => kind === 'listing');
}

/** Equal for the products of an edition whose cells were changed in the same way; short enough for an address. */
export function editKey({ asOf, before, after }: Edited): string {
  const moved = LISTING_FIELDS.filter((field) => field in after || field in before).map((field) => [
    field,
    before[field] ?? null,
    after[field] ?? null,
  ]);
  return hash('sha256', JSON.stringify([asOf, moved]), 'hex').slice(0, 12);
}

/** Changes by edit, in the order in which each edit comes first. */
export function groupEdits<T extends Edited>(changes: readonly T[]): { key: string; changes: T[] }[] {
  return [...Map.groupBy(changes, editKey)].map(([key, same]) => ({ key, changes: same }));
}
