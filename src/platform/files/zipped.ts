/** Texts that are published in a zip: the masters of codes come as one file of CSV in an archive. */
import { AnteiError } from '../errors.ts';
import { type SourceFile, sourceFile } from './bounded-file.ts';
import { unpack } from './unpack.ts';

const TEXT = /\.(?:csv|txt)$/i;

/**
 * The texts (.csv, .txt) in a zip, in the order of their names; a file that is no zip as it is.
 * @param maxUnpackedMb bound on the sum of what is in it
 * @throws AnteiError `bad-request` for a zip without any, `zip-bomb`, `broken-xlsx`, `xlsx-protected`
 */
export async function textsIn(file: SourceFile, maxUnpackedMb: number): Promise<SourceFile[]> {
  if (file.bytes.subarray(0, 2).toString('latin1') !== 'PK') return [file];
  const texts = [...(await unpack(file, maxUnpackedMb))].filter(([name]) => TEXT.test(name));
  if (texts.length === 0)
    throw new AnteiError('bad-request', `${file.name} の中に、.csv か .txt のファイルがありません。`);
  return texts
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => sourceFile(name.split('/').at(-1)!, bytes));
}
