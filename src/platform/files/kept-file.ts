/**
 * Files that are made of something else, kept, and made again where they are not there (downloads, cubes). Their names say what they
 * were made of, and are sealed: a part of the name is a hash over the rest of it and the content. One that was damaged, or put in the
 * place of another, does not fit its name and counts as not there.
 */
import { hash } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { type HashedFile, hashOfFile } from './stored-file.ts';

/** Puts a finished file at `path`, sealed; readers see all of it or none. @returns where it is now */
export async function sealFile(unfinished: string, path: string): Promise<string> {
  const { sha256 } = (await hashOfFile(unfinished))!;
  const place = sealedPath(path, sha256);
  await rename(unfinished, place);
  return place;
}

/** The file kept for `path` with its hash; null if there is none, or only damaged ones, which are removed. */
export async function findSealed(path: string): Promise<(HashedFile & { path: string }) | null> {
  const folder = dirname(path);
  const end = extname(path);
  const start = `${basename(path, end)}.`;
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  for (const name of names) {
    if (!name.startsWith(start) || !name.endsWith(end) || !SEAL.test(name.slice(start.length, -end.length)))
      continue;
    const there = join(folder, name);
    const found = await hashOfFile(there);
    // Another process may have removed it just now.
    if (!found) continue;
    if (sealedPath(path, found.sha256) === there) return { ...found, path: there };
    await rm(there, { force: true });
  }
  return null;
}

const SEAL = /^[0-9a-f]{32}$/;

/** `downloads/1f…-2026-08-18.xlsx` → `downloads/1f…-2026-08-18.SEAL.xlsx`. */
export function sealedPath(path: string, sha256: string): string {
  const end = extname(path);
  const name = basename(path, end);
  const seal = hash('sha256', `${name}${end}\n${sha256}`, 'hex').slice(0, 32);
  return join(dirname(path), `${name}.${seal}${end}`);
}
