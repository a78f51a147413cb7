import { LRUCache } from 'lru-cache';
import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { News } from '../model.ts';
import { newsOfEdition } from '../news/store-news.ts';
import { newsRevisions } from './store-outbox.ts';

/** An edition's news by product. */
export interface ShelvedNews {
  /** The newest revision among them. */
  revision: number;
  byProduct: Map<number, News>;
}

/** Editions whose news are kept in memory; a day tells about one or two. */
const KEPT = 8;

/** The news of editions, read once for each revision: messages share them, and what is rendered of them, by reference. */
export class NewsShelf {
  readonly #pool: Context['pool'];
  readonly #kept = new LRUCache<IsoDate, ShelvedNews>({ max: KEPT });

  constructor({ pool }: Pick<Context, 'pool'>) {
    this.#pool = pool;
  }

  /** The news of these editions as they are now; editions without news are left out. */
  async read(editions: readonly IsoDate[]): Promise<Map<IsoDate, ShelvedNews>> {
    const found = new Map<IsoDate, ShelvedNews>();
    for (const [asOf, revision] of await newsRevisions(this.#pool, editions)) {
      let shelved = this.#kept.get(asOf);
      if (shelved?.revision !== revision) {
        const news = await newsOfEdition(this.#pool, asOf);
        shelved = {
          revision: news.reduce((newest, one) => Math.max(newest, one.revision), 0),
          byProduct: new Map(news.map((one) => [one.productId, one])),
        };
      }
      found.set(asOf, shelved);
      this.#kept.set(asOf, shelved);
    }
    return found;
  }
}
