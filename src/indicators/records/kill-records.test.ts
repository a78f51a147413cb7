/**
 * Loads that are broken off, on a cluster of three real nodes: the process that imports is killed, or a node is. Whatever the moment, what is read
 * is all of what was there before or all of what was coming in, and the next attempt gives the same.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { skipWithoutClickHouse as skip } from '../../../test/clickhouse/nodes.ts';
import { datasetFolder, isPartWhole } from '../datasets/dataset-folder.ts';
import { isSame, type Load, sumOf } from '../datasets/load-model.ts';
import { readDatasets } from '../datasets/store-datasets.ts';
import { readLoads } from '../datasets/store-loads.ts';
import { AnteiError } from '../errors.ts';
import { readPartitions } from './clean-loads.ts';
import { checkLoad } from './count-load.ts';
import { importRecords } from './import-records.ts';
import { describeSums } from './records-files.ts';
import { clusterEnv, madeRecords, type RecordsWorld, recordsWorld } from './records-testing.ts';

const ID = 'dispensing-2022';
const KILLS = 30;

let world: RecordsWorld;
/** Two contents that take turns, each of two files. */
const contents: { files: string[]; load: Load }[] = [];
before(async () => {
  if (skip) return;
  world = await recordsWorld();
  for (const seed of [0, 1]) {
    const rows = madeRecords(4000, seed);
    const files = [
      await world.file(`a${seed}.parquet`, rows.slice(0, 2500)),
      await world.file(`b${seed}.parquet`, rows.slice(2500)),
    ];
    await importRecords(world.context, files, { id: ID, replace: true });
    contents.push({ files, load: (await readLoads(world.context.pool))[0]! });
  }
});
after(() => world?.close());

/** The same every time, and no two alike. */
const drawn = (n: number) => ((n * 0.6180339887) % 1) * 0.98 + 0.01;

/**
 * Does something, and again where a node did not answer: in local server mode nodes end by themselves at times where a connection of theirs does, and are
 * started again as a machine's service manager would (test/clickhouse/nodes.ts).
 */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1)
    try {
      return await work();
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (tries === 9 || !/^records-(incomplete|unreachable)$/.test(code)) throw error;
      await world.nodes.settled();
    }
}

const importing = (files: readonly string[]) =>
  patiently(() => importRecords(world.context, files, { id: ID, replace: true }));

/** What is read: one load, complete, with the sums of it, and of one of the two contents. @returns which */
const readWhole = () => patiently(readOnce);
async function readOnce(): Promise<number> {
  const { context, cluster } = world;
  const [load, ...more] = await readLoads(context.pool);
  assert.equal(more.length, 0);
  const which = contents.findIndex(({ load: { sha256 } }) => sha256 === load!.sha256);
  const { rows, quantity, shards, files } = contents[which]!.load;
  assert.deepEqual(
    load!.shards.map((shard) => shard.rows),
    shards.map((shard) => shard.rows),
  );
  assert.ok(isSame(load!, { rows, quantity }) && isSame(sumOf(load!.shards), load!));
  assert.deepEqual(
    load!.files.map((file) => file.sha256),
    files.map((file) => file.sha256),
  );
  await checkLoad(cluster, load!);
  const [dataset] = await readDatasets(context.pool);
  assert.equal(dataset!.parts.length, 2);
  for (const part of dataset!.parts) {
    assert.ok(await isPartWhole(context.settings, ID, part));
    const sums = await describeSums(join(datasetFolder(context.settings, ID), part.parquet));
    assert.ok(isSame(sums, load!), part.parquet);
  }
  return which;
}

const nothingLeft = () => patiently(seeNothingLeft);
async function seeNothingLeft(): Promise<void> {
  const [load] = await readLoads(world.context.pool);
  const left = (await readPartitions(world.cluster))
    .flat()
    .filter((part) => part.load !== load!.id || part.table.endsWith('_staging'));
  assert.deepEqual(left, []);
}

