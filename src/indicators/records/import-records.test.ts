/** Records on a cluster of three real nodes: what is loaded, reduced and named, what is refused, and that figures are those of the rows. */
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { Command } from 'commander';
import { skipWithoutClickHouse as skip } from '../../../test/clickhouse/nodes.ts';
import { type AnalyticsEngine, openAnalytics } from '../../platform/analytics/analytics.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { importDispensingCommand } from '../cli-dispensing.ts';
import { CUBE_TABLES } from '../cubes/dispensing-cube-sql.ts';
import { datasetFolder, partPaths } from '../datasets/dataset-folder.ts';
import { importDispensing } from '../datasets/import-dispensing.ts';
import { readDatasets } from '../datasets/store-datasets.ts';
import { readLoads } from '../datasets/store-loads.ts';
import { createIndicators } from '../indicators.ts';
import { importLists, importStates } from '../world-testing.ts';
import { readPartitions } from './clean-loads.ts';
import { importRecords } from './import-records.ts';
import { madeRecords, type RecordsWorld, recordsWorld } from './records-testing.ts';

let world: RecordsWorld;
before(async () => {
  if (!skip) world = await recordsWorld();
});
after(() => world?.close());

const ID = { id: 'dispensing-2022' };
const ROWS = madeRecords(3000);

/** A context of the same kind without a cluster. */
async function besides(t: TestContext): Promise<ClosableContext> {
  const context = await testContext(t);
  await importLists(context);
  await importStates(context, '2023-03-20', ['1124001F1023']);
  return context;
}

/** Numbers of loads that are anywhere on the cluster. */
async function present(): Promise<number[]> {
  return [...new Set((await readPartitions(world.cluster)).flat().map(({ load }) => load))].sort(
    (a, b) => a - b,
  );
}

test('rows in several files give the cube that they give in one file here: all tables, all cells', {
  skip,
}, async (t) => {
  const { context, file } = world;
  await importLists(context);
  await importStates(context, '2023-03-20', ['1124001F1023']);
  const files = [
    await file('a.parquet', ROWS.slice(0, 1100)),
    await file('b.parquet', ROWS.slice(1100, 2999)),
    await file('c.parquet', ROWS.slice(2999)),
  ];
  const done = await importRecords(context, files, { ...ID, title: '試験の調剤' });
  assert.deepEqual([done.rows, done.zero], [3000, ROWS.filter(({ quantity }) => quantity === 0).length]);
  const here = await besides(t);
  await importDispensing(here, await file('all.parquet', ROWS), { ...ID, title: '試験の調剤' });

  const engine = await openAnalytics({ threads: 1, memoryMb: 512 });
  t.after(() => engine.close());
  for (const measure of ['generic-volume-share', 'generic-volume-share-available']) {
    const cubes = [];
    for (const one of [context, here]) cubes.push(await cubeFiles(one, measure));
    assert.deepEqual(Object.keys(cubes[0]!), Object.keys(CUBE_TABLES).toSorted());
    for (const table of Object.keys(CUBE_TABLES))
      await assertSameTable(engine, table, cubes[0]![table]!, cubes[1]![table]!);
  }
  const [ours, theirs] = await Promise.all([context, here].map(figures));
  assert.deepEqual(ours!.unmapped, theirs!.unmapped);
  assert.equal(ours!.rows.length, 47);
  for (const [index, { value }] of ours!.rows.entries())
    assert.ok(Math.abs(value! - theirs!.rows[index]!.value!) <= 1e-9);
});

const figures = async (context: ClosableContext) => {
  const indicators = createIndicators(context);
  const table = await indicators.figures({
    measure: 'generic-value-share',
    by: 'prefecture',
    dataset: ID.id,
  });
  await indicators.close();
  return table;
};

/** Makes a cube by asking a figure. @returns the paths of its files by table */
async function cubeFiles(context: ClosableContext, measure: string): Promise<Record<string, string>> {
  const folder = datasetFolder(context.settings, ID.id);
  const before = new Set(readdirSync(folder));
  const indicators = createIndicators(context);
  await indicators.figures({ measure, by: 'nation', dataset: ID.id });
  await indicators.close();
  const made = readdirSync(folder).filter((name) => name.startsWith('cube-') && !before.has(name));
  return Object.fromEntries(
    made
      .map((name) => [
        /^cube-v\d+-[0-9a-f]{32}-(.+)\.[0-9a-f]{32}\.parquet$/.exec(name)![1]!,
        join(folder, name),
      ])
      .toSorted(),
  );
}

