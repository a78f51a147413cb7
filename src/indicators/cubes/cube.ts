/**
 * A cube in the analytics engine, of a dataset and a date of the lists (a view). No edition is in it. It is made once and kept as files
 * beside the cells; from then on its small table is loaded at once, and the others when they are asked for the first time.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AnalyticsEngine } from '../../platform/analytics/analytics.ts';
import type { UnmappedCode } from '../model.ts';
import type { Cube, CubeSource, CubeTable, Kept } from './cube-model.ts';
import {
  agesStatement,
  cellsOf,
  classesStatement,
  dropStatement,
  fullCubeStatement,
  limitsStatement,
  loadStatement,
  PRODUCT_COLUMNS,
  productRows,
  rowsOf,
  smallCubeStatement,
  switchableStatement,
  unmappedRowsStatement,
  unmappedStatement,
} from './cube-sql.ts';
import { buildDispensingCube, keptDispensing } from './dispensing-cube.ts';
import {
  checkKept,
  findKept,
  forgetOldCubes,
  type KeptFile,
  KeptFileGone,
  keepRows,
  keepText,
} from './kept-files.ts';

/** What the table without ingredients keeps. */
const SMALL: readonly Kept[] = ['prefecture', 'class', 'setting', 'month', 'sex', 'age'];

const TABLES = ['small', 'full', 'switchable'] as const;
type TableId = (typeof TABLES)[number];

/** Part of the names of kept files: another one whenever the tables change, so that no old ones are loaded. */
const FORMAT = 'n1';
/** Views of a dataset that are kept: by the lists of today, and those of before while somebody still asks by them. */
const KEPT_VIEWS = 2;

const KEPT_FILES = KEPT_VIEWS * (TABLES.length + 1);

/** What a cube says beside its tables. */
type About = Omit<Cube, 'tables' | 'ofEditions'>;
type Run = <Row>(statement: ReturnType<typeof dropStatement>) => Promise<Row[]>;

/** Makes or loads a cube's tables, named by its number. */
export async function buildCube(
  engine: AnalyticsEngine,
  number: number | string,
  { dispensing, ...source }: CubeSource,
): Promise<Cube> {
  if (dispensing) return buildDispensingCube(engine, number, { ...source, dispensing });
  const names: Record<TableId, string> = {
    small: `cube_${number}`,
    full: `cube_full_${number}`,
    switchable: `cube_switchable_${number}`,
  };
  const run: Run = ({ sql, values }) => engine.query(sql, values);
  try {
    const cube = (await loadKept(engine, names, source)) ?? (await make(engine, names, source));
    await source.unchanged?.();
    return cube;
  } catch (error) {
    for (const name of Object.values(names)) await run(dropStatement(name));
    // A file that was written to meanwhile can be unreadable before it can be told to be another.
    await source.unchanged?.();
    throw error;
  }
}

/** The kept tables; null if they are not there. */
async function loadKept(
  engine: AnalyticsEngine,
  names: Record<TableId, string>,
  source: CubeSource,
): Promise<Cube | null> {
  const pathOf = keptPaths(source);
  const files = pathOf && (await findKept([...TABLES, 'about'], pathOf, source.made, KEPT_FILES));
  if (!files) return null;
  const load = async (id: TableId) => {
    const file = files.get(id)!;
    await engine.query(loadStatement(names[id]), { path: file.path }).catch(goneOr(pathOf(id), file));
    await checkKept(pathOf(id), file);
  };
  try {
    const about = files.get('about')!;
    const text = await readFile(about.path, 'utf8').catch(goneOr(pathOf('about'), about));
    await load('small');
    return cubeOf(names, readAbout(text), (id) => once(() => load(id)));
  } catch (error) {
    if (error instanceof KeptFileGone) return null;
    throw error;
  }
}

/** What could not be read may have been removed or written to just then. */
function goneOr(path: string, file: KeptFile): (error: unknown) => Promise<never> {
  return async (error) => {
    await checkKept(path, file);
    throw error;
  };
}

/** Sums the cells, and keeps the tables. */
async function make(
  engine: AnalyticsEngine,
  names: Record<TableId, string>,
  source: CubeSource,
): Promise<Cube> {
  const run: Run = ({ sql, values }) => engine.query(sql, values);
  await source.here?.();
  const { facts, families } = await source.facts();
  const product = `product_of_${names.small}`;
  const cells = cellsOf(source.paths);
  try {
    await engine.load(product, PRODUCT_COLUMNS, productRows(facts));
    await run(fullCubeStatement(names.full, product, cells));
    await run(switchableStatement(names.switchable, product, cells));
    await run(smallCubeStatement(names.small, names.full));
    await engine.compress();
    const about: About = {
      ...(await describe(run, { paths: source.paths, small: names.small, product })),
      codes: source.codes,
      ingredients: new Map(facts.map(({ ingredient, ingredientName }) => [ingredient, ingredientName])),
      families,
      priced: facts.some(({ genericSaving, biosimilarEffect }) => genericSaving ?? biosimilarEffect),
      masked: true,
    };
    await keep(engine, names, about, source);
    return cubeOf(names, about);
  } finally {
    await run(dropStatement(product));
  }
}

