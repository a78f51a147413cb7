/** How an edition is put together of its products' versions: pure. */
import type { Cell, ParsedEdition } from '../model.ts';
import { COLUMN } from '../official/columns.ts';

/** What of an edition is not in its products' versions. */
export interface EditionFrame {
  /** Product of each row in the order of the file; 0 for a row without a code. */
  products: number[];
  /** The last column where it is not as most rows that are not new have it, by the row's place. */
  flags: Record<number, Cell>;
  /** How most of them have it: no cell, or an empty text. */
  flagBlank: '' | null;
  unkeyed: ParsedEdition['unkeyedRows'];
  /** Columns beside the official ones. */
  extra: ParsedEdition['extra'];
}

export function frameOf(edition: ParsedEdition, products: number[]): EditionFrame {
  return { products, ...flagsOf(edition), unkeyed: edition.unkeyedRows, extra: edition.extra };
}

/** The last column, by the row's place among all rows of the file where it is not as most are. */
function flagsOf({ rows, unkeyedRows }: ParsedEdition): Pick<EditionFrame, 'flags' | 'flagBlank'> {
  let empty = 0;
  let missing = 0;
  for (const { cells } of rows) {
    if (cells[COLUMN.isNew] === '') empty++;
    else if ((cells[COLUMN.isNew] ?? null) === null) missing++;
  }
  const flagBlank = empty > missing ? '' : null;
  const unkeyed = new Set(unkeyedRows.map(({ index }) => index));
  const flags: Record<number, Cell> = {};
  let place = 0;
  for (const { cells } of rows) {
    const flag = cells[COLUMN.isNew] ?? null;
    while (unkeyed.has(place)) place++;
    if (flag !== flagBlank) flags[place] = flag;
    place++;
  }
  return { flags, flagBlank };
}

/** What the last column says in a row. */
export function flagAt(
  { flags, flagBlank }: { flags: Record<number, Cell>; flagBlank: string | null },
  place: number,
): Cell {
  return place in flags ? flags[place]! : flagBlank;
}

/** The 21 cells of a row; a row of the official list that a report replaces has its own flag. */
export function withFlag(cells: Cell[], flag: Cell): Cell[] {
  return cells.length > COLUMN.isNew ? cells : [...cells, flag];
}
