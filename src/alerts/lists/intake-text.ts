/** What somebody pasted, as rows of cells with the numbers of their lines; and the bounds of such rows, uploaded ones too. */

import { packageCodeOf, RECEIPT_CODE } from '../../medicines/model.ts';
import { tooManyCells } from '../../platform/files/xlsx-parts.ts';
import { numberText } from '../../platform/number-text.ts';
import { AnteiError } from '../errors.ts';
import { MAX_PRODUCTS } from '../model.ts';
import type { IntakeRow } from './intake-model.ts';
import { codeOf } from './intake-names.ts';

/** Rows of a list, with some above it. */
export const MAX_ROWS = MAX_PRODUCTS + 20;
/** Cells of a row that are read. */
export const MAX_CELLS = 40;
/** Characters of a cell that are read: no name is longer. */
const MAX_CELL = 200;
/** Characters of a line that are looked at: all codes of a full list, in one line. */
const MAX_LINE = MAX_ROWS * 15;
/** Characters of all cells: 20,000 rows of fifteen columns. They go through the page and come back with its form. */
const MAX_TEXT = 4_000_000;

/**
 * The lines of a pasted text: cells parted by tabs (as copied from a spreadsheet), otherwise a line is one cell. A line of
 * nothing but codes becomes a row each.
 * @throws AnteiError `list-too-long`, `list-unreadable`, `too-many-cells`
 */
export function readText(text: string): IntakeRow[] {
  const rows: IntakeRow[] = [];
  let number = 0;
  for (const line of linesOf(text.replace(/^\ufeff/, ''))) {
    number++;
    if (rows.length >= MAX_ROWS) {
      // Blank lines below a list are not rows of it.
      if (line.trim() === '') continue;
      throw tooMany();
    }
    const codes = line.split(/[\s,，、;；]+/, MAX_ROWS + 1).filter((piece) => piece !== '');
    const isCode = (piece: string) =>
      /^\d{4}[0-9A-Z]{8}$/.test(codeOf(piece)) ||
      RECEIPT_CODE.test(codeOf(piece)) ||
      packageCodeOf(piece)?.valid;
    if (codes.length > 1 && codes.every((piece) => isCode(piece)))
      for (const code of codes) rows.push(toRow(number, [code]));
    else rows.push(toRow(number, line.includes('\t') ? line.split('\t', MAX_CELLS).map(unquote) : [line]));
  }
  return bounded(rows);
}

/** The same of a long text, as it comes to the process that reads foreign files. */
export const readPasted = (bytes: Buffer) => readText(bytes.toString().replaceAll('\0', ''));

/** One line after the other: a text of line breaks alone never becomes millions of lines at once. */
function* linesOf(text: string): Generator<string> {
  let at = 0;
  for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) {
    yield text.slice(at, Math.min(index, at + MAX_LINE));
    at = index + end.length;
  }
  yield text.slice(at, at + MAX_LINE);
}

export function toRow(line: number, cells: readonly string[]): IntakeRow {
  return { line, cells: cells.slice(0, MAX_CELLS).map((cell) => cell.slice(0, MAX_CELL)) };
}

/** A cell as a spreadsheet copies it: in quotes where it holds a line break or a quote. */
function unquote(cell: string): string {
  return /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

/**
 * Without the empty rows at the end, which nobody wrote.
 * @throws AnteiError `list-unreadable` for nothing at all, `list-too-long`, `too-many-cells`
 */
export function bounded(rows: IntakeRow[]): IntakeRow[] {
  const last = rows.findLastIndex(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (last < 0) throw new AnteiError('list-unreadable', '品目の書かれた行がありません。');
  if (last >= MAX_ROWS) throw tooMany();
  const list = rows.slice(0, last + 1);
  const length = list.reduce((sum, { cells }) => sum + cells.reduce((own, cell) => own + cell.length, 0), 0);
  if (length > MAX_TEXT) throw tooManyCells(`文字が${numberText(MAX_TEXT)}字を超えています。`);
  return list;
}

export function tooMany(): AnteiError {
  return new AnteiError(
    'list-too-long',
    `${numberText(MAX_ROWS)}行を超えています。一度に読めるのは${numberText(MAX_PRODUCTS)}行までです。`,
  );
}
