/** Cubes that are kept as Parquet files beside the rows that they were made of: sealed, so that a damaged one counts as not there. */
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { AnalyticsEngine } from '../../platform/analytics/analytics.ts';
import { findSealed, sealFile } from '../../platform/files/kept-file.ts';
import type { MadeFiles } from '../../platform/store/made-files.ts';

/** A kept file with what tells it apart on the disk. */
export type KeptFile = NonNullable<Awaited<ReturnType<typeof findSealed>>>;

/** A kept file went away, or became another one, while it was read: what was read of it does not count. */
export class KeptFileGone extends Error {}

/**
 * All the kept files of some names; null if one is missing or damaged.
 * @param others what other machines made
 * @param most files of cubes that stay in the folder when others come in
 */
export async function findKept<K extends string>(
  names: readonly K[],
  pathOf: (name: K) => string,
  others: MadeFiles | null | undefined,
  most: number,
): Promise<Map<K, KeptFile> | null> {
  const files = new Map<K, KeptFile>();
  let lacking: K[] = [];
  const look = async (asked: readonly K[]) => {
    lacking = [];
    for (const name of asked) {
      const found = await findSealed(pathOf(name));
      if (found) files.set(name, found);
      else lacking.push(name);
    }
  };
  await look(names);
  if (lacking.length === 0) return files;
  const brought = await Promise.all(lacking.map((name) => others?.bring(pathOf(name))));
  if (!brought.every(Boolean)) return null;
  await forgetOldCubes(dirname(pathOf(names[0]!)), most);
  await look(lacking);
  return lacking.length === 0 ? files : null;
}

/** True if a file is kept for each path, whatever state it is in: a damaged one is found when it is read. */
export async function areKept(paths: readonly string[]): Promise<boolean> {
  const folders = new Map<string, readonly string[]>();
  for (const folder of new Set(paths.map((path) => dirname(path))))
    folders.set(folder, await readdir(folder).catch(() => []));
  return paths.every((path) => {
    const [start, end] = [`${basename(path, extname(path))}.`, extname(path)];
    return folders.get(dirname(path))!.some((name) => name.startsWith(start) && name.endsWith(end));
  });
}

/** @throws KeptFileGone if the file kept for a path is no longer the one that was found */
export async function checkKept(path: string, { identity }: KeptFile): Promise<void> {
  if ((await findSealed(path))?.identity !== identity)
    throw new KeptFileGone(`${path} is another one than a moment ago`);
}

/** Writes what a statement brings as a Parquet file, which is there whole or not at all; returns where. */
export function keepRows(
  engine: AnalyticsEngine,
  path: string,
  sql: string,
  values: Record<string, string> = {},
): Promise<string> {
  return keepFile(path, async (unfinished) => {
    const copied = `copy (${sql}) to $path (format parquet, compression zstd)`;
    await engine.query(copied, { ...values, path: unfinished });
  });
}

/** Writes a small text in the same way. */
export function keepText(path: string, text: string): Promise<string> {
  return keepFile(path, (unfinished) => writeFile(unfinished, text));
}

let nextNumber = 1;

async function keepFile(path: string, write: (unfinished: string) => Promise<unknown>): Promise<string> {
  // A process may make the same file twice at once: for a reader, and as a job.
  const unfinished = `${path}.${process.pid}-${nextNumber++}.tmp`;
  try {
    await write(unfinished);
    return await sealFile(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Kept cubes, and what was counted for them; not the parts of a dataset, which never begin so. */
const MADE = /^cube-.*\.(?:parquet|json)$|\.codes\..*\.parquet$/;

/** Removes all that was made of the rows in a folder. */
export async function forgetMade(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (MADE.test(name)) await rm(join(folder, name), { force: true });
}

/** Removes the files of cubes but those made last. */
export async function forgetOldCubes(folder: string, most: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('cube-'));
  const aged = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      // Another process may have removed it just now.
      return { path, made: (await stat(path).catch(() => null))?.mtimeMs ?? 0 };
    }),
  );
  for (const { path } of aged.toSorted((a, b) => b.made - a.made).slice(most))
    await rm(path, { force: true });
}
