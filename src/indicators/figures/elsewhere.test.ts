/** Figures on a machine that imported nothing: what others made and keep in the store is all it needs, and what is wrong there is named. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { writeParquet } from '../../platform/files/parquet.ts';
import { datasetFolder, openPart, partPaths } from '../datasets/dataset-folder.ts';
import { DISPENSING_COLUMNS } from '../datasets/dispensing-rows.ts';
import { importDispensing } from '../datasets/import-dispensing.ts';
import { importNdb } from '../datasets/import-ndb.ts';
import { readDatasets } from '../datasets/store-datasets.ts';
import { verifyDatasets } from '../datasets/verify-datasets.ts';
import { createIndicators } from '../indicators.ts';
import { indicatorsJobs } from '../jobs.ts';
import type { Dataset, FigureQuery } from '../model.ts';
import { importLists, importStates, PRODUCTS, roundFiles } from '../world-testing.ts';

const ROUND: FigureQuery = { measure: 'generic-volume-share', by: 'prefecture', dataset: 'ndb-9' };
const ROWS: FigureQuery = { measure: 'generic-volume-share', by: 'month', dataset: 'dispensing-2022' };
/** Of another cube: rows are summed for an edition. */
const AVAILABLE: FigureQuery = { ...ROWS, measure: 'generic-volume-share-available' };

let world: ClosableContext;
const work = mkdtempSync(join(tmpdir(), 'antei-elsewhere-'));
const store = join(work, 'store');
const rows = join(work, 'rows.parquet');
/** The machine that imports and prepares. */
let one: Machine;
let datasets: Map<string, Dataset>;
let warned: string[] = [];

type Machine = ClosableContext;
let next = 1;
/** Another machine: the same database and store, and an empty data folder. */
function machine(settings: { store?: string } = { store }): Machine {
  const warn = (_: object, said: string) => void warned.push(said);
  return {
    ...world,
    log: { ...world.log, warn: warn as Machine['log']['warn'] },
    settings: { ...world.settings, ...settings, dataDir: join(work, `machine-${next++}`) },
  };
}

before(async () => {
  mkdirSync(store);
  world = await testContext();
  one = machine();
  await importLists(one);
  await importStates(one, '2023-03-20', ['1124001F1023']);
  await importNdb(one, roundFiles());
  const made = PRODUCTS.flatMap(({ code }, index) =>
    ['2022-11', '2023-03'].map((month) => [code, '13', month, '45', 'F', 'inpatient', 10 + index]),
  );
  writeFileSync(rows, await writeParquet({ columns: DISPENSING_COLUMNS, rows: made, metadata: {} }));
  await importDispensing(one, rows, { id: 'dispensing-2022' });
  await prepare(one);
  datasets = new Map((await readDatasets(world.pool)).map((dataset) => [dataset.id, dataset]));
});
after(async () => {
  await world.close();
  rmSync(work, { recursive: true });
});

const prepare = (on: Machine) => indicatorsJobs(on).tasks['prepare-figures']!({});

async function figures(on: Machine, query: FigureQuery) {
  const indicators = createIndicators(on);
  try {
    const { rows: found, unmapped } = await indicators.figures(query);
    return { found, unmapped };
  } finally {
    await indicators.close();
  }
}

const cells = (on: Machine, id: string) =>
  partPaths(on.settings, datasets.get(id)!).filter((path) => existsSync(path));
const stored = (sha256: string) => join(store, sha256.slice(0, 2), sha256);
const named = async () =>
  (await world.pool.query('select name, sha256 from stored_file order by name')).rows as {
    name: string;
    sha256: string;
  }[];
const code =
  (expected: string, detail = /./) =>
  (error: { code?: string; detail?: string }) =>
    error.code === expected && detail.test(error.detail!);

test('a machine takes the cubes of another, and needs none of the cells they are made of', async () => {
  const two = machine();
  for (const query of [ROUND, ROWS]) {
    assert.deepEqual(await figures(two, query), await figures(one, query));
    assert.deepEqual(cells(two, query.dataset!), []);
  }
  for (const { name, sha256 } of await named())
    assert.equal(
      createHash('sha256')
        .update(readFileSync(stored(sha256)))
        .digest('hex'),
      sha256,
      name,
    );
  const cubes = (on: Machine) =>
    readdirSync(datasetFolder(on.settings, 'ndb-9')).filter((file) => /^cube-/.test(file));
  assert.deepEqual(cubes(two), cubes(one), 'byte for byte: their names are sealed');
  const indicators = createIndicators(machine(), { patient: true });
  try {
    assert.equal((await indicators.datasets()).length, 2);
  } finally {
    await indicators.close();
  }
});

