/**
 * Removes from the cluster what no load names: of loads that were broken off, and of those whose place another took. A load that a
 * living process is bringing in is left alone: that process holds its number (store-loads.ts).
 */
import type { Cluster } from '../../platform/clickhouse/cluster.ts';
import type { Context } from '../../platform/context.ts';
import { endBrokenLoad, holdingLoad, type LoadState, readLoadStates } from '../datasets/store-loads.ts';
import { dropStatement, END_STATEMENTS, PARTITIONS, queryName } from './records-sql.ts';

/** What one node has of a load in a table. */
export interface Partition {
  table: string;
  load: number;
  rows: number;
  bytes: number;
}

/** What every node has, in the order of the nodes. */
export function readPartitions(cluster: Pick<Cluster, 'onEach'>): Promise<Partition[][]> {
  return cluster.onEach((node) => node.check<Partition>(PARTITIONS));
}

export interface Cleaned {
  /** Numbers of loads of which something was removed. */
  removed: number[];
  /** Numbers that are being loaded at this moment. */
  busy: LoadState[];
  /** Numbers that are on the cluster and in no record: of a database that was restored, or another site's. Left, unless asked for. */
  unknown: number[];
}

/**
 * @param unknown true removes also what no record knows
 * @throws AnteiError what the cluster throws: of a node that is not there nothing can be removed
 */
export async function cleanLoads(
  { pool }: Pick<Context, 'pool'>,
  cluster: Cluster,
  { unknown: alsoUnknown = false } = {},
): Promise<Cleaned> {
  const present = new Set((await readPartitions(cluster)).flat().map(({ load }) => load));
  // Read after the partitions: a load that begins meanwhile is known before it has any.
  const states = await readLoadStates(pool);
  const cleaned: Cleaned = { removed: [], busy: [], unknown: [] };
  for (const one of states) {
    if (one.state === 'named' || (one.state === 'ended' && !present.has(one.id))) continue;
    const done = await holdingLoad(pool, one.id, async () => {
      // Ended first: what is being removed can no longer be named.
      const isOver = one.state === 'ended' || (await endBrokenLoad(pool, one.id));
      if (isOver && present.has(one.id)) await removeLoad(cluster, one.id);
      return isOver ? 'over' : 'named';
    });
    if (done === null) cleaned.busy.push(one);
    else if (done === 'over' && present.has(one.id)) cleaned.removed.push(one.id);
  }
  const known = new Set(states.map(({ id }) => id));
  for (const load of [...present].filter((id) => !known.has(id)).sort((a, b) => a - b)) {
    if (alsoUnknown) await removeLoad(cluster, load);
    (alsoUnknown ? cleaned.removed : cleaned.unknown).push(load);
  }
  return cleaned;
}

/** Ends what still runs of a load, and removes it from every table of every node. */
export async function removeLoad(cluster: Pick<Cluster, 'onEach'>, load: number): Promise<void> {
  await cluster.onEach((node) => node.run(END_STATEMENTS, { values: { name: queryName(load) } }));
  await cluster.onEach(async (node) => {
    const parts = await node.check<Partition>(PARTITIONS);
    for (const { table } of parts.filter((part) => part.load === load))
      await node.run(dropStatement(table, load));
  });
}
