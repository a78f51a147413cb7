/** Names of the controls by which a file is mended (mend-form.tsx), written and read. Pure. */
import type { Mends } from '../../../upload/mend.ts';

/** Chosen where nothing of the list was: the cell stays as it is. */
export const KEEP = 'keep';

export const cellName = (row: number, column: number) => `cell-${row}-${column}`;
/** How many changes the page had. */
export const SEEN = 'seen';
export const seenIn = (form: FormData): number | undefined => {
  const seen = form.get(SEEN);
  return typeof seen === 'string' && /^\d{1,5}$/.test(seen) ? Number(seen) : undefined;
};

export const leaveName = (row: number) => `leave-${row}`;

export function mendsIn(form: FormData): Mends {
  const cells: Mends['cells'][number][] = [];
  const leaveOut: number[] = [];
  for (const [name, value] of form) {
    const [, kind, row, column] = /^(cell|leave)-(\d{1,7})(?:-(\d{1,2}))?$/.exec(name) ?? [];
    if (kind === 'leave') leaveOut.push(Number(row));
    if (kind === 'cell' && column !== undefined && typeof value === 'string' && value !== KEEP)
      cells.push({ row: Number(row), column: Number(column), text: value });
  }
  return { cells, leaveOut, seen: seenIn(form) };
}
