/**
 * Imports files of dispensing rows into the cluster, as a dataset. The files are checked whole and hashed, loaded and compared (load-files.ts), reduced
 * (reduce-load.ts), and then load and dataset are named by one transaction: what is read before is what was there before. Killed at any
 * moment, the next attempt does all of it anew under another number and removes what was left.
 */
import { hash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Cluster, openCluster } from '../../platform/clickhouse/cluster.ts';
import type { Context } from '../../platform/context.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Progress } from '../../platform/progress.ts';
import { datasetFolder, isPartWhole } from '../datasets/dataset-folder.ts';
import { forgetFiles } from '../datasets/forget-files.ts';
import {
  checkFiles,
  checkId,
  type DispensingImportOptions,
  filesOf,
  hashGiven,
  nameDispensing,
  removeOthers,
  storedSame,
} from '../datasets/import-dispensing.ts';
import type { Load } from '../datasets/load-model.ts';
import { lockDatasets, readDatasets } from '../datasets/store-datasets.ts';
import { endBrokenLoad, holdingLoad, readLoads } from '../datasets/store-loads.ts';
import { AnteiError } from '../errors.ts';
import type { DatasetPart } from '../model.ts';
import { cleanLoads, readPartitions, removeLoad } from './clean-loads.ts';
import { checkLoad } from './count-load.ts';
import { type FileToLoad, loadFiles } from './load-files.ts';
import { migrateRecords } from './migrate-records.ts';
import { beginRecords, nameRecords } from './name-load.ts';
import { reduceLoad } from './reduce-load.ts';

type World = Pick<Context, 'settings' | 'pool' | 'clock'>;

export interface ImportedRecords {
  dataset: string;
  /** Of dispensing, all files together. */
  rows: number;
  /** Rows of quantity 0; null if all was there before. */
  zero: number | null;
  parts: DatasetPart[];
  /** True if these very files were there already, on every shard. */
  alreadyImported: boolean;
}

/**
 * @throws AnteiError as `importDispensing` for files and ids; `records-busy` if the dataset is being loaded; `records-differ` and what the cluster throws,
 *   and nothing of what was read before has changed then
 */
export async function importRecords(
  context: World,
  paths: readonly string[],
  { report = () => undefined, ...options }: DispensingImportOptions & { report?: Progress },
): Promise<ImportedRecords> {
  const { id, title, replace = false, source = 'official' } = options;
  checkId(id, source);
  const files = await hashFiles(paths);
  const sha256 = contentHash(files);
  const same = await storedSame(context, id, sha256, replace);
  const cluster = await openCluster(context.settings);
  try {
    await migrateRecords(cluster);
    const { busy } = await cleanLoads(context, cluster);
    if (busy.some(({ dataset }) => dataset === id))
      throw new AnteiError('records-busy', `${id} は、いま別のコマンドが取り込んでいます。`);
    const there = same && (await wholeLoad(context, cluster, id, sha256));
    if (there) return await alreadyThere(context, cluster, there);

    const checked = await checkFiles(files);
    const name = title ?? (same ? await titleOf(context, id) : files[0]!.name);
    const load = await begin(context, cluster, { dataset: id, source, sha256 });
    const parts = await holdingLoad(context.pool, load, async () => {
      try {
        const folder = datasetFolder(context.settings, id);
        await mkdir(folder, { recursive: true });
        const loaded = await loadFiles(cluster, load, files, { folder, report });
        if (loaded.rows !== checked.rows) throw changed(files[0]!);
        for (const file of files)
          if ((await hashGiven(file.path)).sha256 !== file.sha256) throw changed(file);
        const whole = { id: load, dataset: id, sha256, ...loaded };
        const made = await reduceLoad(context.settings, cluster, whole, name);
        const { from, to } = checked;
        const replaced = await nameRecords(context, whole, {
          ...{ title: name, source, from, to },
          ...{ parts: made, replace },
        }).catch(async (error) => {
          await forgetFiles(context, filesOf(context.settings, id, made));
          throw error;
        });
        await forgetFiles(context, replaced);
        return made;
      } catch (error) {
        // What cannot be removed now is removed by the next attempt.
        if (await endBrokenLoad(context.pool, load).catch(() => false))
          await removeLoad(cluster, load).catch(() => undefined);
        throw error;
      }
    });
    if (!parts)
      throw new AnteiError('records-busy', `${id} の取り込みの番号 ${load} が、ほかで使われています。`);
    await removeOthers(context.settings, id, parts);
    // The load that this one took the place of; where a node has gone by now, the next import removes it.
    await cleanLoads(context, cluster).catch(() => undefined);
    return { dataset: id, rows: checked.rows, zero: checked.zero, parts, alreadyImported: false };
  } finally {
    await cluster.close();
  }
}

