/** Every figure of made-up data, by DuckDB and by a cluster of ClickHouse: sheets with masked cells, and rows of dispensing. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Nodes, skipWithoutClickHouse, startNodes } from '../../../test/clickhouse/nodes.ts';
import { clickHouseEngine } from '../../platform/analytics/clickhouse.ts';
import { type Cluster, openCluster } from '../../platform/clickhouse/cluster.ts';
import type { ClosableContext } from '../../platform/database/testing.ts';
import { writeParquet } from '../../platform/files/parquet.ts';
import { DISPENSING_COLUMNS } from '../datasets/dispensing-rows.ts';
import { importDispensing } from '../datasets/import-dispensing.ts';
import { CODES, indicatorWorld, PRODUCTS } from '../world-testing.ts';
import { compareEngines, PATIENT, type Values } from './engines-testing.ts';

const skip = skipWithoutClickHouse;
let nodes: Nodes;
let cluster: Cluster;
let context: ClosableContext;

before(async () => {
  if (skip) return;
  [nodes, context] = await Promise.all([startNodes(), indicatorWorld()]);
  cluster = await openCluster(nodes.settings, { answerMs: 20_000 });
  await cluster.onEach((node) => node.makeDatabase(cluster.database));
});
after(async () => {
  await cluster?.close();
  await nodes?.stop();
  await context?.close();
});

const VALUES: Values = {
  prefecture: '13',
  class: '112',
  setting: 'inpatient',
  route: 'injection',
  family: 'infliximab',
  ingredient: '1124001',
};

/** A prefecture of the nation is asked for by prefecture, and a grid is of prefectures already. */
const NEVER = ['nation within grid', 'nation within prefecture', 'prefecture within grid'];

test('sheets with masked cells: the cube is made by either engine, and all figures are the same', {
  skip,
}, async () => {
  const compared = await compareEngines(
    context,
    clickHouseEngine(cluster, PATIENT),
    { dataset: 'ndb-9', codes: CODES },
    VALUES,
  );
  assert.ok(compared.questions > 100 && compared.figures > 10_000, JSON.stringify(compared));
  // The sheets made here are sums of a year by prefecture.
  assert.deepEqual(
    compared.never.filter((pair) => !/\b(month|sex|age)\b/.test(pair)),
    NEVER,
  );
});

test('rows of dispensing, month by month', { skip }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'antei-engines-'));
  t.after(() => rm(folder, { recursive: true }));
  const pick = <T>(items: readonly T[], n: number): T => items[n % items.length]!;
  const path = join(folder, 'rows.parquet');
  const rows = Array.from({ length: 4000 }, (_, n) => [
    n % 50 === 0 ? '9990001F1011' : pick(PRODUCTS, n * 7).code,
    pick(['01', '13', '27', '47'], n >> 3),
    pick(['2022-12', '2023-02', '2023-03'], n >> 1),
    pick(['00', '45', '100'], n >> 2),
    pick(['M', 'F'], n >> 4),
    pick(['out-of-hospital', 'in-hospital', 'inpatient'], n >> 5),
    ((n * 37) % 101) / 4,
  ]);
  await writeFile(path, await writeParquet({ columns: DISPENSING_COLUMNS, rows, metadata: {} }));
  await importDispensing(context, path, { id: 'dispensing-2022', title: '試験の調剤' });
  const compared = await compareEngines(
    context,
    clickHouseEngine(cluster, PATIENT),
    { dataset: 'dispensing-2022' },
    VALUES,
  );
  assert.ok(compared.questions > 100 && compared.figures > 5000, JSON.stringify(compared));
  assert.deepEqual(
    compared.never.filter((pair) => !/^(sex|age) within (prefecture|grid)$/.test(pair)),
    ['month within ingredient', ...NEVER],
  );
});
