import { fromExcelSerial } from '../../platform/clock.ts';
import type { Cell } from '../../supply/model.ts';

/** ⑬ and ⑳, 0-based. */
const DATES: readonly number[] = [12, 19];

/**
 * A cell of an official column as a person reads it: dates as 2026/8/20 (the list holds Excel's serial numbers), a blank as
 * （空欄）, everything else verbatim.
 */
export function cellText(column: number, cell: Cell): string {
  if (cell === null || cell === '') return '（空欄）';
  const date = DATES.includes(column) && typeof cell === 'number' ? fromExcelSerial(cell) : null;
  return date ? date.split('-').map(Number).join('/') : String(cell);
}
