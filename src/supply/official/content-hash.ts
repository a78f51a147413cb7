import { hash } from 'node:crypto';
import { type Cell, isBlank } from '../model.ts';
import { COLUMN } from './columns.ts';

/** The cells that a version of a product is kept and told apart by: all but the last, which only marks what is new in one edition. */
export function versionCells(cells: readonly Cell[]): Cell[] {
  return cells.slice(0, COLUMN.isNew);
}

/** Identifies what a row holds to the letter, by its {@link versionCells}. */
export function contentHash(cells: readonly Cell[]): string {
  let digest = digests.get(cells);
  if (digest === undefined) {
    digest = digestOf(cells);
    digests.set(cells, digest);
  }
  return digest;
}

/** Identifies what a row says, by its {@link versionCells}: blank is blank, whether the cell is missing, empty or a space. */
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
  return hash('sha1', JSON.stringify(versionCells(cells)), 'base64url');
}

/** Rows that come again as the same array (the demonstration's unchanged ones) are hashed once. */
const digests = new WeakMap<readonly Cell[], string>();
