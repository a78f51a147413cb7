/** A cube that is kept as files: the same as made anew, never half of one, and made again where anything of it is missing. */
import assert from 'node:assert/strict';
import { readdir, rm, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { AnalyticsEngine } from '../../platform/analytics/analytics.ts';
import { buildCube } from './cube.ts';
import type { Cube, CubeSource } from './cube-model.ts';
import { type MadeCell, madeProduct, withCube } from './cube-testing.ts';
import { Cubes } from './cubes.ts';

const CODES = ['2149001F1010', '2149001F1029', '2149002F1010'];
const facts = CODES.map((code, n) =>
  madeProduct(code, { genericClass: n % 2 ? '3' : '2', genericSaving: [1, 2, 3], price: 10 }),
);
const cells: MadeCell[] = [
  ...CODES.map((code, n) => ({ code, quantity: 100 * (n + 1), prefecture: '13' })),
  { code: '9999999F1010', quantity: 7 },
  { code: CODES[0]!, quantity: [0, 999] },
  { code: CODES[0]!, quantity: 11, sex: '1', age: '45' },
];

/** All rows of all tables, in one order, and what is said beside them. */
async function everythingOf(engine: AnalyticsEngine, cube: Cube) {
  const tables = [...cube.tables, cube.ofEditions!.switchable];
  const rows = tables.map(async (table) => {
    await table.ready?.();
    const found = await engine.query<object>(`select * from "${table.name}"`);
    return found.map((row) => JSON.stringify(row)).toSorted();
  });
  const { tables: _, ofEditions: __, ...about } = cube;
  return { about, rows: await Promise.all(rows) };
}

interface Kept {
  source: CubeSource;
  /** How often the lists were read to make a cube. */
  made: () => number;
  files: () => Promise<string[]>;
  folder: string;
}

const withKept = (work: (engine: AnalyticsEngine, kept: Kept) => Promise<void>) =>
  withCube({ facts, cells }, async (_cube, engine, plain) => {
    let times = 0;
    const source: CubeSource = {
      ...plain,
      view: 'ab'.repeat(32),
      async facts() {
        times += 1;
        return plain.facts();
      },
    };
    const folder = dirname(plain.paths[0]!);
    const files = async () => (await readdir(folder)).filter((name) => name.startsWith('cube-')).toSorted();
    await work(engine, { source, made: () => times, files, folder });
  });

test('what is loaded is what was made, and nothing is read of the lists for it', async () => {
  await withKept(async (engine, { source, made, files }) => {
    const first = await everythingOf(engine, await buildCube(engine, 21, source));
    assert.equal((await files()).length, 4);
    assert.deepEqual(await everythingOf(engine, await buildCube(engine, 22, source)), first);
    assert.equal(made(), 1);
    const plain = await buildCube(engine, 23, { ...source, view: null });
    assert.deepEqual(await everythingOf(engine, plain), first);
  });
});

test('one that was broken off, cut or lost in part is made again', async () => {
  await withKept(async (engine, { source, made, files, folder }) => {
    const right = await everythingOf(engine, await buildCube(engine, 31, source));
    for (const [index, name] of (await files()).entries()) {
      if (index % 2) await rm(join(folder, name));
      else await truncate(join(folder, name), 40);
      assert.deepEqual(await everythingOf(engine, await buildCube(engine, 32 + index, source)), right, name);
      assert.equal(made(), 2 + index);
      assert.equal((await files()).length, 4);
    }
  });
});

test('a table whose file has gone before anybody asked for it is made again within the same question', async () => {
  await withKept(async (engine, { source, made, files, folder }) => {
    await buildCube(engine, 41, source);
    const cubes = new Cubes(async () => engine);
    const rows = (question: string, removed: boolean) =>
      cubes.answer(
        'view',
        question,
        async () => source,
        async ({ tables }) => {
          if (removed && made() === 1) for (const name of await files()) await rm(join(folder, name));
          await tables[1]!.ready?.();
          const found = await engine.query<{ n: number }>(`select count(*) as n from "${tables[1]!.name}"`);
          return found[0]!;
        },
      );
    const counted = await rows('after it has gone', true);
    assert.equal(made(), 2);
    assert.ok(counted.n > 0);
    assert.deepEqual(await rows('again', false), counted);
  });
});

test('cells that were changed while a cube was made leave nothing behind', async () => {
  await withKept(async (engine, { source, files }) => {
    const changed = { ...source, unchanged: () => Promise.reject(new Error('another file')) };
    await assert.rejects(buildCube(engine, 51, changed), /another file/);
    assert.deepEqual(await files(), []);
  });
});

test('of the views of a dataset the two made last are kept', async () => {
  await withKept(async (engine, { source, files }) => {
    for (const [index, view] of ['01', '02', '03'].entries())
      await buildCube(engine, 61 + index, { ...source, view: view.repeat(32) });
    const views = new Set((await files()).map((name) => name.slice('cube-n1-'.length).slice(0, 32)));
    assert.deepEqual([...views], ['02'.repeat(16), '03'.repeat(16)]);
  });
});
