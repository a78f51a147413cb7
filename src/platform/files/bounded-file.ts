import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { AnteiError } from '../errors.ts';

export interface SourceFile {
  /** The file's own name, without folders. */
  name: string;
  bytes: Buffer;
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: string;
}

export function sourceFile(name: string, bytes: Buffer): SourceFile {
  return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Reads a file of at most `maxMb` megabytes.
 * @throws AnteiError `file-not-found`, `file-too-large`
 */
export function readBounded(path: string, maxMb: number): SourceFile {
  const name = path.split(/[/\\]/).at(-1)!;
  let size: number;
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw new AnteiError('file-not-found', `${path} はファイルではありません。`);
    size = stat.size;
    if (size <= maxMb * 1_000_000) return sourceFile(name, readFileSync(path));
  } catch (error) {
    if (error instanceof AnteiError) throw error;
    throw new AnteiError('file-not-found', `${path}（${(error as Error).message}）`, { cause: error });
  }
  throw new AnteiError(
    'file-too-large',
    `${name} は ${(size / 1e6).toFixed(1)}MB で、上限 ${maxMb}MB を超えています。`,
  );
}
