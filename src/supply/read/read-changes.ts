import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { ShipmentResponse, ShipmentVolume, SupplyChange } from '../model.ts';
import { CODE_LISTS } from '../official/code-lists.ts';
import type { CurrentProduct, Snapshot } from './catalogue.ts';
import { isListingOnly } from './listing-edits.ts';
import { peers } from './stand-in-candidates.ts';
import { type ChangeRow, changesBetween } from './store-read.ts';

/** A change with what a reader needs beside it. */
export interface ChangeView extends SupplyChange {
  seq: number;
  previousAsOf: IsoDate;
  /** Codes of the moved columns; null if the column did not move (or the product was not listed). */
  response: { before: ShipmentResponse | null; after: ShipmentResponse | null };
  volume: { before: ShipmentVolume | null; after: ShipmentVolume | null };
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
  outlook: '理由・見込み',
  added: '掲載',
  removed: '掲載終了',
  listing: '品目情報',
} as const;
export type ChangeGroup = keyof typeof CHANGE_GROUPS;

/** A change of what the product is is in its own group unless its supply changed with it. */
function groupOf({ kinds, direction }: Pick<SupplyChange, 'kinds' | 'direction'>): ChangeGroup {
  if (isListingOnly({ kinds })) return 'listing';
  if (kinds.includes('added')) return 'added';
  if (kinds.includes('removed')) return 'removed';
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

export function viewChanges(snapshot: Snapshot, rows: readonly ChangeRow[]): ChangeView[] {
  return rows.map(({ productId, retracted, ...row }) => {
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
      group: groupOf(row),
      product: snapshot.byId.get(productId) ?? null,
      peers: peers(snapshot, row.yjCode),
    };
  });
}