/** Rows of two files, cell by cell: texts the same, numbers within 1e-9 of each other. */
async function assertSameTable(engine: AnalyticsEngine, table: string, one: string, other: string) {
  const [a, b] = await Promise.all(
    [one, other].map((path) =>
      engine.query<Record<string, unknown>>('select * from read_parquet($path)', { path }),
    ),
  );
  const keyOf = (row: Record<string, unknown>) =>
    JSON.stringify(Object.entries(row).filter(([, value]) => typeof value !== 'number'));
  const byKey = new Map(b!.map((row) => [keyOf(row), row]));
  assert.ok(a!.length > 0, table);
  assert.equal(byKey.size, a!.length, table);
  for (const row of a!) {
    const same = byKey.get(keyOf(row));
    assert.ok(same, `${table}: ${keyOf(row)}`);
    for (const [name, value] of Object.entries(row))
      if (typeof value === 'number') {
        const expected = same[name] as number;
        assert.ok(
          Math.abs(value - expected) <= 1e-9 * Math.max(1, Math.abs(expected)),
          `${table} ${name} ${keyOf(row)}`,
        );
      }
  }
}

test('a load is recorded with its files and shards, and nothing is left in staging', { skip }, async () => {
  const [load, ...more] = await readLoads(world.context.pool);
  assert.equal(more.length, 0);
  const { files, shards, rows, quantity, codes } = load!;
  const total = ROWS.reduce((sum, row) => sum + row.quantity, 0);
  assert.deepEqual([rows, codes, shards.length], [3000, new Set(ROWS.map(({ code }) => code)).size, 3]);
  assert.ok(Math.abs(quantity - total) < 1e-6);
  assert.deepEqual(files.map(({ name, rows: n }) => `${name} ${n}`).toSorted(), [
    'a.parquet 1100',
    'b.parquet 1899',
    'c.parquet 1',
  ]);
  for (const [index, shard] of shards.entries()) {
    assert.ok(shard.rows > 500, 'every shard has its part');
    assert.equal(
      files.reduce((sum, one) => sum + one.shards[index]!.rows, 0),
      shard.rows,
    );
  }
  const parts = await readPartitions(world.cluster);
  for (const [index, own] of parts.entries()) {
    assert.deepEqual(
      own.map(({ table }) => table),
      ['record_code', 'record_person', 'record_place', 'record_row'],
    );
    assert.equal(own.find(({ table }) => table === 'record_row')!.rows, shards[index]!.rows);
  }
});

test('the same files in another order change nothing; others need --replace, and then what was there is gone', {
  skip,
}, async () => {
  const { context, file } = world;
  const same = [
    await file('c.parquet', ROWS.slice(2999)),
    await file('a.parquet', ROWS.slice(0, 1100)),
    await file('b.parquet', ROWS.slice(1100, 2999)),
  ];
  const [before] = await readLoads(context.pool);
  const again = await importRecords(context, same, ID);
  assert.deepEqual([again.alreadyImported, again.rows], [true, 3000]);
  assert.deepEqual(await readLoads(context.pool), [before]);
  await assert.rejects(importRecords(context, [same[0]!, same[0]!], ID), {
    code: 'bad-request',
    message: /二度/,
  });

  const other = await file('other.parquet', madeRecords(500, 3));
  await assert.rejects(importRecords(context, [other], ID), { code: 'dataset-conflict' });
  const done = await importRecords(context, [other], { ...ID, replace: true });
  assert.deepEqual([done.alreadyImported, done.rows], [false, 500]);
  const [now, ...more] = await readLoads(context.pool);
  assert.deepEqual([now!.rows, more.length, now!.id > before!.id], [500, 0, true]);
  assert.deepEqual(await present(), [now!.id]);
  const folder = datasetFolder(context.settings, ID.id);
  assert.deepEqual(readdirSync(folder).toSorted(), done.parts.map(({ parquet }) => parquet).toSorted());
});

test('sums that are gone from this machine are made again by the same import, without loading', {
  skip,
}, async () => {
  const { context, file } = world;
  const [dataset] = await readDatasets(context.pool);
  const [path] = partPaths(context.settings, dataset!);
  writeFileSync(path!, 'damaged');
  const [before] = await readLoads(context.pool);
  const other = await file('other.parquet', madeRecords(500, 3));
  assert.equal((await importRecords(context, [other], ID)).alreadyImported, true);
  assert.deepEqual((await readLoads(context.pool))[0]!.id, before!.id);
  const [mended] = await readDatasets(context.pool);
  assert.ok(
    partPaths(context.settings, mended!).every((one) =>
      readdirSync(dirname(one)).includes(one.split('/').at(-1)!),
    ),
  );
  assert.equal((await figures(context)).rows.length, 47);
});

