/**
 * Cubes by their views. A cube is built once, also where several ask at the same time, and kept with the two others asked for last.
 */
import { LRUCache } from 'lru-cache';
import type { AnalyticsEngine } from '../../platform/analytics/analytics.ts';
import { AnteiError } from '../errors.ts';
import { buildCube, type CubeBefore } from './cube.ts';
import type { Cube, CubeSource } from './cube-model.ts';
import { dropStatement } from './cube-sql.ts';

/** Three: the newest view, the one before it while pages still ask for it, and one for a comparison. */
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
  /** What it was made of; null until then. */
  source: CubeSource | null;
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
   * Works with the cube of a key, which is built if it is not there; its tables stay until the work is done. If the engine is
   * lost meanwhile, it is built in another and the work done once more.
   * @param source says what to build it from; called only if it has to be built
   * @throws AnteiError `figures-busy` if more of other keys wait to be built than anybody would wait for
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

  /** As {@link use}, for work that always gives the same answer: it is done once. */
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
      const cube = await this.#withBefore(engine, from, (before) =>
        engine.withThreads(BUILD_THREADS, () =>
          buildCube(engine, number, from, { ingredients: this.#ingredients, ...before }),
        ),
      );
      shelved.source = from;
      return { engine, cube };
    });
    this.#last = built
      .catch(() => undefined)
      .then(() => {
        this.#waiting -= 1;
      });
    const shelved: Shelved = {
      built,
      source: null,
      answers: new LRUCache({ max: 5000 }),
      users: 0,
      dropped: false,
    };
    this.#shelf.set(key, shelved);
    built.catch(() => {
      if (this.#shelf.peek(key) === shelved) this.#shelf.delete(key);
    });
    return shelved;
  }

  /** Works with a cube of the same base, the one asked for last, which stays until the work is done; without one where none is there. */
  async #withBefore<T>(
    engine: AnalyticsEngine,
    { base }: CubeSource,
    work: (before: { before?: CubeBefore }) => Promise<T>,
  ): Promise<T> {
    const found =
      base === undefined ? undefined : [...this.#shelf.values()].find(({ source }) => source?.base === base);
    if (!found) return work({});
    found.users += 1;
    try {
      const { cube, engine: home } = await found.built;
      return await work(home === engine ? { before: { cube, facts: found.source!.facts } } : {});
    } finally {
      found.users -= 1;
      await this.#drop(found).catch(() => undefined);
    }
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