let waiting: ChildProcess | null = null;
after(() => waiting?.kill('SIGKILL'));

/** A process that waits for files to import. */
function startWaiting(): ChildProcess {
  const { settings } = world.context;
  return spawn(process.execPath, [join(import.meta.dirname, 'kill-testing.ts'), ID], {
    env: {
      PATH: process.env.PATH,
      ANTEI_DATA: settings.dataDir,
      // Most of what a process costs before it imports.
      NODE_COMPILE_CACHE: join(settings.dataDir, 'compiled'),
      ...clusterEnv(settings),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** Imports in another process, and kills it. @returns milliseconds from its begin to its end, and which end that was */
async function importingElsewhere(
  files: readonly string[],
  killAfter: number | null,
): Promise<{ ms: number; end: 'own' | 'killed' | 'failed' }> {
  const child = waiting ?? startWaiting();
  waiting = null;
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.stdin!.write(`${JSON.stringify(files)}\n`);
  await Promise.race([new Promise((resolve) => child.stdout!.once('data', resolve)), exit]);
  const begun = performance.now();
  const kill = killAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const code = await exit;
  const ms = performance.now() - begun;
  if (kill) clearTimeout(kill);
  else assert.equal(code, 0);
  waiting = startWaiting();
  return { ms, end: code === 0 ? 'own' : code === null ? 'killed' : 'failed' };
}

test(`a process killed at ${KILLS} moments of an import leaves what was there or all that came, and the next one gives the same`, {
  skip,
}, async (t) => {
  let now = await readWhole();
  let whole = (await importingElsewhere(contents[1 - now]!.files, null)).ms;
  now = await readWhole();
  let [tries, killed] = [0, 0];
  for (let round = 0; killed < KILLS; round++) {
    const coming = 1 - now;
    // In every second round the next attempt is killed too, before anybody cleans up.
    for (let again = 0; again <= round % 2 && now !== coming; again++) {
      const { ms, end } = await importingElsewhere(contents[coming]!.files, drawn(tries++) * whole);
      // An end is when the load is named: the first import of all took longer than others do.
      if (end === 'own') whole = ms;
      if (end === 'killed') killed += 1;
      now = await readWhole();
    }
    await importing(contents[coming]!.files);
    now = await readWhole();
    assert.equal(now, coming);
    await nothingLeft();
    assert.ok(tries < 3 * KILLS, 'hardly any was killed in the midst');
  }
  t.diagnostic(`an import takes ${Math.round(whole)} ms; ${killed} of ${tries} were killed in the midst`);
});

test('a node that is dead before or dies during a load is an error; with the node back the next attempt gives the same', {
  skip,
}, async (t) => {
  const { context, nodes } = world;
  let now = await readWhole();
  const begun = performance.now();
  await importing(contents[1 - now]!.files);
  const whole = performance.now() - begun;
  now = await readWhole();
  let failed = 0;
  for (let n = 0; n < 9; n++) {
    const [coming, node] = [1 - now, n % 3];
    const before = n < 3;
    if (before) await nodes.kill(node);
    const attempt = importRecords(context, contents[coming]!.files, { id: ID, replace: true }).then(
      () => null,
      (error: unknown) => error,
    );
    if (!before) {
      await sleep(drawn(n) * whole);
      await nodes.kill(node);
    }
    const error = await attempt;
    if (before || error !== null) {
      assert.ok(error instanceof AnteiError, String(error));
      assert.match(error.code, /^records-(incomplete|unreachable|differ)$/, error.message);
      failed += 1;
    }
    await nodes.restart(node);
    assert.equal(await readWhole(), error === null ? coming : now);
    await importing(contents[coming]!.files);
    assert.equal(await readWhole(), coming);
    await nothingLeft();
    now = coming;
  }
  t.diagnostic(`${failed} of 9 attempts failed`);
  assert.ok(failed > 4);
});
