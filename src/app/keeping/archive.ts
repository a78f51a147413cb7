/**
 * An archive whose every byte is accounted for: a tar file, compressed by zstd (`tar --zstd -xf` opens it anywhere), that begins with
 * what it is (`HEAD`) and ends with the sizes and SHA-256 of all that is in it (`MANIFEST`). It is read forwards in one pass,
 * even from a tape or a pipe; a truncated archive has no end, and a changed one does not match it.
 */

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { z } from 'zod';
import { unreadable } from '../../platform/files/bounded-file.ts';
import { AnteiError } from '../errors.ts';

export const HEAD = 'antei-backup.json';
const MANIFEST = 'manifest.json';

/** What goes in: bytes, or a given number of bytes of a stream. */
export interface ArchiveEntry {
  name: string;
  size: number;
  body: Buffer | AsyncIterable<Buffer>;
}

interface Listed {
  name: string;
  size: number;
  sha256: string;
}

/**
 * Writes entries in their order, the head first, and the manifest after them, into a new file that only its owner reads; all of it is
 * on the disk when this returns.
 * @returns what the manifest lists
 */
export async function writeArchive(
  path: string,
  entries: AsyncIterable<ArchiveEntry>,
  madeAt: Date,
): Promise<Listed[]> {
  const tar = pack();
  const listed: Listed[] = [];
  const add = async ({ name, size, body }: ArchiveEntry) => {
    const digest = createHash('sha256');
    const into = tar.entry({ name, size, mode: 0o600, mtime: madeAt }) as unknown as Writable;
    // Without a listener, a failing entry would end the process; the pack reports the failure too.
    into.on('error', () => undefined);
    const closed = new Promise((resolve) => into.once('close', resolve));
    const put = async (chunk: Buffer) => {
      digest.update(chunk);
      if (!into.write(chunk)) await Promise.race([once(into, 'drain'), closed]);
    };
    if (Buffer.isBuffer(body)) {
      if (size > 0) await put(body);
    } else for await (const chunk of body) await put(chunk);
    const done = new Promise<void>((resolve, reject) => into.once('finish', resolve).once('error', reject));
    into.end();
    await done;
    listed.push({ name, size, sha256: digest.digest('hex') });
  };
  const feed = async () => {
    try {
      for await (const entry of entries) await add(entry);
      const manifest = Buffer.from(JSON.stringify({ entries: listed }));
      await add({ name: MANIFEST, size: manifest.length, body: manifest });
      tar.finalize();
    } catch (error) {
      tar.destroy(error as Error);
      throw error;
    }
  };
  const compress = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } });
  const [fed, written] = await Promise.allSettled([
    feed(),
    pipeline(
      tar as unknown as Readable,
      compress,
      createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
    ),
  ]);
  // If the disk fails, the feeding side only finds the stream closed.
  if (written.status === 'rejected' && 'syscall' in Object(written.reason)) throw written.reason;
  for (const one of [fed, written]) if (one.status === 'rejected') throw one.reason;
  return listed.slice(0, -1);
}

/** What comes out; `body` must be read to its end before the next one. */
export interface ReadEntry {
  name: string;
  size: number;
  body: AsyncIterable<Buffer>;
}

/** The head and manifest are held in memory. */
const MOST_IN_MEMORY = 64 * 1024 * 1024;

/**
 * Reads an archive: each entry goes to `take`, the head too. Only what `take` does after the whole has been read may count: until
 * then nothing is known to be whole.
 * @param progress hears how many bytes of the file have been read
 * @throws AnteiError `backup-unreadable` for a file that is not one of our archives, `backup-damaged` for an incomplete one
 */
