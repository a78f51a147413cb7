/**
 * Reduces a load to the sums that cubes are made of, and keeps them as Parquet files under their hash in the dataset's folder, and in the store where there is one: the parts of the
 * dataset (their columns are those of rows of dispensing, so that the passes of cubes/ read them as they read rows). From then on no
 * page asks the cluster. Only an import or the worker does this, never a reader.
 */
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cluster } from '../../platform/clickhouse/cluster.ts';
import { hashOfFile } from '../../platform/files/stored-file.ts';
import type { Settings } from '../../platform/settings.ts';
import { type StorePlace, storeOf } from '../../platform/store/store.ts';
import { datasetFolder } from '../datasets/dataset-folder.ts';
import { isSame, type Load } from '../datasets/load-model.ts';
import type { DatasetPart } from '../model.ts';
import { checkLoad, differs } from './count-load.ts';
import { describeSums } from './records-files.ts';
import { PARQUET_SETTINGS, SUMS } from './records-sql.ts';

const WITHIN_MS = 3_600_000;

/** What of a load the parts of its dataset say. */
export type Reduced = Pick<Load, 'id' | 'dataset' | 'sha256' | 'rows' | 'quantity' | 'files' | 'shards'>;

/**
 * @throws AnteiError `records-differ` where a shard, or what it answers, has other rows than the load's record; what the cluster
 *   throws where one is missing; `store-unreachable`. Nothing is named by then.
 */
export async function reduceLoad(
  settings: Pick<Settings, 'dataDir'> & Partial<StorePlace>,
  cluster: Cluster,
  load: Reduced,
  title: string,
): Promise<DatasetPart[]> {
  await checkLoad(cluster, load);
  const folder = datasetFolder(settings, load.dataset);
  await mkdir(folder, { recursive: true });
  const keep = async (what: keyof typeof SUMS): Promise<DatasetPart> => {
    const unfinished = join(folder, `${what}-${load.id}.${process.pid}.tmp`);
    try {
      await cluster.download(SUMS[what], unfinished, {
        values: { load: load.id },
        withinMs: WITHIN_MS,
        settings: PARQUET_SETTINGS,
      });
      const { sums, zero, ...found } = await describeSums(unfinished);
      if (!isSame(found, load)) throw differs(`${load.dataset} の合計`, found, load);
      const { sha256 } = (await hashOfFile(unfinished))!;
      const parquet = `${what}-${sha256.slice(0, 16)}.parquet`;
      await rename(unfinished, join(folder, parquet));
      await storeOf(settings)?.keep(join(folder, parquet), sha256);
      return {
        file: load.files.map(({ name }) => name).join(' '),
        sha256: load.sha256,
        sheet: '－',
        title,
        axis: what === 'place' ? 'prefecture' : 'sex-age',
        route: 'all',
        setting: 'all',
        threshold: null,
        masking: 'none',
        rows: sums,
        states: { value: sums - zero, zero, masked: 0, absent: 0, margin: 0 },
        parquet,
        parquetSha256: sha256,
        reading: 1,
      };
    } finally {
      await rm(unfinished, { force: true });
    }
  };
  return [await keep('place'), await keep('person')];
}
