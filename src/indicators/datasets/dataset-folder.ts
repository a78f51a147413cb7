/**
 * Where the cells of datasets lie: one Parquet file a part, in the data folder of the machine, and in the store where there is one
 * (platform/store/store.ts). What is not in the data folder is fetched from there when it is to be read.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOfFile, type OpenedFile, openStored } from '../../platform/files/stored-file.ts';
import type { NamedFile } from '../../platform/room.ts';
import type { Settings } from '../../platform/settings.ts';
import { type StorePlace, storeOf } from '../../platform/store/store.ts';
import { AnteiError } from '../errors.ts';
import type { Dataset, DatasetPart } from '../model.ts';
import { readParts } from './store-datasets.ts';

/** Where files are looked for. */
type Places = Pick<Settings, 'dataDir'> & Partial<StorePlace>;

/** All datasets' place in the data folder. */
export const FOLDER = 'indicators';

/** The folder of a dataset's Parquet files: `indicators/ndb-9` in the data folder. */
export function datasetFolder({ dataDir }: Pick<Settings, 'dataDir'>, id: string): string {
  return join(dataDir, FOLDER, id);
}

/** The files of all datasets, for a backup. */
export async function namedFiles(ask: Parameters<typeof readParts>[0]): Promise<NamedFile[]> {
  return (await readParts(ask)).map((part) => ({
    path: `${part.dataset}/${part.parquet}`,
    sha256: part.parquetSha256,
    fault: (kind) => partFault(part.dataset, part, kind).detail,
  }));
}

/** Full paths of a dataset's Parquet files, in the order of its parts. Nothing is said of whether they are there. */
export function partPaths(
  settings: Pick<Settings, 'dataDir'>,
  { id, parts }: Pick<Dataset, 'id' | 'parts'>,
): string[] {
  return parts.map((part) => partPath(settings, id, part));
}

export interface CheckedParts {
  paths: string[];
  /**
   * Fetches what is not in the data folder: to be called before any of the files is read.
   * @throws AnteiError as {@link checkedParts}
   */
  here(): Promise<void>;
  /**
   * To be checked when the files have been read: the engine reads them by name, several times, and what it read counts only
   * where they are still what was checked.
   * @throws AnteiError as {@link checkedParts}
   */
  unchanged(): Promise<void>;
}

/** Of a file that nobody has read here. */
const ELSEWHERE = 'elsewhere';

/**
 * The Parquet files of a dataset, each checked against the hash that it was imported with. Where there is a store, a file that is not
 * in the data folder is no fault until it is to be read: a cube that another machine made of it needs none of its rows.
 * @throws AnteiError `dataset-missing`, `dataset-damaged`: a file is neither here nor in the store, or is another one;
 *   `store-unreachable`
 */
export async function checkedParts(
  settings: Places,
  dataset: Pick<Dataset, 'id' | 'parts'>,
): Promise<CheckedParts> {
  const paths = partPaths(settings, dataset);
  const store = storeOf(settings);
  const check = async () => {
    const identities: string[] = [];
    for (const [index, part] of dataset.parts.entries()) {
      let found = await hashOfFile(paths[index]!);
      if (!found && store) {
        identities.push(ELSEWHERE);
        continue;
      }
      if (store && found!.sha256 !== part.parquetSha256) {
        await fetchPart(settings, dataset.id, part);
        found = await hashOfFile(paths[index]!);
      }
      if (found?.sha256 !== part.parquetSha256)
        throw partFault(dataset.id, part, found ? 'damaged' : 'missing');
      identities.push(found.identity);
    }
    return identities;
  };
  let before = await check();
  return {
    paths,
    async here() {
      if (!before.includes(ELSEWHERE)) return;
      const lacking = dataset.parts.filter((_, index) => before[index] === ELSEWHERE);
      await Promise.all(lacking.map((part) => fetchPart(settings, dataset.id, part)));
      await removeOthers(settings, dataset);
      const now = await check();
      // What was here already has to be what it was.
      if (now.some((identity, index) => before[index] !== ELSEWHERE && before[index] !== identity))
        throw partFault(dataset.id, dataset.parts[0]!, 'damaged');
      before = now;
    },
    async unchanged() {
      // Changed and changed back: what was read in between is unknown, though the files are right again.
      const now = await check();
      if (now.some((identity, index) => before[index] !== ELSEWHERE && before[index] !== identity))
        throw partFault(dataset.id, dataset.parts[0]!, 'damaged');
    },
  };
}

/** Unless it is here. @throws AnteiError as {@link checkedParts} */
async function fetchPart(settings: Places, id: string, part: DatasetPart): Promise<void> {
  const path = partPath(settings, id, part);
  if ((await hashOfFile(path))?.sha256 === part.parquetSha256) return;
  const state = await storeOf(settings)?.fetch(part.parquetSha256, path);
  if (state !== 'whole') throw partFault(id, part, state ?? 'missing');
}

/** A part was replaced by an import on another machine; an import on this one may be writing others just now. */
const REPLACED_MS = 3_600_000;

/** Removes parts that the dataset does not have any more. */
async function removeOthers(settings: Places, { id, parts }: Pick<Dataset, 'id' | 'parts'>): Promise<void> {
  const folder = datasetFolder(settings, id);
  for (const name of await readdir(folder)) {
    if (!/^(?!cube-)[^.]+\.parquet$/.test(name) || parts.some(({ parquet }) => parquet === name)) continue;
    const path = join(folder, name);
    const age = Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? Date.now());
    if (age > REPLACED_MS) await rm(path, { force: true });
  }
}

/** True if a part's file is here, and in the store where there is one, as it was imported. */
export async function isPartWhole(settings: Places, id: string, part: DatasetPart): Promise<boolean> {
  const { parquetSha256 } = part;
  const here = await hashOfFile(partPath(settings, id, part));
  const store = storeOf(settings);
  if (!store) return here?.sha256 === parquetSha256;
  return (!here || here.sha256 === parquetSha256) && (await store.check(parquetSha256)) === 'whole';
}

/** Opens a part's file; bytes of another hash never come to their end. @throws AnteiError as {@link checkedParts} */
export async function openPart(settings: Places, id: string, part: DatasetPart): Promise<OpenedFile> {
  const open = () => openStored(partPath(settings, id, part), part.parquetSha256);
  let opened = await open();
  if (typeof opened === 'string' && storeOf(settings)) {
    await fetchPart(settings, id, part);
    opened = await open();
  }
  if (typeof opened === 'string') throw partFault(id, part, opened);
  return opened;
}

/** Where a part's file is, or belongs. */
export function partPath(settings: Places, id: string, { parquet }: Pick<DatasetPart, 'parquet'>): string {
  return join(datasetFolder(settings, id), parquet);
}

/** What is wrong with a part's file, and which file to import again. */
export function partFault(
  id: string,
  { parquet, file, sheet }: Pick<DatasetPart, 'parquet' | 'file' | 'sheet'>,
  fault: 'missing' | 'damaged',
): AnteiError {
  const source = sheet === '－' ? file : `${file} のシート「${sheet}」`;
  return fault === 'missing'
    ? new AnteiError('dataset-missing', `${id} の ${parquet}（元：${source}）がありません。`)
    : new AnteiError(
        'dataset-damaged',
        `${id} の ${parquet}（元：${source}）の中身が、取り込んだときのものと違います。`,
      );
}
