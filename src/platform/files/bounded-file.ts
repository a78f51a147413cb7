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

/** Of an official file that is larger than the site reads: what its operator can do. */
const OFFICIAL_TOO_LARGE =
  '公式の一覧は数MBです。正しいファイルかどうかを確かめてください。上限は ANTEI_FETCH_MAX_MB で変えられます。';

/**
 * Reads an official file of at most `maxMb` megabytes.
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
    { remedy: OFFICIAL_TOO_LARGE },
  );
}

/** What is there instead of the file that was asked for. */
export function noFile(path: string, found: Stats): AnteiError {
  const what = found.isDirectory() ? 'フォルダーです。ファイルを指定してください' : 'ファイルではありません';
  return new AnteiError('file-not-found', `${path}（${what}）`);
}

/** Why a file cannot be read, in words; what the system said goes with it as the cause. */
export function unreadable(path: string, cause: unknown): AnteiError {
  return new AnteiError('file-not-found', `${path}（${readFault(cause)}）`, { cause });
}

/** What the system says about a file that it does not let be read. */
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
