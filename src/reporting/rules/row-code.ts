import { COLUMN, readCode } from '../../supply/index.ts';
import type { Cell } from '../../supply/model.ts';

/** The code that a row of a file is about, as a key; null if there is none. */
export function codeIn(cells: readonly Cell[]): string | null {
  const cell = cells[COLUMN.yjCode] ?? null;
  return readCode(typeof cell === 'string' ? cell.slice(0, 50).toWellFormed() : cell);
}
