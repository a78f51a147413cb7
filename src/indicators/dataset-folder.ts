import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AnteiError } from '../platform/errors.ts';
import type { Settings } from '../platform/settings.ts';
import type { Dataset } from './model.ts';

/** The folder of a dataset's Parquet files: `indicators/ndb-9` in the data folder. */
export function datasetFolder({ dataDir }: Pick<Settings, 'dataDir'>, id: string): string {
  return join(dataDir, 'indicators', id);
}

/**
 * Full paths of a dataset's Parquet files, in the order of its parts.
 * @throws AnteiError `dataset-missing`: a file is not in the data folder of this machine
 */
export function partPaths(
  settings: Pick<Settings, 'dataDir'>,
  { id, parts }: Pick<Dataset, 'id' | 'parts'>,
): string[] {
  const folder = datasetFolder(settings, id);
  return parts.map(({ parquet, file, sheet }) => {
    const path = join(folder, parquet);
    if (!existsSync(path))
      throw new AnteiError(
        'dataset-missing',
        `${id} の ${parquet}（${file} のシート「${sheet}」）が ${folder} にありません。`,
      );
    return path;
  });
}
