/** What the cluster has, beside what PostgreSQL says it should have: for `antei analytics status`. */
import type { Cluster } from '../../platform/clickhouse/cluster.ts';
import { faultText } from '../../platform/clickhouse/explain.ts';
import type { ClusterNode } from '../../platform/clickhouse/node.ts';
import type { Context } from '../../platform/context.ts';
import type { Load } from '../datasets/load-model.ts';
import { type LoadState, readLoadStates, readLoads } from '../datasets/store-loads.ts';
import type { Partition } from './clean-loads.ts';
import { recordMigrations } from './migrate-records.ts';
import { APPLIED, NODE, PARTITIONS } from './records-sql.ts';
import { missingOf } from './watch-records.ts';

export interface NodeStatus {
  number: number;
  name: string;
  /** What it says of itself; null if it does not. */
  says: { version: string; upSeconds: number; freeBytes: number } | null;
  /** Why it does not: no answer, or what it says instead. */
  fault: string | null;
  /** Migrations of the tables that it does not have; they are made by the next import. */
  lacking: string[];
  /** All that it has of loads. */
  bytes: number;
}

export interface LoadStatus extends LoadState {
  /** Rows that there should be; null of one that is not named. */
  rows: number | null;
  /** Rows of dispensing, and bytes of rows and sums, on the nodes that answer, copies included. */
  found: { rows: number; bytes: number };
  /** What differs from the record; null if nothing. */
  missing: string | null;
}

export interface RecordsStatus {
  nodes: NodeStatus[];
  /** Those that are named, and those of which the cluster has something left. */
  loads: LoadStatus[];
  /** Numbers on the cluster that no record knows. */
  unknown: number[];
}

const ANSWER_MS = 2000;

/** Never throws for a node that is not there: that is what it is asked for. */
export async function recordsStatus(
  { pool }: Pick<Context, 'pool'>,
  cluster: Cluster,
): Promise<RecordsStatus> {
  const known = recordMigrations().map(({ name }) => name);
  const asked = await Promise.all(cluster.nodes.map((node) => askNode(node, known)));
  const parts = asked.flatMap((node) => node.parts);
  const [named, states] = await Promise.all([readLoads(pool), readLoadStates(pool)]);
  const present = new Set(parts.map(({ load }) => load));
  const loads: LoadStatus[] = [];
  for (const state of states) {
    const load = named.find(({ id }) => id === state.id);
    if (!load && !present.has(state.id)) continue;
    loads.push({
      ...state,
      rows: load?.rows ?? null,
      found: foundOf(parts.filter((part) => part.load === state.id)),
      missing: load ? await missing(cluster, load) : null,
    });
  }
  const recorded = new Set(states.map(({ id }) => id));
  return {
    nodes: asked.map(({ parts: own, ...node }) => ({
      ...node,
      bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
    })),
    loads,
    unknown: [...present].filter((id) => !recorded.has(id)).sort((a, b) => a - b),
  };
}

async function askNode(node: ClusterNode, known: readonly string[]) {
  const { number, name } = node;
  const answers = await node.answers(ANSWER_MS);
  const said = answers
    ? await node.check<NonNullable<NodeStatus['says']>>(NODE).then(([row]) => row!, faultText)
    : '応答がありません。その機械とネットワーク、ANTEI_CLICKHOUSE_URL を確かめてください。';
  // One that came new has no tables at all.
  const applied = answers ? await node.check<{ name: string }>(APPLIED).catch(() => []) : [];
  return {
    number,
    name,
    says: typeof said === 'string' ? null : said,
    fault: typeof said === 'string' ? said : null,
    lacking: answers ? known.filter((one) => !applied.some((row) => row.name === one)) : [],
    parts: answers ? await node.check<Partition>(PARTITIONS).catch(() => []) : [],
  };
}

const missing = (cluster: Cluster, load: Load) => missingOf(cluster, load).catch(faultText);

function foundOf(parts: readonly Partition[]): LoadStatus['found'] {
  const rows = parts.filter(({ table }) => table.startsWith('record_row'));
  return {
    rows: rows.reduce((sum, part) => sum + part.rows, 0),
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
  };
}
