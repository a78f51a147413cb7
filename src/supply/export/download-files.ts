/**
 * The folder of made downloads. A file's name is its key: what it was made of (edition, source, exporter version), so that
 * a file never changes once it is there and a corrected edition gets another. Files can be made again at any time; the
 * ones that nobody asked for longest go first.
 */
import { hash, randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { mkdir, open, readdir, rm, stat, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { explain } from '../../platform/errors.ts';
import { findSealed, sealFile } from '../../platform/files/kept-file.ts';
import type { EditionIdentity } from './store-export.ts';

/** Files kept: ten editions in four formats. */
export const KEPT = 40;
/** The folder's name in the data folder. */
export const DOWNLOADS = 'downloads';
const PART = '.part';
/** A part this old was left by a crash. */
const ABANDONED_MS = 3_600_000;
/** Use is noted at most this often, to spare the disk. */
const NOTED_EVERY_MS = 60_000;

/** Where an edition's download belongs; its name there is sealed (platform/files/kept-file.ts). */
export function artefactPath(
  dataDir: string,
  { asOf, source, sha256 }: EditionIdentity,
  version: number,
  format: string,
): string {
  const key = hash('sha256', [version, source, sha256].join(':'), 'hex').slice(0, 16);
  return join(dataDir, DOWNLOADS, `${key}-${asOf}.${format}`);
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
    await sealFile(part, path);
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

/** A kept file with its size and SHA-256; null if there is none or it is damaged. Counts as a use. */
export async function keptFile(path: string): Promise<{ path: string; size: number; sha256: string } | null> {
  const found = await findSealed(path);
  if (!found) return null;
  const there = await statOrNull(found.path);
  if (!there) return null;
  // The time of the last change serves as the time of the last use: many machines do not keep the latter.
  if (Date.now() - there.mtimeMs > NOTED_EVERY_MS)
    await utimes(found.path, new Date(), new Date()).catch(() => undefined);
  return { path: found.path, size: found.size, sha256: found.sha256 };
}

async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