export async function readArchive(
  path: string,
  take: (entry: ReadEntry) => Promise<void>,
  progress: (bytes: number) => void = () => undefined,
): Promise<Listed[]> {
  const tar = extract();
  let seen = 0;
  const source = createReadStream(path);
  source.on('data', (chunk) => {
    seen += chunk.length;
    progress(seen);
  });
  const through = pipeline(source, createZstdDecompress(), tar as unknown as NodeJS.WritableStream);
  through.catch(() => undefined);
  const found: Listed[] = [];
  let manifest: Listed[] | null = null;
  // What `take` throws is its own, unless it is what the archive threw while it was read.
  let [taking, unread]: [boolean, unknown] = [false, undefined];
  try {
    for await (const entry of tar) {
      const { name, size = 0, type } = entry.header;
      if (found.length === 0 && name !== HEAD) throw notOurs(path);
      if (type !== 'file' || manifest || !isPlainPath(name))
        throw damaged(`${JSON.stringify(name.slice(0, 200))} は、あるはずのないものです`);
      if ((name === HEAD || name === MANIFEST) && size > MOST_IN_MEMORY)
        throw damaged(`${name} が大きすぎます`);
      const digest = createHash('sha256');
      const hashed = (async function* () {
        try {
          for await (const chunk of entry as AsyncIterable<Buffer>) {
            digest.update(chunk);
            yield chunk;
          }
        } catch (error) {
          unread = error;
          throw error;
        }
      })();
      if (name === MANIFEST) manifest = readManifest(await buffer(hashed));
      else {
        taking = true;
        await take({ name, size, body: hashed });
        taking = false;
        // What was not taken is hashed all the same.
        for await (const _ of hashed);
        found.push({ name, size, sha256: digest.digest('hex') });
      }
    }
    await through;
  } catch (error) {
    source.destroy();
    throw taking && error !== unread ? error : await explainReading(path, error);
  }
  if (found.length === 0) throw notOurs(path);
  if (!manifest) throw damaged('終わりがありません。途中で切れています');
  for (const [index, expected] of manifest.entries()) {
    const { name, size, sha256 } = found[index] ?? { name: '', size: 0, sha256: '' };
    if (name !== expected.name) throw damaged(`${expected.name} がありません`);
    if (size !== expected.size || sha256 !== expected.sha256)
      throw damaged(`${name} の中身が、作ったときのものと違います`);
  }
  if (found.length !== manifest.length) throw damaged(`${found[manifest.length]!.name} は、目録にありません`);
  return found;
}

/** True for `a/b.c` below where it is unpacked: no way up, no root, nothing that another system reads otherwise. */
function isPlainPath(name: string): boolean {
  return (
    name !== '' &&
    !/[\\\0]/.test(name) &&
    name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

const Manifest = z.object({
  entries: z.array(z.object({ name: z.string(), size: z.int().min(0), sha256: z.string() })),
});

function readManifest(bytes: Buffer): Listed[] {
  try {
    return Manifest.parse(JSON.parse(bytes.toString('utf8'))).entries;
  } catch {
    throw damaged('目録が読めません');
  }
}

function damaged(what: string): AnteiError {
  return new AnteiError('backup-damaged', `${what}。`);
}

function notOurs(path: string): AnteiError {
  return new AnteiError('backup-unreadable', `${path} は、antei backup で作ったものではありません。`);
}

/** Errors of the tools as what they mean here: not an archive at all, or an incomplete one. */
async function explainReading(path: string, error: unknown): Promise<unknown> {
  if (error instanceof AnteiError) return error;
  const { code = '', message = '', syscall } = error as NodeJS.ErrnoException;
  if (syscall !== undefined && code !== 'EIO') return unreadable(path, error);
  const isReading =
    /^(ZSTD_|Z_|ERR_STREAM|EIO)/.test(code) || /tar|end of (data|file)|premature|destroyed/i.test(message);
  if (!isReading) return error;
  const isOurs = await startsLikeOurs(path).catch(() => null);
  if (isOurs === null) return unreadable(path, error);
  return isOurs
    ? new AnteiError('backup-damaged', '途中から読めません。切れているか、壊れています。', { cause: error })
    : notOurs(path);
}

/** RFC 8878, 3.1.1: what every zstd frame begins with. */
const MAGIC = Buffer.from('28b52ffd', 'hex');

async function startsLikeOurs(path: string): Promise<boolean> {
  const bytes = await buffer(createReadStream(path, { end: MAGIC.length - 1 }));
  return bytes.equals(MAGIC);
}
