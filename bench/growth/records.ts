/**
 * Records on ClickHouse: three nodes beside one, the kept sums beside the rows, loading, four times the rows, and a shard that is missing. The nodes
 * are those of the tests (test/clickhouse/nodes.ts), all on this machine: what several machines gain is not in it, what it costs to
 * be several is. Processor time is what the nodes count of themselves.
 */
import { existsSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { datasetFolder } from '../../src/indicators/datasets/dataset-folder.ts';
import { checkFiles, hashGiven } from '../../src/indicators/datasets/import-dispensing.ts';
import { readPartitions } from '../../src/indicators/records/clean-loads.ts';
import { type FileToLoad, loadFiles } from '../../src/indicators/records/load-files.ts';
import { migrateRecords } from '../../src/indicators/records/migrate-records.ts';
import { reduceLoad } from '../../src/indicators/records/reduce-load.ts';
import { openAnalytics } from '../../src/platform/analytics/analytics.ts';
import { type Cluster, openCluster } from '../../src/platform/clickhouse/cluster.ts';
import { LIBRARY } from '../../test/clickhouse/install.ts';
import { startNodes } from '../../test/clickhouse/nodes.ts';
import { madeFacts, makeProducts } from '../dispensing/dispensing.ts';
import { type Figure, judged, median, told } from '../kit/figures.ts';
import { run } from '../kit/processes.ts';
import type { Workplace } from '../kit/workplace.ts';

const SEED = 20220401;
const ROUNDS = 5;
const LIMITS = {
  threeNodes: 1.25,
  sums: 0.35,
  /** Seconds for a million rows. */
  load: 1,
  fourTimes: 4.4,
  refusedSeconds: 1,
  cutOffSeconds: 3,
};
/** The load of the file, and that of the same file four times. */
const [ONE, FOUR] = [1, 4];

/** With a sum of nothing as null `sumIf` becomes another function on the shards than the one that ClickHouse then looks for. */
const QUESTION = { withinMs: 600_000, settings: { aggregate_functions_null_for_empty: 0 } } as const;

type Table = 'row' | 'place';

/** @param rows of a file */
export async function* measureRecords(place: Workplace, rows: number): AsyncGenerator<Figure> {
  if (!existsSync(LIBRARY)) {
    console.error('ClickHouse is not here (node test/clickhouse/install.ts); records are not measured');
    return;
  }
  const path = join(place.root, 'records.parquet');
  await run('./dispensing/write.ts', [path, String(rows), String(SEED)]);
  const file: FileToLoad = { name: 'records.parquet', path, sha256: '0'.repeat(64) };
  const folder = join(place.root, 'records');
  await mkdir(folder, { recursive: true });
  const open = async (shards: number) => {
    const nodes = await startNodes(undefined, { shards });
    place.atEnd(nodes.stop);
    const cluster = await openCluster(nodes.settings);
    place.atEnd(() => cluster.close());
    await migrateRecords(cluster);
    return { nodes, cluster };
  };
  const [three, alone] = [await open(3), await open(1)];
  const load = async (cluster: Cluster, number: number, of: readonly FileToLoad[]) => {
    const [begun, before] = [performance.now(), await processor(cluster)];
    const loaded = await loadFiles(cluster, number, of, { folder, report: () => undefined });
    const seconds = (performance.now() - begun) / 1000;
    return { loaded, seconds, nodesCpuSeconds: (await processor(cluster)) - before };
  };

  // As an import does: hashed, checked, loaded, and hashed again.
  const checking = performance.now();
  await hashGiven(path);
  await checkFiles([file]);
  await hashGiven(path);
  const checkSeconds = (performance.now() - checking) / 1000;
  const { loaded, seconds, nodesCpuSeconds } = await load(three.cluster, ONE, [file]);
  const whole = checkSeconds + seconds;
  yield judged('growth-load', 'secondsAMillionRows', whole / (loaded.rows / 1e6), LIMITS.load, {
    rows: loaded.rows,
    rowsPerSecond: loaded.rows / whole,
    checkSeconds,
    loadSeconds: seconds,
    nodesCpuSeconds,
    fileMb: (await stat(path)).size / 1e6,
  });
  const four = await load(three.cluster, FOUR, [file, file, file, file]);
  yield told('growth-load-four', 'seconds', four.seconds, { rows: four.loaded.rows });
  await load(alone.cluster, ONE, [file]);
  await rm(path);
  for (const { cluster } of [three, alone]) await settle(cluster);
  for (const { cluster } of [three, alone]) await makeBenchProducts(cluster);
  yield* sizes(three.cluster, loaded.rows);

  const times: Record<string, { seconds: number[]; cpu: number[] }> = {};
  const questions: [name: string, cluster: Cluster, table: Table, load: number][] = [
    ['three', three.cluster, 'row', ONE],
    ['alone', alone.cluster, 'row', ONE],
    ['sums', three.cluster, 'place', ONE],
    ['four', three.cluster, 'row', FOUR],
  ];
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, cluster, table, number] of questions) {
      const [begun, before] = [performance.now(), await processor(cluster)];
      await cluster.ask(shares(table, number), QUESTION);
      const taken = (performance.now() - begun) / 1000;
      times[name] ??= { seconds: [], cpu: [] };
      times[name].seconds.push(taken);
      times[name].cpu.push((await processor(cluster)) - before);
    }
  const middle = (name: string, of: 'seconds' | 'cpu') => median(times[name]![of]);
  yield judged(
    'growth-three-nodes',
    'ratio',
    middle('three', 'cpu') / middle('alone', 'cpu'),
    LIMITS.threeNodes,
    {
      cpuSeconds: { three: middle('three', 'cpu'), one: middle('alone', 'cpu') },
      seconds: { three: middle('three', 'seconds'), one: middle('alone', 'seconds') },
    },
  );
  yield judged('growth-sums', 'ratio', middle('sums', 'seconds') / middle('three', 'seconds'), LIMITS.sums, {
    seconds: middle('sums', 'seconds'),
    rowsSeconds: middle('three', 'seconds'),
    cpuRatio: middle('sums', 'cpu') / middle('three', 'cpu'),
  });
  yield judged(
    'growth-four-times',
    'ratio',
    middle('four', 'seconds') / middle('three', 'seconds'),
    LIMITS.fourTimes,
    {
      seconds: middle('four', 'seconds'),
      cpuRatio: middle('four', 'cpu') / middle('three', 'cpu'),
    },
  );

  const begun = performance.now();
  const settings = { dataDir: folder };
  const record = { id: ONE, dataset: 'growth', sha256: file.sha256, ...loaded };
  const parts = await reduceLoad(settings, three.cluster, record, 'growth');
  const bytes = await Promise.all(
    parts.map(async ({ parquet }) => (await stat(join(datasetFolder(settings, 'growth'), parquet))).size),
  );
  yield told('growth-reduce', 'seconds', (performance.now() - begun) / 1000, {
    sums: parts.map((part) => part.rows),
    mb: bytes.map((size) => size / 1e6),
  });
  yield* missingShard(three);
}

