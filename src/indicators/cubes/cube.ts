/** A cube in the analytics engine: of a dataset, a date of the lists and an edition (a view), built whole or out of the one before. */
import { isDeepStrictEqual } from 'node:util';
import type { AnalyticsEngine } from '../../platform/analytics/analytics.ts';
import type { ProductFacts, UnmappedCode } from '../model.ts';
import type { Cube, CubeSource, CubeTable, Kept } from './cube-model.ts';
import {
  agesStatement,
  cellsOf,
  classesStatement,
  cubeStatement,
  DIMENSIONS,
  dropStatement,
  limitsStatement,
  nextCubeStatement,
  PRODUCT_COLUMNS,
  productRows,
  smallCubeStatement,
  unmappedRowsStatement,
  unmappedStatement,
} from './cube-sql.ts';
import { buildDispensingCube } from './dispensing-cube.ts';

/** What the table without ingredients keeps. */
const SMALL: readonly Kept[] = ['prefecture', 'class', 'setting', 'month', 'sex', 'age'];

/** A cube, and what the products were to it. */
export interface CubeBefore {
  cube: Cube;
  facts: readonly ProductFacts[];
}

export interface CubeOptions {
  /** False leaves out the table with ingredients: half the time, and a sixth of the memory. */
  ingredients?: boolean;
  /** One of the same base: where little is another by this edition, the rest is taken over. */
  before?: CubeBefore;
}

/** Builds a cube's tables, named by its number. */
export async function buildCube(
  engine: AnalyticsEngine,
  number: number | string,
  { dispensing, ...source }: CubeSource,
  { ingredients = true, before }: CubeOptions = {},
): Promise<Cube> {
  if (dispensing) return buildDispensingCube(engine, number, { ...source, dispensing });
  const { paths, unchanged, facts } = source;
  const [full, small, product] = [`cube_full_${number}`, `cube_${number}`, `product_${number}`];
  const run = <Row>({ sql, values }: ReturnType<typeof cubeStatement>) => engine.query<Row>(sql, values);
  const cells = cellsOf(paths);
  const taken = before && ingredients ? takenOver(before, facts) : null;
  try {
    await engine.load(product, PRODUCT_COLUMNS, productRows(taken?.again ?? facts));
    if (ingredients) {
      await run(
        taken ? nextCubeStatement(full, taken.from, product, cells) : cubeStatement(full, product, cells),
      );
      await run(smallCubeStatement(small, full));
    } else await run(cubeStatement(small, product, cells, DIMENSIONS));
    await engine.compress();
    const cube = taken?.cube ?? (await describe(run, { ...source, small, product }));
    await unchanged?.();
    const tables: CubeTable[] = [{ name: small, keeps: SMALL }];
    if (ingredients) tables.push({ name: full, keeps: [...SMALL, 'ingredient'] });
    return { ...cube, tables };
  } catch (error) {
    for (const table of [full, small]) await run(dropStatement(table));
    // A file that was written to meanwhile can be unreadable before it can be told to be another.
    await unchanged?.();
    throw error;
  } finally {
    await run(dropStatement(product));
  }
}

/** What a cube says beside its tables. */
async function describe(
  run: <Row>(statement: ReturnType<typeof cubeStatement>) => Promise<Row[]>,
  { paths, facts, families, codes, small, product }: CubeSource & { small: string; product: string },
): Promise<Omit<Cube, 'tables'>> {
  const cells = cellsOf(paths);
  const classes = await run<{ class: string; name: string | null }>(classesStatement(cells));
  const ages = await run<{ age: string }>(agesStatement(small));
  const limits = await run<{ route: string; most: number }>(limitsStatement(cells));
  const unmapped = await run<UnmappedCode>(unmappedStatement(product, cells));
  const [unmappedRows] = await run<{ rows: number }>(unmappedRowsStatement(product, cells));
  return {
    codes,
    classes: new Map(classes.map((row) => [row.class, row.name ?? row.class])),
    ingredients: new Map(facts.map(({ ingredient, ingredientName }) => [ingredient, ingredientName])),
    families,
    ages: ages.map(({ age }) => age).toSorted((a, b) => Number(a) - Number(b)),
    unmapped,
    unmappedRows: unmappedRows!.rows,
    priced: facts.some(({ genericSaving, biosimilarEffect }) => genericSaving ?? biosimilarEffect),
    masked: true,
    limits: new Map(limits.map(({ route, most }) => [route, most])),
  };
}

/** The part of all ingredients above which a cube is built whole. */
const MOST_CHANGED = 1 / 3;

/** The table that is taken over of a cube, and the products that are summed again; null if too much is another. */
function takenOver({ cube, facts: before }: CubeBefore, facts: readonly ProductFacts[]) {
  const from = cube.tables.find(({ keeps }) => keeps.includes('ingredient'));
  const changed = changedIngredients(before, facts);
  if (!from || changed.size > MOST_CHANGED * cube.ingredients.size) return null;
  return { cube, from: from.name, again: facts.filter(({ ingredient }) => changed.has(ingredient)) };
}

/** The ingredients of products that another edition describes differently. */
function changedIngredients(before: readonly ProductFacts[], now: readonly ProductFacts[]): Set<string> {
  const asBefore = (product: ProductFacts, old: ProductFacts | undefined) =>
    product.code === old?.code &&
    product.limited === old.limited &&
    isDeepStrictEqual(product.genericSavingAvailable, old.genericSavingAvailable) &&
    isDeepStrictEqual(product.biosimilarSavingAvailable, old.biosimilarSavingAvailable);
  const changed = now.filter((product, n) => !asBefore(product, before[n]));
  return new Set(changed.map(({ ingredient }) => ingredient));
}