test('quantities of any type of number come in as they are', { skip }, async () => {
  const { context, file } = world;
  const engine = await openAnalytics({ threads: 1, memoryMb: 256 });
  const path = await file('rows.parquet', madeRecords(300));
  const totals: number[] = [];
  for (const type of ['float', 'decimal(12, 3)', 'integer', 'ubigint', 'smallint']) {
    const typed = `${path}.${totals.length}.parquet`;
    await engine.query(
      `copy (select * replace (cast(quantity as ${type}) as quantity) from read_parquet('${path}')) to '${typed}'`,
    );
    const [sum] = await engine.query<{ sum: number }>(
      `select sum(cast(quantity as double)) as sum from read_parquet('${typed}')`,
    );
    await importRecords(context, [typed], { id: 'dispensing-typed', replace: true });
    const load = (await readLoads(context.pool)).find(({ dataset }) => dataset === 'dispensing-typed')!;
    assert.ok(Math.abs(load.quantity - sum!.sum) <= 1e-9 * sum!.sum, type);
    totals.push(load.quantity);
  }
  engine.close();
  assert.equal(totals.length, 5);
});

test('bad files are refused with the words of an import here, and nothing of them is anywhere', {
  skip,
}, async (t) => {
  const { context, file } = world;
  const here = await besides(t);
  const [named, parts] = [await readLoads(context.pool), await present()];
  const text = await file('text.parquet', []);
  writeFileSync(text, 'code,prefecture');
  const good = madeRecords(3);
  for (const [index, bad] of [
    await file('1.parquet', [...good, { ...good[0], prefecture: '48' }]),
    await file('2.parquet', [{ ...good[0], quantity: -3 }]),
    await file('3.parquet', [{ ...good[0], quantity: Number.NaN }]),
    await file('4.parquet', [{ ...good[0], age: '005' }]),
    await file('5.parquet', [{ ...good[0], month: '1969-12' }]),
    await file('6.parquet', [{ ...good[0], sex: '男' }]),
    await file('7.parquet', []),
    text,
    join(dirname(text), 'absent.parquet'),
  ].entries()) {
    const said = await importDispensing(here, bad, { id: 'dispensing-bad' }).then(
      () => assert.fail(`${index} is taken`),
      (error: Error) => error.message,
    );
    const ok = await file('ok.parquet', good);
    await assert.rejects(importRecords(context, [ok, bad], { id: 'dispensing-bad' }), { message: said });
  }
  for (const id of ['ndb-9', 'X', 'demo-a'])
    await assert.rejects(importRecords(context, [text], { id }), { code: 'bad-request' });
  assert.deepEqual(await readLoads(context.pool), named);
  assert.deepEqual(await present(), parts);
});

test('the command takes several files to the cluster, makes the cube, and says that they are there', {
  skip,
}, async (t) => {
  const { context, file } = world;
  const [one, two] = [
    await file('one.parquet', ROWS.slice(0, 10)),
    await file('two.parquet', ROWS.slice(10, 30)),
  ];
  const run = async (on: ClosableContext, ...args: string[]) => {
    const out: string[] = [];
    const mocks = [
      t.mock.method(console, 'log', (line: string) => out.push(line)),
      t.mock.method(console, 'error', (line: string) => out.push(line)),
    ];
    const program = new Command();
    importDispensingCommand({ import: program.command('import') }, { withContext: (_, work) => work(on) });
    await program.parseAsync(['import', 'dispensing', 'dispensing-told', ...args], { from: 'user' });
    for (const { mock } of mocks) mock.restore();
    const code = process.exitCode ?? 0;
    process.exitCode = 0;
    return [code, out.join('\n')] as const;
  };
  const [code, told] = await run(context, one, two);
  assert.deepEqual([code, /^dispensing-told：30行（うち数量0 \d+）、[\d.]+秒$/.test(told)], [0, true], told);
  const { rows, alreadyImported, cube } = JSON.parse((await run(context, two, one, '--json'))[1]);
  assert.deepEqual([rows, alreadyImported, cube], [30, true, true]);
  const [refused, why] = await run(await besides(t), one, two);
  assert.equal(refused, 1);
  assert.match(why, /ファイルは1つだけ指定してください/);
});