/** Writes the tables and what is said of them, that last: a cube that was broken off in between has none. */
async function keep(
  engine: AnalyticsEngine,
  names: Record<TableId, string>,
  about: About,
  source: CubeSource,
): Promise<void> {
  const pathOf = keptPaths(source);
  if (!pathOf) return;
  // Of cells that changed meanwhile nothing may be kept.
  await source.unchanged?.();
  for (const id of TABLES) {
    const order = id === 'full' ? ['prefecture', 'class', 'ingredient'] : [];
    await keepRows(engine, pathOf(id), rowsOf(names[id], order));
  }
  await keepText(pathOf('about'), writeAbout(about));
  await forgetOldCubes(dirname(pathOf('about')), KEPT_FILES);
  for (const id of [...TABLES, 'about' as const]) await source.made?.share(pathOf(id));
}

/** Paths of all that is kept of a source; none if nothing is. */
export function keptOf({
  dispensing,
  ...source
}: Pick<CubeSource, 'paths' | 'view' | 'dispensing'>): string[] {
  if (dispensing) return keptDispensing(dispensing);
  const pathOf = keptPaths(source);
  return pathOf ? [...TABLES, 'about' as const].map(pathOf) : [];
}

/** Where the files of a view are; null if it is not kept. */
function keptPaths({
  view,
  paths,
}: Pick<CubeSource, 'view' | 'paths'>): ((what: TableId | 'about') => string) | null {
  if (!view || paths.length === 0) return null;
  const folder = dirname(paths[0]!);
  return (what) =>
    join(folder, `cube-${FORMAT}-${view.slice(0, 32)}-${what}.${what === 'about' ? 'json' : 'parquet'}`);
}

function cubeOf(
  names: Record<TableId, string>,
  about: About,
  ready: (id: TableId) => CubeTable['ready'] = () => undefined,
): Cube {
  const small: CubeTable = { name: names.small, keeps: SMALL };
  const full: CubeTable = { name: names.full, keeps: [...SMALL, 'ingredient'], ready: ready('full') };
  const switchable: CubeTable = { ...full, name: names.switchable, ready: ready('switchable') };
  return { ...about, tables: [small, full], ofEditions: { full, switchable } };
}

/** Work that is begun when it is first asked for, and again only after it failed. */
function once(work: () => Promise<void>): () => Promise<void> {
  let begun: Promise<void> | null = null;
  return () => {
    begun ??= work().catch((error: unknown) => {
      begun = null;
      throw error;
    });
    return begun;
  };
}

function writeAbout({ classes, ingredients, families, limits, ...others }: About): string {
  const entries = { classes, ingredients, families, limits };
  return JSON.stringify({
    ...others,
    ...Object.fromEntries(Object.entries(entries).map(([name, map]) => [name, [...map]])),
  });
}

function readAbout(text: string): About {
  const { classes, ingredients, families, limits, ...others } = JSON.parse(text);
  return {
    ...others,
    classes: new Map(classes),
    ingredients: new Map(ingredients),
    families: new Map(families),
    limits: new Map(limits),
  };
}

/** What the cells and the tables say. */
async function describe(
  run: Run,
  { paths, small, product }: Pick<CubeSource, 'paths'> & { small: string; product: string },
): Promise<Pick<About, 'classes' | 'ages' | 'unmapped' | 'unmappedRows' | 'limits'>> {
  const cells = cellsOf(paths);
  const classes = await run<{ class: string; name: string | null }>(classesStatement(cells));
  const ages = await run<{ age: string }>(agesStatement(small));
  const limits = await run<{ route: string; most: number }>(limitsStatement(cells));
  const unmapped = await run<UnmappedCode>(unmappedStatement(product, cells));
  const [unmappedRows] = await run<{ rows: number }>(unmappedRowsStatement(product, cells));
  return {
    classes: new Map(classes.map((row) => [row.class, row.name ?? row.class])),
    ages: ages.map(({ age }) => age).toSorted((a, b) => Number(a) - Number(b)),
    unmapped,
    unmappedRows: unmappedRows!.rows,
    limits: new Map(limits.map(({ route, most }) => [route, most])),
  };
}
