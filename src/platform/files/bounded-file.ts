import { createHash } from 'node:crypto';
import { readFileSync, type Stats, statSync } from 'node:fs';
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
    if (!stat.isFile()) throw noFile(path, stat);
    size = stat.size;
    if (size <= maxMb * 1_000_000) return sourceFile(name, readFileSync(path));
  } catch (error) {
    if (error instanceof AnteiError) throw error;
    throw unreadable(path, error);
  }
  throw new AnteiError(
    'file-too-large',
    `${name} は ${(size / 1e6).toFixed(1)}MB で、上限 ${maxMb}MB を超えています。`,
  );
}

/** What stands where a file was asked for. */
export function noFile(path: string, found: Stats): AnteiError {
  const what = found.isDirectory() ? 'フォルダーです。ファイルを指定してください' : 'ファイルではありません';
  return new AnteiError('file-not-found', `${path}（${what}）`);
}

/** Why a file cannot be read, in words; what the system said goes with it as the cause. */
export function unreadable(path: string, cause: unknown): AnteiError {
  return new AnteiError('file-not-found', `${path}（${readFault(cause)}）`, { cause });
}

/** What the system says of a file that it does not let be read. */
export function readFault(cause: unknown): string {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  return READ_FAULTS[code] ?? (code || message);
}

const READ_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'ありません',
  ENOTDIR: '途中がフォルダーではありません',
  EISDIR: 'フォルダーです。ファイルを指定してください',
  EACCES: '読む権限がありません',
  EPERM: '読む権限がありません',
  ELOOP: 'リンクが自分に戻っています',
  ENAMETOOLONG: '名前が長すぎます',
  EIO: '装置が読み出せませんでした',
};
