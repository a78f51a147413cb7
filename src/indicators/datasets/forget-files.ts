/** Files that an import replaced, or wrote in vain. */
import { rm } from 'node:fs/promises';
import type { Context } from '../../platform/context.ts';
import { storeOf } from '../../platform/store/store.ts';
import { AnteiError } from '../errors.ts';
import { partPath } from './dataset-folder.ts';
import { readDatasets } from './store-datasets.ts';

/** A file of a part with the hash of its content. */
export interface WrittenFile {
  path: string;
  sha256: string;
}

/** Removes files from the data folder and the store, unless a part names them: another import may have made them its own meanwhile. */
export async function forgetFiles(
  { pool, settings }: Pick<Context, 'pool' | 'settings'>,
  files: readonly WrittenFile[],
): Promise<void> {
  if (files.length === 0) return;
  const stored = await readDatasets(pool).catch(() => null);
  // Without an answer they stay: a file that no part names does no harm.
  if (!stored) return;
  const parts = stored.flatMap(({ id, parts }) => parts.map((part) => ({ id, ...part })));
  const paths = new Set(parts.map((part) => partPath(settings, part.id, part)));
  const contents = new Set(parts.map(({ parquetSha256 }) => parquetSha256));
  for (const { path, sha256 } of files) {
    if (!paths.has(path)) await rm(path, { force: true });
    if (!contents.has(sha256)) await storeOf(settings)?.forget(sha256).catch(unlessUnreachable);
  }
}

/** It stays in the store, as it does in the data folder of a machine that is switched off. */
function unlessUnreachable(error: unknown): void {
  if (!(error instanceof AnteiError && error.code === 'store-unreachable')) throw error;
}
