import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of official files and documents beside the checkout; they are not part of the repository. */
const SHARED = join(import.meta.dirname, '..', '..', 'shared');

/** Where something of that folder lies. */
export function sharedPath(...path: string[]): string {
  return join(SHARED, ...path);
}

/** A test's `skip`: what would let it run, where that is missing. */
function skipWithoutShared(...paths: string[]): string | false {
  const missing = paths.filter((path) => !existsSync(sharedPath(path)));
  return missing.length > 0 && `needs ${missing.map((path) => `../shared/${path}`).join(' and ')}`;
}

/** The same for the official files. */
export const skipWithoutData = skipWithoutShared('data');

/** The same for the documents, of which DESIGN.md is one. */
export const skipWithoutSeeds = skipWithoutShared('seeds', 'DESIGN.md');

/** An official file. */
export function realFile(path: string): string {
  return sharedPath('data', path);
}

/** The same for small inputs that once failed. */
export const skipWithoutCases = skipWithoutShared('cases');

/** One of these. */
export function sharedCase(name: string): string {
  return sharedPath('cases', name);
}

/** Options for SheetJS's `read`: the values of cells and not how Excel would show them, in half the time. */
export const VALUES_ONLY = { cellText: false, cellFormula: false, cellHTML: false } as const;
