/**
 * Files that are stored under the hash of their content and read again later. Disks rot, copies go wrong, people swap files: what
 * is read is checked against the hash that was noted when the file was written. A file is hashed once for what tells it apart on
 * the disk (place, size, times of change); writing into the file or replacing it changes these.
 */
import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { LRUCache } from 'lru-cache';

/** A file with its hash as it was read. */
export interface HashedFile {
  sha256: string;
  size: number;
  /** Another one whenever the file was written or another put in its place. */
  identity: string;
}

/** A few hundred parts of datasets and forty downloads: each some 200 bytes. */
const known = new LRUCache<string, HashedFile>({ max: 5000 });

/** Two hundred parts at once, each through a buffer of this size, would still be little. */
const CHUNK_BYTES = 1 << 20;

/**
 * Size and SHA-256 of a file, read only if it has changed since the last time; null if there is none.
 * @param anew true reads it in any case: a disk that lost a bit changes no time
 */
export async function hashOfFile(path: string, anew = false): Promise<HashedFile | null> {
  if (anew) known.delete(path);
  const handle = await openThere(path);
  if (!handle) return null;
  try {
    return await hashHandle(path, handle);
  } finally {
    await handle.close();
  }
}

export type OpenedFile = { size: number; stream: Readable };

/** A file that stays what it was when it was opened, also where it is deleted or replaced meanwhile. */
export interface HeldFile {
  /**
   * Reads it, once. The stream hashes what it passes on and holds the end back until it fits: bytes of another hash never come to
   * their end, also where the disk changed under it. The file is closed at its end.
   */
  open(sha256: string): Promise<OpenedFile | 'damaged'>;
  close(): Promise<void>;
}

/** Opens a file to be read later; null if there is none. */
export async function holdFile(path: string): Promise<HeldFile | null> {
  const handle = await openThere(path);
  if (!handle) return null;
  const close = () => handle.close().catch(() => undefined);
  return {
    close,
    async open(sha256) {
      const found = await hashHandle(path, handle);
      if (found.sha256 !== sha256) {
        await close();
        return 'damaged';
      }
      const stream = Readable.from(
        checked(handle, sha256, () => known.delete(path)),
        { objectMode: false },
      );
      // Also where it is given up before anything was read.
      stream.once('close', close);
      return { size: found.size, stream };
    },
  };
}

/**
 * Opens a file whose content must have a hash ({@link HeldFile.open}).
 * @returns `missing` or `damaged` if there is no such file, or one with other content
 */
export async function openStored(path: string, sha256: string): Promise<OpenedFile | 'missing' | 'damaged'> {
  const held = await holdFile(path);
  if (!held) return 'missing';
  try {
    return await held.open(sha256);
  } catch (error) {
    await held.close();
    throw error;
  }
}

async function openThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

async function hashHandle(path: string, handle: FileHandle): Promise<HashedFile> {
  for (;;) {
    const before = await handle.stat({ bigint: true });
    const identity = identityOf(before);
    const there = known.get(path);
    if (there?.identity === identity) return there;
    const sha256 = await readHash(handle);
    // Written while it was read: the hash belongs to neither the old content nor the new.
    if (identityOf(await handle.stat({ bigint: true })) !== identity) continue;
    const hashed = { sha256, size: Number(before.size), identity };
    known.set(path, hashed);
    return hashed;
  }
}

async function readHash(handle: FileHandle): Promise<string> {
  const digest = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let at = 0; ; ) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return digest.digest('hex');
    digest.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}

function identityOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(':');
}

/** In bytes. Three pieces of each open file are in memory: one held back, one waiting, one being sent. */
const SENT_BYTES = 1 << 16;

/** A file's bytes, the last ones only when all of them have the hash. */
async function* checked(handle: FileHandle, sha256: string, wrong: () => void): AsyncGenerator<Buffer> {
  const digest = createHash('sha256');
  let held: Buffer | null = null;
  // No end: bytes appended meanwhile do not belong to the content either, and are noticed.
  for (let at = 0; ; ) {
    const buffer = Buffer.allocUnsafeSlow(SENT_BYTES);
    const { bytesRead } = await handle.read(buffer, 0, SENT_BYTES, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    if (held) yield held;
    held = buffer.subarray(0, bytesRead);
    digest.update(held);
  }
  if (digest.digest('hex') !== sha256) {
    wrong();
    throw new Error('a stored file changed while it was read');
  }
  if (held) yield held;
}
