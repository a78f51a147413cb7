/** The rows of a sheet as typed columns: two million cells are numbers in arrays, not objects. */
import type { AxisColumn } from './layout.ts';

/** Numbers of the states of a cell, as stored in {@link SheetRows}. */
export const STATE = { value: 0, zero: 1, masked: 2, absent: 3 } as const;
export const STATE_NAMES = ['value', 'zero', 'masked', 'absent'] as const;

/** The rows of a sheet, column by column; cells row by row. */
export interface SheetRows {
  count: number;
  axis: AxisColumn[];
  /** Row of the sheet, from 1. */
  sheetRow: number[];
  class: string[];
  className: string[];
  receiptCode: string[];
  name: (string | null)[];
  unit: (string | null)[];
  code: (string | null)[];
  price: (number | null)[];
  genericFlag: (string | null)[];
  /** Null where masked. */
  total: (number | null)[];
  /** `count` × number of columns of the axis. */
  states: Uint8Array;
  quantities: Float64Array;
}
