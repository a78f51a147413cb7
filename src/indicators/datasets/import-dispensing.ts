/**
 * Imports rows of dispensing (dispensing-rows.ts) as a dataset of their own. The file is checked whole, copied under its hash into the
 * dataset's folder, and then named by one transaction; its cube is made by the first figure that is asked of it.
 */
import { existsSync, statSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { openAnalytics } from '../../platform/analytics/analytics.ts';
import type { Context } from '../../platform/context.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { noFile, unreadable } from '../../platform/files/bounded-file.ts';
import { type HashedFile, hashOfFile } from '../../platform/files/stored-file.ts';
import { storeOf } from '../../platform/store/store.ts';
import { AnteiError } from '../errors.ts';
import type { Dataset, DatasetPart } from '../model.ts';
import { checkDispensing } from './check-dispensing.ts';
import { datasetFolder, isPartWhole, partPath } from './dataset-folder.ts';
import { forgetFiles } from './forget-files.ts';
import {
  addPrepareJob,
  deleteDataset,
  deletePart,
  insertPart,
  lockDatasets,
  readDatasets,
  upsertDataset,
} from './store-datasets.ts';

export interface DispensingImportOptions {
  /** Of the dataset: `dispensing-2022`. */
  id: string;
  /** Default: the file's name. */
  title?: string | undefined;
  /** Put the file in place of another content under the same id. */
  replace?: boolean | undefined;
  /** 'demo': invented, under an id that begins with `demo-`, as no other may. */
  source?: Dataset['source'];
}

export interface ImportedDispensing {
  dataset: string;
  part: DatasetPart;
  /** True if the very file was there already. */
  alreadyImported: boolean;
}

/** The check counts values; a few hundred megabytes do for any number of rows. */
const LIMITS = { threads: 2, memoryMb: 1024 };

/**
 * @throws AnteiError `file-not-found`; `bad-request` for an id that cannot be; as `checkDispensing`; `dataset-conflict` if
 *   the id has another content and `replace` is not set, or is a round of NDB Open Data. Nothing is stored then.
 */
export async function importDispensing(
  context: Pick<Context, 'settings' | 'pool' | 'clock'>,
  path: string,
  { id, title, replace = false, source = 'official' }: DispensingImportOptions,
): Promise<ImportedDispensing> {
  if (!/^[a-z][a-z0-9-]{1,60}$/.test(id) || /^ndb-/.test(id) || /^demo-/.test(id) !== (source === 'demo'))
    throw new AnteiError(
      'bad-request',
      `データセットのID「${id}」は使えません。小文字・数字・- の2字以上で、小文字から始め、ndb- と demo- 以外にしてください（例 dispensing-2022）。`,
    );
  const name = basename(path);
  const { sha256 } = await hashGiven(path);
  const folder = datasetFolder(context.settings, id);
  const parquet = `rows-${sha256.slice(0, 16)}.parquet`;
  const same = await storedSame(context, id, sha256, replace);
  if (same && (await isPartWhole(context.settings, id, same)))
    return { dataset: id, part: same, alreadyImported: true };

  const engine = await openAnalytics(LIMITS);
  const checked = await checkDispensing(engine, path, name).finally(() => engine.close());
  const part: DatasetPart = {
    file: name,
    sha256,
    sheet: '－',
    title: title ?? name,
    axis: 'prefecture',
    route: 'all',
    setting: 'all',
    threshold: null,
    masking: 'none',
    rows: checked.rows,
    states: { value: checked.rows - checked.zero, zero: checked.zero, masked: 0, absent: 0, margin: 0 },
    parquet,
    parquetSha256: sha256,
    reading: 1,
  };
  const there = existsSync(join(folder, parquet));
  await keepFile(path, folder, parquet, sha256);
  const file = { path: join(folder, parquet), sha256 };
  const register = async (client: PoolClient) => {
    await lockDatasets(client, source);
    // Another import may have come in between.
    const before = await storedSame(context, id, sha256, replace);
    const stored = (await readDatasets(context.pool)).find((dataset) => dataset.id === id);
    const replaced = stored?.parts.filter(({ parquetSha256 }) => parquetSha256 !== sha256) ?? [];
    for (const old of stored?.parts ?? []) await deletePart(client, id, old);
    if (stored) await deleteDataset(client, id);
    await upsertDataset(client, {
      id,
      kind: 'dispensing',
      source,
      title: title ?? (before ? stored!.title : name),
      round: null,
      publicExpense: null,
      from: checked.from,
      to: checked.to,
      importedAt: context.clock.now(),
    });
    await insertPart(client, id, part);
    await addPrepareJob(client);
    await raiseRevision(client, 'indicators');
    return replaced.map((old) => ({
      path: partPath(context.settings, id, old),
      sha256: old.parquetSha256,
    }));
  };
  try {
    await storeOf(context.settings)?.keep(file.path, sha256);
    await forgetFiles(context, await inTransaction(context.pool, register));
  } catch (error) {
    if (!there) await forgetFiles(context, [file]);
    throw error;
  }
  await removeOthers(folder, parquet);
  return { dataset: id, part, alreadyImported: false };
}

/** The part where an id has this very content; null if it is free or may be replaced. */
async function storedSame(
  { pool }: Pick<Context, 'pool'>,
  id: string,
  sha256: string,
  replace: boolean,
): Promise<DatasetPart | null> {
  const stored = (await readDatasets(pool)).find((dataset) => dataset.id === id);
  const part = stored?.parts[0];
  if (!stored || !part || part.sha256 === sha256) return part ?? null;
  if (replace) return null;
  throw new AnteiError(
    'dataset-conflict',
    `${id} は ${part.file} から取り込み済みで、ファイルの中身が違います。`,
  );
}

/** Copies the file; it is there whole or not at all. */
async function keepFile(path: string, folder: string, parquet: string, sha256: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `${parquet}.${process.pid}.tmp`);
  try {
    await copyFile(path, unfinished);
    // What was checked is what is kept.
    if ((await hashOfFile(unfinished))?.sha256 !== sha256)
      throw new AnteiError(
        'dispensing-unreadable',
        `${basename(path)} は、取り込みの間に書き換えられました。`,
      );
    await rename(unfinished, join(folder, parquet));
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Removes rows that no part names any more, and all cubes: they are of those rows, or made again in no time to speak of. */
async function removeOthers(folder: string, parquet: string): Promise<void> {
  const own = parquet.replace(/\.parquet$/, '');
  for (const name of await readdir(folder))
    if (!name.startsWith(own)) await rm(join(folder, name), { force: true });
}

/** @throws AnteiError `file-not-found` if there is no file to be read */
async function hashGiven(path: string): Promise<HashedFile> {
  try {
    const found = statSync(path);
    if (!found.isFile()) throw noFile(path, found);
    const hashed = await hashOfFile(path);
    if (hashed === null) throw Object.assign(new Error('gone meanwhile'), { code: 'ENOENT' });
    return hashed;
  } catch (error) {
    throw error instanceof AnteiError ? error : unreadable(path, error);
  }
}
