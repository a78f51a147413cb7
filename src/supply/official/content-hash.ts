import { hash } from 'node:crypto';
import { type Cell, isBlank } from '../model.ts';

/** Identifies what a row holds to the letter, columns 1 to 20. */
export function contentHash(cells: readonly Cell[]): string {
  let digest = digests.get(cells);
  if (digest === undefined) {
    digest = digestOf(cells);
    digests.set(cells, digest);
  }
  return digest;
}

/** Identifies what a row says, columns 1 to 20: blank is blank, whether the cell is missing, empty or a space. */
export function saidHash(cells: readonly Cell[]): string {
  return cells.some((cell) => cell !== null && isBlank(cell))
    ? digestOf(withoutBlanks(cells))
    : contentHash(cells);
}

/** The cells of a row with null for every blank one. */
export function withoutBlanks(cells: readonly Cell[]): Cell[] {
  return cells.map((cell) => (isBlank(cell) ? null : cell));
}

function digestOf(cells: readonly Cell[]): string {
  return hash('sha1', JSON.stringify(cells.slice(0, 20)), 'base64url');
}

/** Rows that come again as the same array (the demonstration's unchanged ones) are hashed once. */
const digests = new WeakMap<readonly Cell[], string>();
