import { createHash } from 'node:crypto';

/**
 * A hash of everything stored of the rows, whatever their order and the order of the columns: the same list as CSV and as a workbook is one
 * content, and a list that differs only in a mark or a note is another.
 */
export function contentHash(
  rows: readonly { code: string; others: Readonly<Record<string, string>> }[],
): string {
  const hash = createHash('sha256');
  for (const row of rows.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))) {
    const others = Object.entries(row.others).sort(([a], [b]) => (a < b ? -1 : 1));
    hash.update(JSON.stringify({ ...row, others }));
  }
  return hash.digest('hex');
}
