import type { Pieces } from '../../platform/files/pieces.ts';
import { type FileReader, isCount, refused } from '../../platform/files/reading/reading.ts';
import type { IntakeRow } from './intake-model.ts';
import { MAX_ROWS } from './intake-text.ts';

const RESULT = {
  // 4 million characters of text, in Japanese and with what surrounds them.
  maxResultBytes: 20_000_000,
  check(result: unknown): IntakeRow[] {
    const isRow = ({ line, cells }: IntakeRow) =>
      isCount(line) && Array.isArray(cells) && cells.every((cell) => typeof cell === 'string');
    if (!Array.isArray(result) || result.length > MAX_ROWS || !result.every(isRow)) throw refused();
    return result;
  },
};

/** Reads an uploaded list of a name (intake-file.ts) in the process for foreign files. */
export const uploadReader: FileReader<[string, Pieces], IntakeRow[]> = {
  module: new URL('./intake-file.ts', import.meta.url).href,
  name: 'readSent',
  ...RESULT,
};

/** Reads a pasted list (intake-text.ts) there. */
export const textReader: FileReader<[Pieces], IntakeRow[]> = {
  module: new URL('./intake-text.ts', import.meta.url).href,
  name: 'readPasted',
  ...RESULT,
};
