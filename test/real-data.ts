import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of official files beside the checkout; they are not part of the repository. */
const FOLDER = join(import.meta.dirname, '..', '..', 'shared', 'data');

/** A test's `skip`: a clear word where the official files are not there. */
export const skipWithoutData = existsSync(FOLDER)
  ? false
  : 'the official files (../shared/data) are not here';

export function realFile(path: string): string {
  return join(FOLDER, path);
}

/** The folder of small inputs that once failed, beside the official files. */
const CASES = join(FOLDER, '..', 'cases');

/** A test's `skip`: a clear word where these are not there. */
export const skipWithoutCases = existsSync(CASES) ? false : 'the small inputs (../shared/cases) are not here';

export function sharedCase(name: string): string {
  return join(CASES, name);
}
