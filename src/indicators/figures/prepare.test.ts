/** Figures and cubes that a job makes before a reader asks: the same as made for the reader, and never of other inputs than they say. */
import assert from 'node:assert/strict';
import { readdir, rename } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClosableContext } from '../../platform/database/testing.ts';
import { announceWorker, buryWorkers } from '../../platform/database/workers.ts';
import { datasetFolder } from '../datasets/dataset-folder.ts';
import { importNdb } from '../datasets/import-ndb.ts';
import { MADE_ROUNDS, roundsWorld } from '../datasets/rounds-testing.ts';
import { createIndicators, type Indicators } from '../indicators.ts';
import { indicatorsJobs } from '../jobs.ts';
import { ndbWorkbook } from '../testing.ts';
import { importLists, importStates } from '../world-testing.ts';

let world: ClosableContext;
before(async () => {
  world = await roundsWorld();
  await importStates(world);
});
after(() => world.close());

/** As a process that was just started: nothing is in memory. */
async function fresh<T>(work: (indicators: Indicators) => Promise<T>): Promise<T> {
  const indicators = createIndicators(world);
  try {
    return await work(indicators);
  } finally {
    await indicators.close();
  }
}

const SHARE = { measure: 'generic-volume-share', by: 'prefecture' } as const;
const prepare = () => indicatorsJobs(world).tasks['prepare-figures']!({});
const kept = async () =>
  (await world.pool.query('select key, dataset_id, made_at from kept_figure order by key')).rows;
const cubes = async (id: string) =>
  (await readdir(datasetFolder(world.settings, id))).filter((name) => name.startsWith('cube-'));

/** Asks while the cells of a round cannot be read: what comes was kept. */
async function withoutCells<T>(id: string, work: () => Promise<T>): Promise<T> {
  const folder = datasetFolder(world.settings, id);
  await rename(folder, `${folder}.away`);
  try {
    return await work();
  } finally {
    await rename(`${folder}.away`, folder);
  }
}

test('an import of data adds the job', async () => {
  const { rows } = await world.pool.query(
    `select task_identifier as task from graphile_worker.jobs where key = 'prepare-figures'`,
  );
  assert.deepEqual(rows, [{ task: 'prepare-figures' }]);
});

test('what was prepared is what is computed, and needs no cells', async () => {
  const computed = await fresh((indicators) => indicators.years(SHARE));
  await prepare();
  const found = await withoutCells('ndb-5', () => fresh((indicators) => indicators.years(SHARE)));
  assert.deepEqual(found, computed);
  assert.ok((await cubes('ndb-9')).length > 0);
  const before = await kept();
  assert.ok(before.length > 0);
  await prepare();
  assert.deepEqual(await kept(), before, 'what is there is not made again');
});

test('a later list and a later edition leave everything as it is; the edition is that of the figure all the same', async () => {
  const before = { kept: await kept(), cubes: await cubes('ndb-9') };
  await importLists(world, '2026-04-01');
  await importStates(world, '2026-08-19', ['1124001F1023']);
  await prepare();
  assert.deepEqual({ kept: await kept(), cubes: await cubes('ndb-9') }, before);
  const asked = { measure: 'generic-volume-share-available', by: 'nation' } as const;
  const [today, yesterday] = await fresh(async (indicators) => [
    await indicators.figures(asked),
    await indicators.figures({ ...asked, edition: '2026-08-18' }),
  ]);
  assert.deepEqual([today!.edition, today!.rows[0]!.denominator], ['2026-08-19', 0], 'nothing is left');
  assert.deepEqual([yesterday!.edition, yesterday!.rows[0]!.value], ['2026-08-18', 0.9]);
  assert.deepEqual(await cubes('ndb-9'), before.cubes);
});

