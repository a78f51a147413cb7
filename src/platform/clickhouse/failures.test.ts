/** Shards that die before and during a question: never a smaller number, said in time, and the same again when they are back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type NodesOptions, skipWithoutClickHouse, startNodes } from '../../../test/clickhouse/nodes.ts';
import { AnteiError } from '../errors.ts';
import { openCluster } from './cluster.ts';
import { onceWhole, refusedWithin, SLOW_ROWS, SUM, spreadNumbers } from './failures-testing.ts';

const options = { skip: skipWithoutClickHouse };

async function opened(t: Parameters<typeof startNodes>[0], shape: NodesOptions = {}) {
  const nodes = await startNodes(t, shape);
  const cluster = await openCluster(nodes.settings);
  t!.after(() => cluster.close());
  await spreadNumbers(cluster);
  return { nodes, cluster };
}

test(
  'a shard that is missing is an error within a second, and back with its data all is the same',
  options,
  async (t) => {
    const { nodes, cluster } = await opened(t);
    const whole = await cluster.ask(SUM);
    for (const node of [0, 1, 2]) {
      await nodes.kill(node);
      await refusedWithin(1000, () => cluster.ask(SUM));
      await nodes.restart(node);
      await nodes.settled();
      assert.deepEqual(await cluster.ask(SUM), whole);
    }
  },
);

test('a node that dies during a question ends it within three seconds, without a row', options, async (t) => {
  const { nodes, cluster } = await opened(t);
  const whole = await cluster.ask(SUM);
  for (const node of [0, 1, 2]) {
    // The node that is asked dies, or another: they are asked in turn.
    const asked = cluster.ask(SLOW_ROWS).then(
      (rows) => assert.fail(`${rows.length} rows`),
      (error: unknown) => error,
    );
    await sleep(700);
    const killed = performance.now();
    await nodes.kill(node);
    const error = await asked;
    assert.ok(error instanceof AnteiError && error.code === 'records-incomplete', String(error));
    assert.ok(performance.now() - killed < 3000, `${performance.now() - killed} ms`);
    await nodes.restart(node);
    assert.deepEqual(await onceWhole(nodes, () => cluster.ask(SUM)), whole);
  }
});

test('where a shard has a copy, all is answered while one of both is missing', options, async (t) => {
  const { nodes, cluster } = await opened(t, { shards: 1, copies: 2 });
  assert.deepEqual(await cluster.shape(), { shards: 1, replicas: 2 });
  const whole = await cluster.ask(SUM);
  for (const node of [0, 1]) {
    await nodes.kill(node);
    const begun = performance.now();
    assert.deepEqual(await cluster.ask(SUM), whole);
    assert.ok(performance.now() - begun < 1000, `${performance.now() - begun} ms`);
    assert.deepEqual(
      (await cluster.missing()).map(({ number }) => number),
      [node + 1],
    );
    await nodes.restart(node);
    await nodes.settled();
  }
});
