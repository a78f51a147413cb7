import type { IsoDate } from '../../../../platform/clock.ts';
import {
  type ChangeField,
  kindOf,
  type ShipmentResponse,
  type ShipmentVolume,
  type SupplyStatus,
} from '../../../model.ts';
import type { ListedChange } from '../../../read/list-changes.ts';
import type { ChangeView } from '../../../read/read-changes.ts';
import { describeChange } from '../../../words/change-wording.ts';
import { describeTrouble, readable } from '../../../words/status-wording.ts';
import type { Move } from './status-move.tsx';

/** What a line of a list of changes shows; little enough to be sent a hundred at a time. */
export interface ChangeRow {
  key: string;
  code: string;
  asOf: IsoDate;
  name: string;
  ingredient: string;
  maker: string;
  /** False for a product that has no page of its own any more. */
  linked: boolean;
  response: Move<ShipmentResponse>;
  volume: Move<ShipmentVolume>;
  /** 理由・見込み after the change, or what of it moved. */
  notes: string[];
  peers: { normal: number; total: number };
}

export function toChangeRow(change: ChangeView & { status?: SupplyStatus | null }): ChangeRow {
  const { yjCode, asOf, product } = change;
  const status = change.status ?? null;
  return {
    key: `${asOf} ${yjCode}`,
    code: yjCode,
    asOf,
    name: readable(change.name),
    ingredient: product ? readable(product.ingredient) : '',
    maker: product ? readable(product.mah) : '',
    linked: product !== null,
    response: { ...change.response, stayed: status?.response ?? null },
    volume: { ...change.volume, stayed: status?.volume ?? null },
    notes: notesOf(change, status),
    peers: change.peers,
  };
}

function notesOf(change: ChangeView, status: SupplyStatus | null): string[] {
  if (change.group === 'outlook' || change.group === 'listing' || !status) return moved(change);
  // The product's own data changed together with its supply: it is shown nowhere else.
  const edited = moved(change, (field) => kindOf(field) === 'listing');
  const trouble = describeTrouble(status, change.asOf, null);
  return trouble === null ? edited : [trouble, ...edited];
}

/** 「理由 需要増 → その他の理由」: the details that moved; the two statuses have columns of their own. */
function moved(
  change: Pick<ListedChange, 'before' | 'after' | 'kinds'>,
  wanted: (field: ChangeField) => boolean = (field) => field !== 'response' && field !== 'volume',
): string[] {
  return describeChange(change)
    .filter(({ field }) => wanted(field))
    .map(({ label, before, after }) => `${label} ${before} → ${after}`);
}
