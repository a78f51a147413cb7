/** What a code of the receipt master means, put together from its rows. Pure. */
import type { IsoDate } from '../../platform/clock.ts';

/** A row of the master as it is stored. */
export interface MasterRow {
  receiptCode: string;
  effectiveFrom: IsoDate;
  part: 'whole' | 'difference';
  /** 0 unchanged, 1 deleted, 3 new, 5 changed, 9 abolished. */
  change: number;
  /** Null, as the next ones, where the row says nothing of it. */
  priceCode: string | null;
  name: string | null;
  /** 'infinity' where the row says that there is none. */
  endedOn: string | null;
}

/** A code after all of its rows. */
export interface MasterState {
  priceCode: string | null;
  name: string | null;
  /** 廃止年月日: the last day on which the code is used; null while none is set. */
  endedOn: IsoDate | null;
}

/**
 * Rows in the order of their dates, a whole file before the differences of its day: a full row replaces what was there, one of changes
 * what it fills. The order in which the files were imported does not matter.
 */
export function stateOf(rows: readonly MasterRow[]): MasterState {
  const key = ({ effectiveFrom, part }: MasterRow) => `${effectiveFrom} ${part === 'whole' ? 0 : 1}`;
  const state: MasterState = { priceCode: null, name: null, endedOn: null };
  for (const row of rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))) {
    const full = row.change === 0 || row.change === 3;
    if (full || row.priceCode !== null) state.priceCode = row.priceCode;
    if (full || row.name !== null) state.name = row.name;
    if (full || row.endedOn !== null) state.endedOn = row.endedOn === 'infinity' ? null : row.endedOn;
    // 抹消: it should not have been there.
    if (row.change === 1) state.endedOn ??= row.effectiveFrom;
  }
  return state;
}
