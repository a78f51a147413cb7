/** The cluster's tables of records. */
import type { Cluster } from '../../platform/clickhouse/cluster.ts';
import { migrateCluster, readClusterMigrations } from '../../platform/clickhouse/migrate.ts';

export const recordMigrations = () => readClusterMigrations(new URL('./migrations/', import.meta.url));

/** Brings them up to date on every node. Throws what `migrateCluster` throws. */
export async function migrateRecords(cluster: Cluster): Promise<void> {
  await migrateCluster(cluster, recordMigrations());
}
