import { join } from 'node:path';
import { hashOfFile, type OpenedFile, openStored } from '../../platform/files/stored-file.ts';
import type { NamedFile } from '../../platform/room.ts';
import type { Settings } from '../../platform/settings.ts';
import { AnteiError } from '../errors.ts';
import type { Dataset, DatasetPart } from '../model.ts';
import { readParts } from './store-datasets.ts';

/** The folder of a dataset's Parquet files: `indicators/ndb-9` in the data folder. */
export function datasetFolder({ dataDir }: Pick<Settings, 'dataDir'>, id: string): string {
  return join(dataDir, 'indicators', id);
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
  return parts.map(({ parquet }) => join(datasetFolder(settings, id), parquet));
}

export interface CheckedParts {
  paths: string[];
  /**
   * To be checked when the files have been read: the engine reads them by name, several times, and what it read counts only
   * where they are still what was checked.
   * @throws AnteiError as {@link checkedParts}
   */
  unchanged(): Promise<void>;
}

/**
 * The Parquet files of a dataset, each checked against the hash that it was imported with.
 * @throws AnteiError `dataset-missing`, `dataset-damaged`: a file is not in the data folder of this machine, or is another one
 */
export async function checkedParts(
  settings: Pick<Settings, 'dataDir'>,
  dataset: Pick<Dataset, 'id' | 'parts'>,
): Promise<CheckedParts> {
  const paths = partPaths(settings, dataset);
  const check = async () => {
    const identities: string[] = [];
    for (const [index, part] of dataset.parts.entries()) {
      const found = await hashOfFile(paths[index]!);
      if (found?.sha256 !== part.parquetSha256)
        throw partFault(dataset.id, part, found ? 'damaged' : 'missing');
      identities.push(found.identity);
    }
    return identities.join(' ');
  };
  const before = await check();
  return {
    paths,
    async unchanged() {
      // Changed and changed back: what was read in between is unknown, though the files are right again.
      if ((await check()) !== before) throw partFault(dataset.id, dataset.parts[0]!, 'damaged');
    },
  };
}

/** True if a part's file is in the data folder as it was imported. */
export async function isPartWhole(
  settings: Pick<Settings, 'dataDir'>,
  id: string,
  { parquet, parquetSha256 }: Pick<DatasetPart, 'parquet' | 'parquetSha256'>,
): Promise<boolean> {
  return (await hashOfFile(join(datasetFolder(settings, id), parquet)))?.sha256 === parquetSha256;
}

/** Opens a part's file; bytes of another hash never come to their end. @throws AnteiError as {@link checkedParts} */
export async function openPart(
  settings: Pick<Settings, 'dataDir'>,
  id: string,
  part: DatasetPart,
): Promise<OpenedFile> {
  const opened = await openStored(join(datasetFolder(settings, id), part.parquet), part.parquetSha256);
  if (typeof opened === 'string') throw partFault(id, part, opened);
  return opened;
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
