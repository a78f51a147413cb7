/** For tests only: numbers on every shard, and questions about them. */
import assert from 'node:assert/strict';
import type { Nodes } from '../../../test/clickhouse/nodes.ts';
import { AnteiError } from '../errors.ts';
import type { Cluster } from './cluster.ts';

export const SUM = 'select count() as n, sum(n) as sum from whole';
/** Rows that come by and by for ten seconds, of every shard. */
export const SLOW_ROWS = `select n from whole where sleepEachRow(0.001) = 0
settings max_block_size = 100, optimize_move_to_prewhere = 0, function_sleep_max_microseconds_per_block = 0`;

export async function spreadNumbers(cluster: Cluster): Promise<void> {
  const { name, database } = cluster;
  await cluster.onEach(async (node) => {
    await node.makeDatabase(database);
    await node.run('create table part (n UInt64) engine = MergeTree order by n');
    await node.run(`create table whole as part engine = Distributed(${name}, ${database}, part, n)`);
  });
  await cluster.run('insert into whole select number from numbers(30000)');
}

/**
 * What a whole cluster answers, once it is whole: in its local server mode a node that others broke off with may end a moment later, and is
 * started again (nodes.ts).
 */
export async function onceWhole<T>(nodes: Nodes, ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    await nodes.settled();
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof AnteiError && error.code === 'records-incomplete') || tries === 10) throw error;
    }
  }
}

/** @returns how many milliseconds it took to be refused */
export async function refusedWithin(most: number, ask: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await assert.rejects(ask(), (error) => error instanceof AnteiError && error.code === 'records-incomplete');
  const took = performance.now() - begun;
  assert.ok(took < most, `${took} ms`);
  return took;
}
