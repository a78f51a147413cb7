/**
 * CSV for people with a spreadsheet: UTF-8 with a byte order mark (without it Excel reads Japanese as Shift_JIS), CRLF,
 * RFC 4180 quotes.
 *
 * No cell starts a formula. A spreadsheet takes a text that begins with = + - @, their full-width forms, a tab or a line
 * break as the start of one, so that a product name could run a command on the reader's machine. Such a text, also behind
 * white space, gets an apostrophe in front: `=1+1` becomes `'=1+1`. A text that already begins with apostrophes before
 * such a character gets one more, so that {@link unguard} is the exact inverse for every text. Numbers stay as they are,
 * a minus sign included: a number is not a formula.
 */
import type { CellValue } from './xlsx.ts';

const BOM = '\ufeff';

/** What a spreadsheet may take for a formula, behind any apostrophes of ours or of the source. Small forms (﹦) count. */
const FORMULA = /^'*(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫])/u;

/** A text that no spreadsheet takes for a formula; see the top of this file. */
export function guard(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that {@link guard} was given. */
export function unguard(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** Writes rows of equal length, the header line first; a blank cell is an empty field. */
export function writeCsv(rows: Iterable<readonly CellValue[]>): Buffer {
  return Buffer.from(csvText(rows), 'utf8');
}

/** The same as a text: in a browser too. */
export function csvText(rows: Iterable<readonly CellValue[]>): string {
  const lines: string[] = [];
  for (const row of rows) lines.push(row.map(field).join(','));
  return `${BOM}${lines.map((line) => `${line}\r\n`).join('')}`;
}

function field(value: CellValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = guard(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
