/**
 * The cube of a dataset of dispensing rows. It is made once for a view (rows, lists, edition) in passes over the rows, a month at
 * a time (monthly-cube.ts), and kept as Parquet files beside them; from then on it is loaded in no time and answers every question.
 *
 * Several tables, so that a question reads few rows; each keeps apart what some questions ask for (`CUBE_TABLES`), and all have
 * the columns of every cube (cube-sql.ts) but the bounds of quantities and values: nothing is masked in rows of dispensing. Where the rows are on
 * a cluster (records/), the passes read sums of them that have the same columns.
 * The nation has rows of its own ('00'), as a workbook has its 総計; people's sex and age are summed for the nation only.
 */
import { dirname, join } from 'node:path';
import type { AnalyticsEngine } from '../../platform/analytics/analytics.ts';
import { monthNames, monthOf } from '../../platform/dates/months.ts';
import { findSealed } from '../../platform/files/kept-file.ts';
import { identifier } from '../../platform/files/parquet.ts';
import { CODES_OF_ROWS, type CodeOfRows } from '../datasets/dispensing-rows.ts';
import { AnteiError } from '../errors.ts';
import type { Dataset } from '../model.ts';
import type { Cube, CubeSource, DispensingFiles, ViewFacts } from './cube-model.ts';
import {
  ALIKE,
  CUBE_TABLES,
  type CubeTableId,
  LISTED_COLUMNS,
  LISTED_TEXTS_STATEMENT,
  listedRows,
  loadStatements,
  OF_ONE_PREFECTURE,
  productStatement,
  tableStatement,
  WORK_TABLES,
  type WorkTables,
  yearStatement,
} from './dispensing-cube-sql.ts';
import { checkKept, findKept, forgetMade, forgetOldCubes, KeptFileGone, keepRows } from './kept-files.ts';
import { numberKinds, sumByMonth } from './monthly-cube.ts';

/** The files of a dataset of dispensing rows; undefined for one of another kind. */
export function dispensingFiles(
  { kind, from, to }: Pick<Dataset, 'kind' | 'from' | 'to'>,
  paths: readonly string[],
  view: string,
): DispensingFiles | undefined {
  if (kind !== 'dispensing') return undefined;
  return {
    rows: paths[0]!,
    people: paths.at(-1)!,
    months: monthNames(monthOf(from), monthOf(to)),
    view: view.slice(0, 32),
  };
}

/** Part of the names of kept files: another one whenever the tables change, so that no old ones are loaded. */
const FORMAT = 'v3';

const TABLES = Object.keys(CUBE_TABLES) as CubeTableId[];

/** Views of a dataset that are kept as files: today's, yesterday's, and what somebody compares them with. */
const KEPT_VIEWS = 4;
const KEPT_FILES = KEPT_VIEWS * TABLES.length;

const keptPath = ({ rows, view }: DispensingFiles) => {
  const folder = dirname(rows);
  return (table: CubeTableId) => join(folder, `cube-${FORMAT}-${view}-${table}.parquet`);
};

/** Paths of all that is kept of a view. */
export const keptDispensing = (files: DispensingFiles): string[] => TABLES.map(keptPath(files));

/** Path of what was counted of rows, for all views. */
export const keptCodes = (rows: string): string => rows.replace(/\.parquet$/, '.codes.parquet');