/** What the tables of a load take on all nodes. */
async function* sizes(cluster: Cluster, rows: number): AsyncGenerator<Figure> {
  const parts = (await readPartitions(cluster)).flat().filter(({ load }) => load === ONE);
  const bytesOf = (table: string) =>
    parts.filter((part) => part.table === `record_${table}`).reduce((sum, { bytes }) => sum + bytes, 0);
  yield told('growth-size', 'bytesARow', bytesOf('row') / rows, {
    mb: { rows: bytesOf('row') / 1e6, places: bytesOf('place') / 1e6, people: bytesOf('person') / 1e6 },
  });
}

/** From the question to the error where a node is dead; and from its death to the error in the midst of a question. */
async function* missingShard({
  nodes,
  cluster,
}: {
  nodes: Awaited<ReturnType<typeof startNodes>>;
  cluster: Cluster;
}) {
  const refused = async (question: Promise<unknown>, since: () => number) => {
    const code = await question.then(
      () => 'answered',
      (error: { code?: string }) => error.code,
    );
    if (code !== 'records-incomplete') throw new Error(`a missing shard gave ${code}`);
    return (performance.now() - since()) / 1000;
  };
  const long = `select count() from every_record_row where load = ${ONE} and sleepEachRow(0.01) = 0
settings max_block_size = 1, max_threads = 1, function_sleep_max_microseconds_per_block = 0`;
  const cut: number[] = [];
  const refusals: number[] = [];
  for (let round = 0; round < 3; round++) {
    let died = 0;
    const asked = refused(cluster.ask(long, { withinMs: 60_000 }), () => died);
    await sleep(1500);
    died = performance.now();
    await nodes.kill(round);
    cut.push(await asked);
    const begun = performance.now();
    refusals.push(await refused(cluster.ask(shares('place', ONE), QUESTION), () => begun));
    await nodes.restart(round);
  }
  yield judged('growth-missing-refused', 'seconds', Math.max(...refusals), LIMITS.refusedSeconds, {
    refusals,
  });
  yield judged('growth-missing-cut', 'seconds', Math.max(...cut), LIMITS.cutOffSeconds, { cut });
}