test('a cube that is damaged or gone in the store is made again of the cells, which are fetched for it', async () => {
  const all = (on: Machine) => Promise.all([ROUND, ROWS, AVAILABLE].map((query) => figures(on, query)));
  const expected = await all(one);
  const before = await named();
  for (const damage of [
    (path: string) => writeFileSync(path, readFileSync(path).subarray(1)),
    (path: string) => rmSync(path),
  ]) {
    for (const { sha256 } of await named()) damage(stored(sha256));
    const two = machine();
    warned = [];
    assert.deepEqual(await all(two), expected);
    assert.ok(warned.includes('a made file is not in the store: it is made again'));
    assert.equal(cells(two, 'ndb-9').length, datasets.get('ndb-9')!.parts.length);
    for (const { sha256 } of await named()) assert.ok(existsSync(stored(sha256)), 'and is shared again');
  }
  assert.deepEqual(
    (await named()).map(({ name }) => name),
    before.map(({ name }) => name),
  );
});

test('cells that are damaged in the store are named, by the check of every night too, and importing them again mends it', async () => {
  const { parts } = datasets.get('ndb-9')!;
  const part = parts[0]!;
  const path = stored(part.parquetSha256);
  const whole = readFileSync(path);
  const damaged = Buffer.from(whole);
  damaged[damaged.length >> 1]! ^= 1;
  assert.deepEqual((await verifyDatasets(one)).findings, []);
  for (const [fault, spoil] of [
    ['dataset-damaged', () => writeFileSync(path, damaged)],
    ['dataset-missing', () => rmSync(path)],
  ] as const) {
    spoil();
    const two = machine();
    await assert.rejects(openPart(two.settings, 'ndb-9', part), code(fault, new RegExp(part.parquet)));
    for (const on of [one, two]) {
      const { findings } = await verifyDatasets(on);
      assert.equal(findings.length, 1, JSON.stringify(findings));
      assert.match(findings[0]!.what, new RegExp(`^共有の保管場所：.*${part.parquet}`));
      assert.match(findings[0]!.remedy, /antei import ndb/);
    }
    assert.ok(cells(one, 'ndb-9').length > 0);
    const again = await importNdb(one, roundFiles());
    assert.deepEqual(
      again.filter(({ alreadyImported }) => !alreadyImported).map(({ part: { parquet } }) => parquet),
      [part.parquet],
    );
    assert.ok(readFileSync(path).equals(whole));
    const { stream } = await openPart(two.settings, 'ndb-9', part);
    assert.ok(Buffer.concat(await stream.toArray()).equals(whole));
  }
});

test('a damaged file of this machine is taken anew from the store', async () => {
  const two = machine();
  const part = datasets.get('ndb-9')!.parts[0]!;
  const [path] = partPaths(two.settings, datasets.get('ndb-9')!);
  (await openPart(two.settings, 'ndb-9', part)).stream.destroy();
  writeFileSync(path!, 'other');
  const { stream } = await openPart(two.settings, 'ndb-9', part);
  assert.ok(Buffer.concat(await stream.toArray()).equals(readFileSync(stored(part.parquetSha256))));
  writeFileSync(path!, 'other');
  assert.deepEqual(await figures(two, ROUND), await figures(one, ROUND));
});

test('a data folder of before there was a store keeps working, and the next preparing shares what it has', async () => {
  const two = machine({});
  cpSync(one.settings.dataDir, two.settings.dataDir, { recursive: true });
  await world.pool.query('delete from stored_file');
  const later = join(work, 'later');
  mkdirSync(later);
  const upgraded = { ...two, settings: { ...two.settings, store: later } };
  const expected = await figures(one, ROUND);
  assert.deepEqual(await figures(two, ROUND), expected);
  await prepare(upgraded);
  const three = machine({ store: later });
  assert.deepEqual(await figures(three, ROUND), expected);
  assert.deepEqual(cells(three, 'ndb-9'), []);
  for (const { sha256 } of await named()) assert.ok(existsSync(join(later, sha256.slice(0, 2), sha256)));
});

test('what another import replaced leaves the store, and its cubes after a day', async () => {
  const [old] = datasets.get('dispensing-2022')!.parts;
  writeFileSync(
    rows,
    await writeParquet({
      columns: DISPENSING_COLUMNS,
      rows: [['1124001F1015', '13', '2023-03', '45', 'F', 'inpatient', 5]],
      metadata: {},
    }),
  );
  const { part } = await importDispensing(one, rows, { id: 'dispensing-2022', replace: true });
  assert.deepEqual(
    [existsSync(stored(old!.parquetSha256)), existsSync(stored(part.parquetSha256))],
    [false, true],
  );
  const before = await named();
  await prepare(one);
  await world.pool.query(`update stored_file set kept_at = kept_at - interval '2 days'`);
  await prepare(one);
  const now = await named();
  const gone = before.filter(({ name }) => !now.some((one) => one.name === name));
  assert.ok(gone.length > 0);
  for (const { name, sha256 } of gone)
    assert.equal(
      existsSync(stored(sha256)),
      now.some((one) => one.sha256 === sha256),
      name,
    );
  assert.deepEqual(await figures(machine(), ROWS), await figures(one, ROWS));
});
