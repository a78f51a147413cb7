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
import type { Settings } from '../../platform/settings.ts';
import { storeOf } from '../../platform/store/store.ts';
import { AnteiError } from '../errors.ts';
import type { Dataset, DatasetPart } from '../model.ts';
import { type CheckedRows, checkDispensing } from './check-dispensing.ts';
import { datasetFolder, isPartWhole, partPath } from './dataset-folder.ts';
import { forgetFiles, type WrittenFile } from './forget-files.ts';
import {
  addPrepareJob,
  deleteDataset,
  deletePart,
  insertPart,
  lockDatasets,
  readDatasets,
  upsertDataset,
} from './store-datasets.ts';
import { endLoadOf } from './store-loads.ts';

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
  checkId(id, source);
  const name = basename(path);
  const { sha256 } = await hashGiven(path);
  const folder = datasetFolder(context.settings, id);
  const parquet = `rows-${sha256.slice(0, 16)}.parquet`;
  const same = await storedSame(context, id, sha256, replace);
  if (same && (await isPartWhole(context.settings, id, same)))
    return { dataset: id, part: same, alreadyImported: true };

  const checked = await checkFiles([{ path, name }]);
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
    const kept = before && (await readDatasets(context.pool)).find((dataset) => dataset.id === id)?.title;
    const { from, to } = checked;
    const replaced = await nameDispensing(
      context,
      client,
      {
        id,
        kind: 'dispensing',
        source,
        title: title ?? kept ?? name,
        round: null,
        publicExpense: null,
        from,
        to,
        importedAt: context.clock.now(),
      },
      [part],
    );
    // Where its records were on a cluster, they are no longer read.
    await endLoadOf(client, id);
    await raiseRevision(client, 'indicators');
    return replaced;
  };
  try {
    await storeOf(context.settings)?.keep(file.path, sha256);
    await forgetFiles(context, await inTransaction(context.pool, register));
  } catch (error) {
    if (!there) await forgetFiles(context, [file]);
    throw error;
  }
  await removeOthers(context.settings, id, [part]);
  return { dataset: id, part, alreadyImported: false };
}

/** @throws AnteiError `bad-request` for an id that cannot be */
export function checkId(id: string, source: Dataset['source']): void {
  if (!/^[a-z][a-z0-9-]{1,60}$/.test(id) || /^ndb-/.test(id) || /^demo-/.test(id) !== (source === 'demo'))
    throw new AnteiError(
      'bad-request',
      `データセットのID「${id}」は使えません。小文字・数字・- の2字以上で、小文字から始め、ndb- と demo- 以外にしてください（例 dispensing-2022）。`,
    );
}

/** Checks files one after the other; months and rows are those of all. @throws AnteiError as `checkDispensing` */
export async function checkFiles(files: readonly { path: string; name: string }[]): Promise<CheckedRows> {
  const engine = await openAnalytics(LIMITS);
  try {
    const checked: CheckedRows[] = [];
    for (const { path, name } of files) checked.push(await checkDispensing(engine, path, name));
    return {
      from: checked.map(({ from }) => from).toSorted()[0]!,
      to: checked
        .map(({ to }) => to)
        .toSorted()
        .at(-1)!,
      rows: checked.reduce((sum, { rows }) => sum + rows, 0),
      zero: checked.reduce((sum, { zero }) => sum + zero, 0),
    };
  } finally {
    engine.close();
  }
}

/**
 * Names a dataset and its parts in place of what was under its id. Under the lock of datasets; whoever calls it raises the revision.
 * @returns files of parts that are no longer named, to be forgotten after the transaction
 */
export async function nameDispensing(
  { settings }: Pick<Context, 'settings'>,
  client: PoolClient,
  dataset: Omit<Dataset, 'parts'>,
  parts: readonly DatasetPart[],
): Promise<WrittenFile[]> {
  const { id } = dataset;
  const stored = (await readDatasets(client)).find((one) => one.id === id);
  for (const old of stored?.parts ?? []) await deletePart(client, id, old);
  if (stored) await deleteDataset(client, id);
  await upsertDataset(client, dataset);
  for (const part of parts) await insertPart(client, id, part);
  await addPrepareJob(client);
  return filesOf(settings, id, stored?.parts ?? []).filter(
    (old) => !parts.some(({ parquetSha256 }) => parquetSha256 === old.sha256),
  );
}

/** The files of parts, with their hashes. */
export const filesOf = (
  settings: Pick<Settings, 'dataDir'>,
  id: string,
  parts: readonly DatasetPart[],
): WrittenFile[] => parts.map((part) => ({ path: partPath(settings, id, part), sha256: part.parquetSha256 }));

/** The first part where an id has this very content; null if it is free or may be replaced. */
export async function storedSame(
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
export async function removeOthers(
  settings: Pick<Settings, 'dataDir'>,
  id: string,
  parts: readonly Pick<DatasetPart, 'parquet'>[],
): Promise<void> {
  const folder = datasetFolder(settings, id);
  const own = parts.map(({ parquet }) => parquet.replace(/\.parquet$/, ''));
  for (const name of await readdir(folder))
    if (!own.some((start) => name.startsWith(start))) await rm(join(folder, name), { force: true });
}

/** @throws AnteiError `file-not-found` if there is no file to be read */
export async function hashGiven(path: string): Promise<HashedFile> {
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