/** The load of a dataset, if it is of these files and every shard still has it; an import mends one that lost something. */
async function wholeLoad(
  { pool }: World,
  cluster: Cluster,
  id: string,
  sha256: string,
): Promise<Load | null> {
  const load = (await readLoads(pool)).find((one) => one.dataset === id && one.sha256 === sha256);
  if (!load) return null;
  try {
    await checkLoad(cluster, load);
    return load;
  } catch (error) {
    if (error instanceof AnteiError && error.code === 'records-differ') return null;
    throw error;
  }
}

async function alreadyThere(context: World, cluster: Cluster, load: Load): Promise<ImportedRecords> {
  const { dataset, rows } = load;
  const parts = await remakeSums(context, cluster, load);
  return { dataset, rows, zero: null, parts, alreadyImported: true };
}

/**
 * Makes the files of a named load's sums again where they are not on this machine as they were kept.
 * @returns the parts of its dataset
 */
export async function remakeSums(context: World, cluster: Cluster, load: Load): Promise<DatasetPart[]> {
  const dataset = (await readDatasets(context.pool)).find(({ id }) => id === load.dataset)!;
  const { id, parts } = dataset;
  const whole = await Promise.all(parts.map((part) => isPartWhole(context.settings, id, part)));
  if (!whole.includes(false)) return parts;
  const made = await reduceLoad(context.settings, cluster, load, dataset.title);
  const named = await inTransaction(context.pool, async (client) => {
    await lockDatasets(client, dataset.source);
    // Another load may have taken its place meanwhile.
    if (!(await readLoads(client)).some((one) => one.id === load.id)) return null;
    const replaced = await nameDispensing(context, client, dataset, made);
    await raiseRevision(client, 'indicators');
    return replaced;
  });
  await forgetFiles(context, named ?? filesOf(context.settings, id, made));
  if (named) await removeOthers(context.settings, id, made);
  return made;
}

/** In order of their hashes, so that the order on the command line makes no difference. @throws AnteiError `bad-request` for one given twice */
async function hashFiles(paths: readonly string[]): Promise<FileToLoad[]> {
  const files: FileToLoad[] = [];
  for (const path of paths)
    files.push({ name: basename(path), path, sha256: (await hashGiven(path)).sha256 });
  files.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  const twice = files.find(({ sha256 }, index) => files[index + 1]?.sha256 === sha256);
  if (twice)
    throw new AnteiError('bad-request', `${twice.name} と同じ中身のファイルが二度指定されています。`);
  return files;
}

const contentHash = (files: readonly FileToLoad[]): string =>
  files.length === 1 ? files[0]!.sha256 : hash('sha256', files.map(({ sha256 }) => sha256).join('\n'), 'hex');

const changed = ({ name }: FileToLoad) =>
  new AnteiError('dispensing-unreadable', `${name} は、取り込みの間に書き換えられました。`);

async function titleOf({ pool }: World, id: string): Promise<string> {
  return (await readDatasets(pool)).find((dataset) => dataset.id === id)!.title;
}

async function begin(
  context: World,
  cluster: Cluster,
  of: Pick<Parameters<typeof beginRecords>[1], 'dataset' | 'source' | 'sha256'>,
): Promise<number> {
  const highest = Math.max(0, ...(await readPartitions(cluster)).flat().map(({ load }) => load));
  return beginRecords(context, { ...of, highest });
}