/** Shares by volume and value by prefecture, class and month: four sums, over the rows or over their sums. */
const shares = (
  table: Table,
  load: number,
): string => `select d.prefecture as prefecture, p.class as class, d.month as month,
  sumIf(d.quantity, p.generic_class = '3') as volume, sumIf(d.quantity, p.generic_class in ('2', '3')) as volume_of,
  sumIf(d.quantity * p.price, p.generic_class = '3') as amount, sumIf(d.quantity * p.price, p.generic_class in ('2', '3')) as amount_of
from every_record_${table} as d join bench_product_${load} as p on p.product = d.product where d.load = ${load}
group by d.prefecture, p.class, d.month`;

/** What the lists say of the products of the loads, by their numbers, on every node. */
async function makeBenchProducts(cluster: Cluster): Promise<void> {
  const engine = await openAnalytics({ threads: 1, memoryMb: 512 });
  await makeProducts(engine, SEED, 'made');
  const facts = new Map((await madeFacts(engine, 'made')).map((product) => [product.code, product]));
  engine.close();
  await cluster.onEach(async (node) => {
    for (const load of [ONE, FOUR]) {
      const codes = await node.check<{ product: number; code: string }>(
        `select product, code from record_code where load = ${load}`,
      );
      const columns = ['product', 'class', 'generic_class', 'price'];
      await node.run(`create table bench_product_${load} (product UInt32, class String, generic_class String, price Float64)
  engine = MergeTree order by product`);
      const rows = codes.map(({ product, code }) => {
        const fact = facts.get(code);
        return [product, code.slice(0, 3), fact?.genericClass ?? '', fact?.price ?? 0];
      });
      if (rows.length > 0) await node.insert(`bench_product_${load}`, { columns, rows });
    }
  });
}

/** Waits until no node merges any more: what it does behind our back is counted as ours. */
async function settle(cluster: Cluster): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet++) {
    await sleep(1000);
    const merges = await cluster.onEach((node) =>
      node.check<{ n: number }>('select count() as n from system.merges'),
    );
    if (merges.flat().some(({ n }) => n > 0)) quiet = -1;
  }
}

/** Seconds of the processor that the nodes took since they began. */
async function processor(cluster: Cluster): Promise<number> {
  const found = await cluster.onEach((node) =>
    node.check<{ seconds: number }>(
      `select sum(value) / 1e6 as seconds from system.events where event in ('UserTimeMicroseconds', 'SystemTimeMicroseconds')`,
    ),
  );
  return found.flat().reduce((sum, { seconds }) => sum + seconds, 0);
}
