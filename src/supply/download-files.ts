/**
 * The folder of made downloads. A file's name is its key: what it was made of (edition, source, exporter version), so that
 * a file never changes once it is there and a corrected edition gets another. Files can be made again at any time; the
 * ones that nobody asked for longest go first.
 */
import { createHash, hash, randomBytes } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { explain } from '../platform/errors.ts';
import type { EditionIdentity } from './store-export.ts';

/** Files kept: ten editions in four formats. */
const KEPT = 40;
const PART = '.part';
/** A part this old was left by a crash. */
const ABANDONED_MS = 3_600_000;
/** Use is noted at most this often, to spare the disk. */
const NOTED_EVERY_MS = 60_000;

/** Where an edition's download belongs. */
export function artefactPath(
  dataDir: string,
  { asOf, source, sha256 }: EditionIdentity,
  version: number,
  format: string,
): string {
  const key = hash('sha256', [version, source, sha256].join(':'), 'hex').slice(0, 16);
  return join(dataDir, 'downloads', `${key}-${asOf}.${format}`);
}

/** Puts a file in place whole: readers see all of it or none, also after a crash. */
export async function keepFile(path: string, bytes: Buffer): Promise<void> {
  const folder = join(path, '..');
  const part = join(folder, `${basename(path)}.${randomBytes(6).toString('hex')}${PART}`);
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(part, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw explain(error);
  }
  await removeOld(folder);
}

async function removeOld(folder: string): Promise<void> {
  const files: { path: string; usedAt: number }[] = [];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const usedAt = (await statOrNull(path))?.mtimeMs;
    if (usedAt === undefined) continue;
    if (!name.endsWith(PART)) files.push({ path, usedAt });
    else if (Date.now() - usedAt > ABANDONED_MS) await rm(path, { force: true });
  }
  files.sort((a, b) => b.usedAt - a.usedAt);
  for (const { path } of files.slice(KEPT)) await rm(path, { force: true });
}

/** SHA-256 of files already read, by place and what tells one file from another there. */
const hashes = new Map<string, { of: string; sha256: string }>();

/** Size and SHA-256 of a kept file; null where there is none. Counts as a use. */
export async function keptFile(path: string): Promise<{ size: number; sha256: string } | null> {
  const found = await statOrNull(path);
  if (!found) return null;
  try {
    // The time of the last change serves as the time of the last use: many machines do not keep the latter.
    if (Date.now() - found.mtimeMs > NOTED_EVERY_MS) await utimes(path, new Date(), new Date());
    const of = `${found.ino}:${found.size}`;
    const known = hashes.get(path);
    if (known?.of === of) return { size: found.size, sha256: known.sha256 };
    const digest = createHash('sha256');
    await pipeline(createReadStream(path), digest);
    const sha256 = digest.digest('hex');
    if (hashes.size >= KEPT * 4) hashes.clear();
    hashes.set(path, { of, sha256 });
    return { size: found.size, sha256 };
  } catch (error) {
    // Another process may have removed it just now.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
