/** For tests only: a cluster of three real nodes with a context that is set to it, and files of made rows. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Nodes, startNodes } from '../../../test/clickhouse/nodes.ts';
import { type Cluster, openCluster } from '../../platform/clickhouse/cluster.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { type ParquetColumn, writeParquet } from '../../platform/files/parquet.ts';
import type { Settings } from '../../platform/settings.ts';
import { DISPENSING_COLUMNS } from '../datasets/dispensing-rows.ts';
import { PRODUCTS } from '../world-testing.ts';

export interface MadeRecord {
  code: string;
  prefecture: string;
  month: string;
  age: string;
  sex: string;
  setting: string;
  quantity: number;
}

const pick = <T>(items: readonly T[], n: number): T => items[n % items.length]!;
const two = (n: number) => String(n).padStart(2, '0');

/** On no list. */
export const UNKNOWN = '9990001F1011';

/** Rows in no order, of listed products and one that is not, with zeros and fractions; the same for the same seed. */
export function madeRecords(count: number, seed = 0): MadeRecord[] {
  return Array.from({ length: count }, (_, n) => ({
    code: n % 50 === 0 ? UNKNOWN : pick(PRODUCTS, n * 7 + seed).code,
    prefecture: two(((n * 13 + seed) % 47) + 1),
    month: pick(['2022-11', '2022-12', '2023-01', '2023-02', '2023-03'], n >> 1),
    age: pick(['00', '45', '95', '100'], n >> 2),
    sex: pick(['M', 'F'], n >> 4),
    setting: pick(['out-of-hospital', 'in-hospital', 'inpatient'], n >> 5),
    quantity: ((n * 37 + seed) % 101) / (n % 3 === 0 ? 4 : 1),
  }));
}

export interface RecordsWorld {
  nodes: Nodes;
  context: ClosableContext;
  cluster: Cluster;
  /** Writes a file of rows; the same rows give the same bytes. */
  file(name: string, rows: readonly object[], columns?: readonly ParquetColumn[]): Promise<string>;
  close(): Promise<void>;
}

export async function recordsWorld(): Promise<RecordsWorld> {
  const nodes = await startNodes();
  const context = await testContext(undefined, nodes.settings);
  const cluster = await openCluster(nodes.settings);
  const folder = await mkdtemp(join(tmpdir(), 'antei-records-'));
  return {
    nodes,
    context,
    cluster,
    async file(name, rows, columns = DISPENSING_COLUMNS) {
      const path = join(folder, name);
      const cells = rows.map((row) =>
        columns.map((column) => (row as Record<string, string | number>)[column.name] ?? null),
      );
      await writeFile(path, await writeParquet({ columns, rows: cells, metadata: {} }));
      return path;
    },
    async close() {
      await cluster.close();
      await context.close();
      await nodes.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** The database and the cluster of a context, as environment variables of a process. */
export const clusterEnv = (settings: Settings) => ({
  DATABASE_URL: settings.databaseUrl!,
  ANTEI_CLICKHOUSE_URL: settings.clickhouseUrl!.join(','),
  ANTEI_CLICKHOUSE_USER: settings.clickhouseUser,
  ANTEI_CLICKHOUSE_PASSWORD: settings.clickhousePassword!,
  ANTEI_CLICKHOUSE_LOADER_USER: settings.clickhouseLoaderUser,
  ANTEI_CLICKHOUSE_LOADER_PASSWORD: settings.clickhouseLoaderPassword!,
  ANTEI_CLICKHOUSE_DATABASE: settings.clickhouseDatabase,
  ANTEI_CLICKHOUSE_CLUSTER: settings.clickhouseCluster,
});
