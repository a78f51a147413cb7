import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { ShipmentResponse, ShipmentVolume, ShortageReason, SupplyChange } from '../model.ts';
import { CODE_LISTS } from '../official/code-lists.ts';
import type { CurrentProduct, Snapshot } from './catalogue.ts';
import { isListingOnly } from './listing-edits.ts';
import { peers } from './stand-in-candidates.ts';
import { changesBetween, type SaidChangeRow } from './store-read.ts';

/** A change with what a reader needs beside it. */
export interface ChangeView extends SupplyChange {
  seq: number;
  previousAsOf: IsoDate;
  /** Codes of the moved columns; null if the column did not move (or the product was not listed). */
  response: { before: ShipmentResponse | null; after: ShipmentResponse | null };
  volume: { before: ShipmentVolume | null; after: ShipmentVolume | null };
  /** ⑭ on both sides, moved or not; of a product that left the list, what it said last. */
  reason: { before: ShortageReason; after: ShortageReason };
  group: ChangeGroup;
  /** The product as it is now; null only for a product of a list that was taken back. */
  product: CurrentProduct | null;
  /** Products of the same ingredient, form and strength: how many ship normally now, of how many. */
  peers: { normal: number; total: number };
}

/** The tabs of the changes page. */
export const CHANGE_GROUPS = {
  worsened: '悪化',
  improved: '改善',
  mixed: 'まちまち',
  delisting: '薬価削除',
  outlook: '理由・見込み',
  added: '掲載',
  removed: '掲載終了',
  listing: '品目情報',
} as const;
export type ChangeGroup = keyof typeof CHANGE_GROUPS;

/**
 * A change of what the product is is in its own group unless its supply changed with it. A product whose row says after the change
 * that it leaves the price list (⑭ or ⑰ 薬価削除) is no news of a shortage, whichever way its supply moved.
 */
function groupOf(change: SaidChangeRow): ChangeGroup {
  const { kinds, direction, saidReason, saidVolume } = change;
  if (isListingOnly({ kinds })) return 'listing';
  if (kinds.includes('added')) return 'added';
  if (kinds.includes('removed')) return 'removed';
  if (saidReason === 'delisting' || saidVolume === 'delisting') return 'delisting';
  return direction === 'neutral' ? 'outlook' : direction;
}

export interface ChangeFilter {
  since?: IsoDate;
  until?: IsoDate;
  /** Quiet changes too, such as 出荷量 通常 ⇄ 増加. */
  quiet?: boolean;
  ingredient?: string;
  mah?: string;
  therapeuticClass?: string;
  yjCode?: string;
  /** At most this many, newest editions first. */
  newest?: number;
}

/** Published changes of a range, newest edition first. */
export async function readChanges(
  { pool }: Context,
  snapshot: Snapshot,
  filter: ChangeFilter,
): Promise<ChangeView[]> {
  const { since, until, yjCode, quiet, newest } = filter;
  const named = filter.ingredient ?? filter.mah ?? filter.therapeuticClass;
  const rows = await changesBetween(pool, {
    since,
    until,
    yjCode,
    notableOnly: !quiet,
    newest: named === undefined ? newest : undefined,
  });
  const matching = viewChanges(snapshot, rows).filter(
    ({ product }) =>
      (filter.ingredient === undefined || product?.ingredient === filter.ingredient) &&
      (filter.mah === undefined || product?.mah === filter.mah) &&
      (filter.therapeuticClass === undefined || product?.therapeuticClass === filter.therapeuticClass),
  );
  matching.sort((a, b) => b.asOf.localeCompare(a.asOf));
  return newest ? matching.slice(0, newest) : matching;
}

export function viewChanges(snapshot: Snapshot, rows: readonly SaidChangeRow[]): ChangeView[] {
  return rows.map((said) => {
    const { productId, retracted, saidReason, saidVolume, ...row } = said;
    const reasonAfter = (saidReason ?? 'unknown') as ShortageReason;
    const code = <T extends string>(
      read: (cell: never) => T,
      side: Record<string, unknown>,
      field: string,
    ) => (field in side ? read(side[field] as never) : null);
    return {
      ...row,
      response: {
        before: code(CODE_LISTS.response, row.before, 'response'),
        after: code(CODE_LISTS.response, row.after, 'response'),
      },
      volume: {
        before: code(CODE_LISTS.volume, row.before, 'volume'),
        after: code(CODE_LISTS.volume, row.after, 'volume'),
      },
      reason: {
        before: 'reason' in row.before ? CODE_LISTS.reason(row.before.reason as never) : reasonAfter,
        after: reasonAfter,
      },
      group: groupOf(said),
      product: snapshot.byId.get(productId) ?? null,
      peers: peers(snapshot, row.yjCode),
    };
  });
}
