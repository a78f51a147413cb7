/** For tests only: the ministry's own editions, where they are at hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { realFile as realPath, skipWithoutData } from '../../test/real-data.ts';
import { type SourceFile, sourceFile } from '../platform/files/bounded-file.ts';

/** Says why tests on the ministry's own files cannot run here; false if they can. */
export const noRealFiles = skipWithoutData;

/** Names of all editions at hand, oldest first; none where the folder is not here. */
export const REAL_FILES: readonly string[] = noRealFiles
  ? []
  : readdirSync(realPath('supply-status'))
      .filter((name) => name.endsWith('.xlsx'))
      .sort();

export function realFile(name: string): SourceFile {
  return sourceFile(name, readFileSync(realPath(`supply-status/${name}`)));
}