/** Loads the tables of a view, named by the cube's number; makes them where they are not kept. */
export async function buildDispensingCube(
  engine: AnalyticsEngine,
  number: number | string,
  source: CubeSource & { dispensing: DispensingFiles },
): Promise<Cube> {
  const { codes, dispensing, unchanged, made } = source;
  const { facts, families } = await source.facts();
  const tables = TABLES.map((id) => ({
    id,
    name: `cube_${number}_${id.replace('-', '_')}`,
    keeps: CUBE_TABLES[id],
    ofOnePrefecture: OF_ONE_PREFECTURE.includes(id),
  }));
  const kept = keptPath(dispensing);
  const folder = dirname(dispensing.rows);
  /** What was made here just now. */
  const fresh: string[] = [];
  const counted = await countedCodes(engine, source, fresh);
  try {
    let files = await findKept(TABLES, kept, made, KEPT_FILES);
    if (!files) {
      await source.here?.();
      await makeTables(engine, number, { facts, dispensing }, counted, kept);
      await forgetOldCubes(folder, KEPT_FILES);
      fresh.push(...TABLES.map(kept));
      files = await findKept(TABLES, kept, null, KEPT_FILES);
    }
    if (!files)
      throw new AnteiError('stored-damaged', 'まとめた集計のファイルが、作ってもすぐに変わります。');
    for (const { id, name } of tables) {
      const { path } = files.get(id)!;
      const [listed] = await engine.query<Record<string, string[] | null>>(LISTED_TEXTS_STATEMENT, { path });
      const [create, insert] = loadStatements(name, id, listed!);
      await engine.query(create);
      await engine.query(insert, { path });
    }
    // What was made of other rows than were checked must not stay.
    await unchanged?.().catch(async (error) => {
      await forgetMade(folder);
      throw error;
    });
    for (const path of fresh) await made?.share(path);
    for (const [id, file] of files) await checkKept(kept(id), file);
  } catch (error) {
    await drop(
      engine,
      tables.map(({ name }) => name),
    );
    if (error instanceof KeptFileGone)
      throw new AnteiError('stored-damaged', 'まとめた集計のファイルが、読む間に変わりました。');
    throw error;
  }
  const distinct = async (table: CubeTableId, column: string) => {
    const rows = await engine.query<{ found: string }>(
      `select distinct ${column} as found from ${identifier(tables.find(({ id }) => id === table)!.name)} where ${column} is not null`,
    );
    return rows.map(({ found }) => found);
  };
  const known = new Set(facts.map(({ code }) => code));
  return {
    tables,
    codes,
    // Rows name no classes.
    classes: new Map((await distinct('nation', 'class')).map((code) => [code, code])),
    ingredients: new Map(facts.map(({ ingredient, ingredientName }) => [ingredient, ingredientName])),
    families,
    priced: facts.some(({ price }) => price !== null),
    masked: false,
    limits: new Map(),
    ages: (await distinct('places', 'age')).toSorted((a, b) => Number(a) - Number(b)),
    unmappedRows: null,
    unmapped: counted
      .filter(({ code }) => !known.has(code))
      .map(({ code, quantity }) => ({ code, name: '', quantity })),
  };
}

/** Both passes, by prefecture and by sex and age, and out of them the files of the tables. */
async function makeTables(
  engine: AnalyticsEngine,
  number: number | string,
  { facts, dispensing: { rows, people, months } }: Pick<ViewFacts, 'facts'> & { dispensing: DispensingFiles },
  counted: readonly CodeOfRows[],
  kept: (table: CubeTableId) => string,
): Promise<void> {
  const work = Object.fromEntries(WORK_TABLES.map((name) => [name, `${name}_${number}`])) as WorkTables;
  try {
    await engine.load(work.listed, LISTED_COLUMNS, listedRows(facts));
    await engine.load(
      work.counted,
      [{ name: 'code', type: 'VARCHAR' }],
      counted.map(({ code }) => [code]),
    );
    await engine.query(productStatement(work));
    await numberKinds(engine, { products: work.product, alike: ALIKE, into: work.kind });
    const kinds = work.kind;
    await sumByMonth(engine, {
      path: rows,
      kinds,
      months,
      keys: ['prefecture', 'setting'],
      into: work.places,
    });
    await sumByMonth(engine, {
      path: people,
      kinds,
      months: null,
      keys: ['sex', 'age', 'setting'],
      into: work.people,
    });
    await engine.query(yearStatement(work));
    for (const table of TABLES)
      await keepRows(engine, kept(table), ...tableStatement(table, work, months[0]!));
  } finally {
    await drop(engine, Object.values(work));
  }
}

/** Every code of the rows with its quantity: counted once, and kept beside them. */
async function countedCodes(
  engine: AnalyticsEngine,
  { dispensing: { rows }, here, made }: CubeSource & { dispensing: DispensingFiles },
  fresh: string[],
): Promise<CodeOfRows[]> {
  const place = keptCodes(rows);
  const find = async () => (await findSealed(place))?.path;
  let path = await find();
  if (!path && (await made?.bring(place))) path = await find();
  if (!path) {
    await here?.();
    path = await keepRows(engine, place, CODES_OF_ROWS, { rows });
    fresh.push(place);
  }
  return engine.query<CodeOfRows>('select code, quantity from read_parquet($path) order by code', { path });
}

async function drop(engine: AnalyticsEngine, tables: readonly string[]): Promise<void> {
  for (const table of tables) await engine.query(`drop table if exists ${identifier(table)}`);
}
