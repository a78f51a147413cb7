/**
 * Cubes by their views. A cube is built once, also where several ask at the same time, and kept with the two others asked for last.
 */
import { LRUCache } from 'lru-cache';
import type { AnalyticsEngine } from '../../platform/analytics/analytics.ts';
import { AnteiError } from '../errors.ts';
import { buildCube } from './cube.ts';
import type { Cube, CubeSource } from './cube-model.ts';
import { dropStatement } from './cube-sql.ts';
import { KeptFileGone } from './kept-files.ts';

/** Three: the newest view, the one before it while pages still ask for it, and one for a comparison. */
const KEPT = 3;
/** A web process shares its two cores with the database; questions take one. */
const BUILD_THREADS = 2;
/** Builds that wait or run at once: some ten seconds. */
const MOST_WAITING = 4;

/** Shelves share an engine: no two cubes of a process may name their tables alike. */
let nextNumber = 1;

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
  /** Builds run one after another: one fills the engine's memory enough. */
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /**
   * @param engine opens the engine when the first cube is asked for, and another where it was lost
   */
  constructor(engine: () => Promise<AnalyticsEngine>, { kept = KEPT } = {}) {
    this.#engine = engine;
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
   * lost meanwhile, or a kept file that was not read yet has gone, it is built anew and the work done once more.
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
        if (!(built?.engine.lost || error instanceof KeptFileGone) || !first) throw error;
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
    this.#waiting += 1;
    const number = nextNumber++;
    const built = this.#last.then(async () => {
      const [engine, from] = [await this.#engine(), await source()];
      const cube = await engine.withThreads(BUILD_THREADS, () => buildCube(engine, number, from));
      return { engine, cube };
    });
    this.#last = built
      .catch(() => undefined)
      .then(() => {
        this.#waiting -= 1;
      });
    const shelved: Shelved = {
      built,
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

  /** Drops the tables of a cube that is off the shelf and that nobody uses. */
  async #drop({ built, users, dropped }: Shelved): Promise<void> {
    if (!dropped || users > 0) return;
    const { cube, engine } = (await built.catch(() => null)) ?? {};
    if (!cube || !engine || engine.lost) return;
    for (const { name } of [...cube.tables, ...Object.values(cube.ofEditions ?? {})]) {
      const { sql, values } = dropStatement(name);
      await engine.query(sql, values);
    }
  }
}
