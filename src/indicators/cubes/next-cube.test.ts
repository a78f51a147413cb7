import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { AnalyticsEngine } from '../../platform/analytics/analytics.ts';
import type { ProductFacts, YenRange } from '../model.ts';
import { buildCube } from './cube.ts';
import type { Cube } from './cube-model.ts';
import { SUMS } from './cube-sql.ts';
import { type MadeCell, madeProduct, withCube } from './cube-testing.ts';
import { Cubes } from './cubes.ts';

const INGREDIENTS = Array.from({ length: 12 }, (_, n) => `2149${String(n).padStart(3, '0')}`);
const CODES = INGREDIENTS.flatMap((ingredient) => [`${ingredient}F1010`, `${ingredient}F1029`]);
const NOT_LISTED = '9999999F1010';

const yen = fc.option(fc.constantFrom<YenRange>([4, 5, 6], [-3, -2, 1], [7, 7, 7]));
const saysOf = fc.record({
  limited: fc.boolean(),
  genericSavingAvailable: yen,
  biosimilarSavingAvailable: yen,
});
const cell = fc.record({
  code: fc.constantFrom(...CODES, NOT_LISTED),
  quantity: fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.constant([0, 999] as const)),
  prefecture: fc.constantFrom('00', '01', '47'),
});
const ofPeople = fc.record({
  code: fc.constantFrom(...CODES),
  quantity: fc.integer({ min: 0, max: 5_000 }),
  sex: fc.constantFrom('1', '2'),
});

/** All rows of both tables, in one order. */
async function rowsOf(engine: AnalyticsEngine, { tables }: Cube): Promise<unknown[]> {
  const rows = tables.map(({ name }) => engine.query<Record<string, unknown>>(`select * from "${name}"`));
  const all = (await Promise.all(rows)).flat();
  const rounded = all.map((row) =>
    JSON.stringify(row, (key, value) => (SUMS.includes(key) ? Number(value).toPrecision(12) : value)),
  );
  return rounded.toSorted();
}

/** The same engine, with what it is asked. */
function record(engine: AnalyticsEngine): { recording: AnalyticsEngine; asked: string[] } {
  const asked: string[] = [];
  const query = (sql: string, values: Record<string, never>) => {
    asked.push(sql);
    return engine.query(sql, values);
  };
  return { recording: Object.create(engine, { query: { value: query } }), asked };
}

describe('the cube of the next edition', () => {
  test('is that of the edition before with what has changed, as if it had been built whole', async () => {
    const facts = CODES.map((code, n) =>
      madeProduct(code, { genericClass: n % 2 ? '3' : '2', genericSaving: [1, 2, 3] }),
    );
    const cells = fc.array(fc.oneof(cell, ofPeople), { minLength: 20, maxLength: 60 });
    const changed = fc.dictionary(fc.constantFrom(...INGREDIENTS.slice(2, 5)), saysOf);
    await fc.assert(
      fc.asyncProperty(cells, changed, (made, said) =>
        withCube({ facts, cells: made as MadeCell[] }, async (cube, engine, source) => {
          const now = facts.map((product): ProductFacts => ({ ...product, ...said[product.ingredient] }));
          const next = await buildCube(engine, 2, { ...source, facts: now }, { before: { cube, facts } });
          const whole = await buildCube(engine, 3, { ...source, facts: now });
          assert.deepEqual(await rowsOf(engine, next), await rowsOf(engine, whole));
          assert.deepEqual({ ...next, tables: [] }, { ...whole, tables: [] });
        }),
      ),
      { numRuns: 12 },
    );
  });

  test('is made out of the one of the same lists that was asked for last, whatever was asked in between', async () => {
    const facts = CODES.map((code) => madeProduct(code));
    const limited = facts.map((product, n) => ({ ...product, limited: n < 2 }));
    await withCube({ facts, cells: [{ code: CODES[0]!, quantity: 5 }] }, async (cube, engine, source) => {
      for (const { name } of cube.tables) await engine.query(`drop table "${name}"`);
      const { recording, asked } = record(engine);
      const cubes = new Cubes(async () => recording);
      const use = (key: string, base: string, said: ProductFacts[]) =>
        cubes.use(
          key,
          async () => ({ ...source, base, facts: said }),
          async ({ tables }) => tables.at(-1)!.name,
        );
      const first = await use('first edition', 'lists of today', facts);
      await use('first edition by other lists', 'lists of before', facts);
      asked.length = 0;
      const next = await use('next edition', 'lists of today', limited);
      const made = asked.find((sql) => sql.startsWith(`create table "${next}"`))!;
      assert.ok(made.includes(`select * from "${first}"`), made);
    });
  });

  test('is built whole where more than a third of the ingredients has changed', async () => {
    const facts = CODES.map((code) => madeProduct(code));
    const limited = facts.map((product) => ({ ...product, limited: true }));
    await withCube({ facts, cells: [{ code: CODES[0]!, quantity: 5 }] }, async (cube, engine, source) => {
      const { recording, asked } = record(engine);
      await buildCube(recording, 2, { ...source, facts: limited }, { before: { cube, facts } });
      const before = cube.tables.map(({ name }) => `from "${name}"`);
      assert.ok(asked.length > 0);
      assert.deepEqual(
        asked.filter((sql) => before.some((name) => sql.includes(name))),
        [],
      );
    });
  });
});