test('another workbook and another list of the time are seen at once, and what was kept of the old is removed', async () => {
  const old = await kept();
  const { year } = MADE_ROUNDS[3];
  const rows = [
    { code: '1124001F1015', cells: { '13': 10_000 } },
    { code: '1124001F1023', cells: { '13': 90_000 } },
  ];
  await importNdb(world, [ndbWorkbook([{ year, rows }], 'out.xlsx')], { replace: true });
  const tokyo = async () => {
    const years = await fresh((indicators) => indicators.years(SHARE));
    return years.find(({ dataset }) => dataset.id === 'ndb-7')!.table!;
  };
  const now = await tokyo();
  // Of inpatients the originator's units are as before.
  const inpatients = 100_000 - MADE_ROUNDS[3].generics;
  assert.equal(now.rows.find(({ key }) => key === '13')!.value, 90_000 / (100_000 + inpatients));
  await importLists(world, '2021-03-15');
  assert.equal((await tokyo()).codes, '2021-03-15');
  await prepare();
  const keys = new Set((await kept()).map(({ key }) => key));
  const ofRound = old.filter(({ dataset_id }) => dataset_id === 'ndb-7');
  assert.ok(ofRound.length > 0);
  assert.deepEqual(
    ofRound.filter(({ key }) => keys.has(key)),
    [],
  );
  assert.equal((await withoutCells('ndb-7', tokyo)).codes, '2021-03-15');
});

/** Fiscal 2020 with other generics in Tokyo out of hospital, and nothing else. */
async function replaceRound(generics: number): Promise<void> {
  const rows = [
    { code: '1124001F1015', cells: { '13': 100_000 - generics } },
    { code: '1124001F1023', cells: { '13': generics } },
  ];
  await importNdb(world, [ndbWorkbook([{ year: 2020, rows }], 'out.xlsx')], { replace: true });
}

test('a reader gets what was there before until the worker has made the new; without a worker at once', async () => {
  const worker = await announceWorker(world.pool);
  const room = createIndicators(world, { patient: true });
  const tokyo = async () => {
    const years = await room.years(SHARE);
    const { table } = years.find(({ dataset }) => dataset.id === 'ndb-7')!;
    return table!.rows.find(({ key }) => key === '13')!.numerator;
  };
  try {
    const before = { generics: await tokyo(), shown: await room.shown() };
    assert.equal(before.generics, 90_000);
    await replaceRound(85_000);
    assert.deepEqual({ generics: await tokyo(), shown: await room.shown() }, before);
    const asked = { measure: 'generic-volume-share-available', by: 'nation' } as const;
    await importStates(world, '2026-08-20', []);
    assert.equal((await room.figures(asked)).edition, '2026-08-20', 'an edition waits for nothing');
    assert.equal(await tokyo(), before.generics);
    await prepare();
    // It looks once a second whether it is made.
    await sleep(1100);
    assert.equal(await tokyo(), 85_000);
    assert.notEqual(await room.shown(), before.shown);
    await buryWorkers(world.pool, [worker]);
    await replaceRound(80_000);
    assert.equal(await tokyo(), 80_000);
  } finally {
    await room.close();
  }
});

test('what the page of official series asks of the rounds is prepared', async () => {
  await prepare();
  const ask = () => fresh((indicators) => indicators.series());
  const series = await ask();
  assert.ok(series.values.some(({ before }) => before.length > 1));
  assert.deepEqual(await withoutCells('ndb-3', ask), series);
});

test('cubes that are lost are made again, and a round that is removed takes its figures along', async () => {
  const folder = datasetFolder(world.settings, 'ndb-5');
  const made = await cubes('ndb-5');
  for (const name of made) await rename(`${folder}/${name}`, `${folder}/lost-${name}`);
  await prepare();
  assert.equal((await cubes('ndb-5')).length, made.length);
  await world.pool.query(`delete from dataset_part where dataset_id = 'ndb-5'`);
  await world.pool.query(`delete from dataset where id = 'ndb-5'`);
  assert.deepEqual(
    (await kept()).filter(({ dataset_id }) => dataset_id === 'ndb-5'),
    [],
  );
});
