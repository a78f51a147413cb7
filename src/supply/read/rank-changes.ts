import { DESIGNATIONS } from '../../medicines/model.ts';
import type { ChangeView } from './read-changes.ts';

/** What a change is ranked by. */
export type Ranked = Pick<ChangeView, 'response' | 'volume' | 'peers' | 'yjCode'> & {
  product: Pick<NonNullable<ChangeView['product']>, 'essentialSupply'> | null;
};

/**
 * The changes that concern most people first, for places that show a few: a moved response before a moved volume, then
 * designated medicines (A, B, C), then products with the fewest substitutes in normal supply.
 */
export function rankChanges<T extends Ranked>(changes: readonly T[]): T[] {
  const key = ({ response, volume, product, peers }: T) => [
    response.after !== null ? 0 : volume.after !== null ? 1 : 2,
    (DESIGNATIONS as readonly unknown[]).indexOf(product?.essentialSupply) >>> 0,
    peers.normal,
  ];
  return changes
    .map((change) => ({ change, key: key(change) }))
    .sort((a, b) => compare(a.key, b.key) || (a.change.yjCode < b.change.yjCode ? -1 : 1))
    .map(({ change }) => change);
}

function compare(a: number[], b: number[]): number {
  const i = a.findIndex((value, n) => value !== b[n]);
  return i < 0 ? 0 : a[i]! - b[i]!;
}
