/**
 * Looks whether every shard still has what the loads say, and notes what is missing and since when, for pages; makes sums again that are not
 * on this machine. Of the worker.
 */
import { type Cluster, openCluster } from '../../platform/clickhouse/cluster.ts';
import type { Context } from '../../platform/context.ts';
import type { Load } from '../datasets/load-model.ts';
import { readLoads } from '../datasets/store-loads.ts';
import { AnteiError } from '../errors.ts';
import { checkLoad } from './count-load.ts';
import { remakeSums } from './import-records.ts';
import { noteLack } from './name-load.ts';

type World = Pick<Context, 'settings' | 'pool' | 'clock'>;

/** Does nothing where there is no cluster, or no load. */
export async function watchRecords(context: World): Promise<void> {
  if (!context.settings.clickhouseUrl) return;
  const loads = await readLoads(context.pool);
  if (loads.length === 0) return;
  const cluster = await openCluster(context.settings);
  try {
    for (const load of loads) {
      const missing = await missingOf(cluster, load);
      await noteLack(context, load, missing);
      if (missing === null) await remakeSums(context, cluster, load);
    }
  } finally {
    await cluster.close();
  }
}

/** ClickHouse's code for a table that is not there: of a node that came back without its data. */
const NO_TABLE = '60';

/** What a load lacks, in words; null if nothing. */
export async function missingOf(cluster: Pick<Cluster, 'ask' | 'shape'>, load: Load): Promise<string | null> {
  try {
    await checkLoad(cluster, load);
    return null;
  } catch (error) {
    if (error instanceof AnteiError) return error.detail.replace(/。$/, '');
    if ((error as { code?: string }).code === NO_TABLE) return '記録の表がない機械があります';
    throw error;
  }
}
