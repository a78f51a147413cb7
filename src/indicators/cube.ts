/**
 * Cubes in the analytics engine: one for a dataset, a date of the lists and an edition (a view). A cube is built once, also
 * where several ask at the same time, and kept with the two others asked for last.
 */
import { LRUCache } from 'lru-cache';
import type { AnalyticsEngine } from '../platform/analytics.ts';
import type { IsoDate } from '../platform/clock.ts';
import { AnteiError } from '../platform/errors.ts';
import {
  agesStatement,
  cellsOf,
  classesStatement,
  cubeStatement,
  DIMENSIONS,
  dropStatement,
  limitsStatement,
  PRODUCT_COLUMNS,
  productRows,
  smallCubeStatement,
  unmappedRowsStatement,
  unmappedStatement,
} from './cube-sql.ts';
import { buildDispensingCube, type DispensingFiles } from './dispensing-cube.ts';
import type { ProductFacts, UnmappedCode } from './model.ts';

export interface CubeSource {
  /** Parquet files of the dataset's parts. */
  paths: readonly string[];
  /** Throws where they are no longer what they were when they were named; absent where nobody else can write to them. */
  unchanged?: () => Promise<void>;
  /** What the lists and the edition say of products. */
  facts: readonly ProductFacts[];
  /** Names of the families of biologics, by id. */
  families: ReadonlyMap<string, string>;
  /** Date of the list of generic classes. */
  codes: IsoDate;
  /** Given for rows of dispensing, in place of `paths`. */
  dispensing?: DispensingFiles;
}

/** What a table may or may not keep apart; all keep route, family and what measures select by. */
export type Kept = 'prefecture' | 'class' | 'setting' | 'ingredient' | 'month' | 'sex' | 'age';

/** A table of a cube. What it does not keep apart is summed up: a prefecture that is not kept is the nation. */
export interface CubeTable {
  name: string;
  keeps: readonly Kept[];
  /** True for one in an order that suits questions of one prefecture only; another table keeps the same. */
  ofOnePrefecture?: boolean;
}

export interface Cube {
  /** The smallest first; all have the same columns. */
  tables: readonly CubeTable[];
  codes: IsoDate;
  classes: ReadonlyMap<string, string>;
  ingredients: ReadonlyMap<string, string>;
  families: ReadonlyMap<string, string>;
  /** First years of the age bands, ascending. */
  ages: readonly string[];
  unmapped: readonly UnmappedCode[];
  /** Rows of the sheets with such a code; null where there are no sheets. */
  unmappedRows: number | null;
  /** False where no price list was in force: then nothing is known of savings. */
  priced: boolean;
  /** False where no cell is masked: its tables then have no bounds of quantities and values. */
  masked: boolean;
  /** The most products that a class lists, by route: of the others nothing is published. Routes without such a limit are left out. */
  limits: ReadonlyMap<string, number>;
}

/** What the table without ingredients keeps. */
const SMALL: readonly Kept[] = ['prefecture', 'class', 'setting', 'month', 'sex', 'age'];

/**
 * Builds a cube's tables, named by its number.
 * @param ingredients false leaves out the table with ingredients: half the time, and a sixth of the memory
 */
