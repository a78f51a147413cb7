/** Which cells of a file are to be mended, and with what: worked out from the errors of its preview. Pure. */
import { COLUMN, headerName } from '../../supply/index.ts';
import type { Cell } from '../../supply/model.ts';
import type { Finding } from '../model.ts';
import type { KeptFile, Mended } from '../records/store-uploads.ts';
import { codeIn } from '../rules/row-code.ts';
import { wordingOf } from '../rules/rules.ts';
import { statusOf, WRITTEN } from '../rules/status-cells.ts';
import { OFFICIAL_WORDS } from '../words/official-words.ts';

/** A cell to be mended. */
export interface MendCell {
  /** Official column, 0-based, and its short header. */
  column: number;
  label: string;
  /** What the file says. */
  value: Cell;
  /** Where there is a list: the official words, and the one that the file's is understood as; null if it is not. */
  choice: { words: string[]; chosen: string | null; optional: boolean } | null;
}

/** A row with errors. Where no cell of it can be mended, it can only be left out. */
export interface MendRow {
  row: number;
  yjCode: string | null;
  name: string | null;
  errors: Pick<Finding, 'column' | 'wording' | 'remedy'>[];
  cells: MendCell[];
}

/** What was changed on the page, with the short name of the column; '' for a row that is left out. */
export type ShownMend = Mended & { label: string };

export const shownMend = (mend: Mended): ShownMend => ({
  ...mend,
  label: mend.column === null ? '' : (WRITTEN.get(mend.column)?.label ?? ''),
});

/** Rows that are mended at once: more would not be read. */
const MAX_ROWS = 20;

export function mendRows(errors: readonly Finding[], { rows }: KeptFile): MendRow[] {
  const byRow = Map.groupBy(
    errors.filter(({ row }) => row !== null),
    ({ row }) => row!,
  );
  const cellsOf = new Map(rows.map(({ row, cells }) => [row, cells]));
  return [...byRow].slice(0, MAX_ROWS).flatMap(([row, found]) => {
    const cells = cellsOf.get(row);
    if (!cells) return [];
    const columns = [...new Set(found.flatMap(columnsOf))].toSorted((a, b) => a - b);
    return {
      row,
      yjCode: codeIn(cells),
      name: found[0]!.name,
      errors: found.map(({ column, wording, remedy }) => ({ column, wording, remedy })),
      cells: columns.map((column) => mendCell(column, cells)),
    };
  });
}

/** The written columns that an error is about: those of its rule, or else the one that it names. */
function columnsOf({ code, column }: Finding): number[] {
  const ofRule = wordingOf(code)?.columns.filter((one) => WRITTEN.has(one)) ?? [];
  if (ofRule.length > 0 || column === null) return ofRule;
  // It is named with its letter in the file before the official header.
  return [...WRITTEN.keys()].filter((one) => column.endsWith(` ${headerName(one)}`));
}

function mendCell(column: number, cells: readonly Cell[]): MendCell {
  const { field } = WRITTEN.get(column)!;
  const value = cells[column] ?? null;
  const label = headerName(column);
  if (field === 'outlookText' || field === 'volumeOutlookPercent')
    return { column, label, value, choice: null };
  const texts = OFFICIAL_WORDS[field].texts as Record<string, string>;
  const code = statusOf(cells)[field];
  const chosen = code == null ? null : texts[code]!;
  const optional = column === COLUMN.volumeOutlook;
  return { column, label, value, choice: { words: Object.values(texts), chosen, optional } };
}