export async function buildCube(
  engine: AnalyticsEngine,
  number: number | string,
  { dispensing, ...source }: CubeSource,
  ingredients = true,
): Promise<Cube> {
  if (dispensing) return buildDispensingCube(engine, number, { ...source, dispensing });
  const { paths, unchanged, facts, families, codes } = source;
  const [full, small, product] = [`cube_full_${number}`, `cube_${number}`, `product_${number}`];
  const run = <Row>({ sql, values }: ReturnType<typeof cubeStatement>) => engine.query<Row>(sql, values);
  const cells = cellsOf(paths);
  try {
    await engine.load(product, PRODUCT_COLUMNS, productRows(facts));
    if (ingredients) {
      await run(cubeStatement(full, product, cells));
      await run(smallCubeStatement(small, full));
    } else await run(cubeStatement(small, product, cells, DIMENSIONS));
    const classes = await run<{ class: string; name: string | null }>(classesStatement(cells));
    const ages = await run<{ age: string }>(agesStatement(small));
    const limits = await run<{ route: string; most: number }>(limitsStatement(cells));
    const unmapped = await run<UnmappedCode>(unmappedStatement(product, cells));
    const [unmappedRows] = await run<{ rows: number }>(unmappedRowsStatement(product, cells));
    await unchanged?.();
    return {
      tables: [
        { name: small, keeps: SMALL },
        ...(ingredients ? [{ name: full, keeps: [...SMALL, 'ingredient' as const] }] : []),
      ],
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
  } catch (error) {
    for (const table of [full, small]) await run(dropStatement(table));
    // A file that was written to meanwhile can be unreadable before it can be told to be another.
    await unchanged?.();
    throw error;
  } finally {
    await run(dropStatement(product));
  }
}

/** Three: the newest view, the one before it while pages still ask for it, and one that somebody compares with. */
const KEPT = 3;
/** A web process shares its two cores with the database; questions take one. */
const BUILD_THREADS = 2;
/** Builds that wait or run at once: some ten seconds. */
const MOST_WAITING = 4;

/** A cube and the engine that holds its tables. */
interface Built {
  cube: Cube;
  engine: AnalyticsEngine;
}

interface Shelved {
  built: Promise<Built>;
  /** Answers to questions asked of this cube; they go with it. */
  answers: LRUCache<string, Promise<object>>;
  users: number;
  dropped: boolean;
}

/** Cubes by the key of their view. */
export class Cubes {
  readonly #engine: () => Promise<AnalyticsEngine>;
  readonly #shelf: LRUCache<string, Shelved>;
  readonly #ingredients: boolean;
  #built = 0;
  /** Builds run one after another: one fills the engine's memory enough. */
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /**
   * @param engine opens the engine when the first cube is asked for, and another where it was lost
   * @param options.ingredients false: cubes of the small table only
   */
  constructor(engine: () => Promise<AnalyticsEngine>, { kept = KEPT, ingredients = true } = {}) {
    this.#engine = engine;
    this.#ingredients = ingredients;
    this.#shelf = new LRUCache({
      max: kept,
      dispose: (shelved) => {
        shelved.dropped = true;
        void this.#drop(shelved);
      },
    });
  }

  /**
   * Works with the cube of a key, which is built where it is not there; its tables stay until the work is done. Where the engine is
   * lost meanwhile, it is built in another and the work done once more.
   * @param source says of what to build it; asked only where it is built
   * @throws AnteiError `figures-busy` where more of other keys wait to be built than anybody would wait for
   */
  async use<T>(
    key: string,
    source: () => Promise<CubeSource>,
    work: (cube: Cube, engine: AnalyticsEngine) => Promise<T>,
  ): Promise<T> {
    for (let first = true; ; first = false) {
      const shelved = this.#shelf.get(key) ?? this.#build(key, source);
      shelved.users += 1;
      let built: Built | undefined;
      try {
        built = await shelved.built;
        if (!built.engine.lost || !first) return await work(built.cube, built.engine);
      } catch (error) {
        if (!built?.engine.lost || !first) throw error;
      } finally {
        shelved.users -= 1;
        await this.#drop(shelved);
      }
      if (this.#shelf.peek(key) === shelved) this.#shelf.delete(key);
    }
  }

  /** As {@link use}, for work that gives the same answer whenever it is asked: it is done once. */
  async answer<T extends object>(
    key: string,
    question: string,
    source: () => Promise<CubeSource>,
    work: (cube: Cube, engine: AnalyticsEngine) => Promise<T>,
  ): Promise<T> {
    const { answers } = this.#shelf.get(key) ?? this.#build(key, source);
    const known = answers.get(question);
    if (known) return known as Promise<T>;
    const asked = this.use(key, source, work);
    answers.set(question, asked);
    asked.catch(() => answers.delete(question));
    return asked;
  }

  #build(key: string, source: () => Promise<CubeSource>): Shelved {
    // Anybody may ask for any date of the lists with any edition, and each takes seconds.
    if (this.#waiting >= MOST_WAITING)
      throw new AnteiError('figures-busy', `${this.#waiting}件の集計の準備が先にあります。`);
    this.#built += 1;
    this.#waiting += 1;
    // Two shelves of one engine must not name their tables alike.
    const number = `${this.#ingredients ? '' : 'small_'}${this.#built}`;
    const built = this.#last.then(async () => {
      const [engine, from] = [await this.#engine(), await source()];
      const build = () => buildCube(engine, number, from, this.#ingredients);
      return { engine, cube: await engine.withThreads(BUILD_THREADS, build) };
    });
    this.#last = built
      .catch(() => undefined)
      .then(() => {
        this.#waiting -= 1;
      });
    const shelved: Shelved = { built, answers: new LRUCache({ max: 5000 }), users: 0, dropped: false };
    this.#shelf.set(key, shelved);
    built.catch(() => {
      if (this.#shelf.peek(key) === shelved) this.#shelf.delete(key);
    });
    return shelved;
  }

  /** Drops the tables of a cube that is off the shelf and that nobody uses. */
  async #drop({ built, users, dropped }: Shelved): Promise<void> {
    if (!dropped || users > 0) return;
    const { cube, engine } = (await built.catch(() => null)) ?? {};
    if (!cube || !engine || engine.lost) return;
    for (const { name } of cube.tables) {
      const { sql, values } = dropStatement(name);
      await engine.query(sql, values);
    }
  }
}
