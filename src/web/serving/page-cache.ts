import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { bestEncoding } from '../../platform/http/compress.ts';
import type { FinishedPage } from './page-order.ts';
import { isPublic } from './send-page.ts';
import type { Waiter } from './turns.ts';

/** As long as `PUBLIC_CACHE` lets a CDN keep a page: `s-maxage`. */
const FRESH_MS = 60_000;
/** As long as it lets one show it while a newer one is made, as we do: `stale-while-revalidate`. */
const KEEP_MS = 600_000;
const MAX_BYTES = 64_000_000;
/** Pages asked for in a second, above which it is a busy hour: making each of them again would take a third of the thread. */
const BUSY = 50;

/**
 * Makes a page, for a reader who waits for it or for nobody in particular; where anybody may see it, with the version of what it is to
 * show.
 */
type Make = (waiter: Waiter, version?: string) => Promise<FinishedPage>;

interface Kept {
  version: string;
  madeAt: number;
  page: FinishedPage;
}

/**
 * Public pages as they went out, for those who ask for the same a moment later: to render one costs some milliseconds of
 * the one thread that does it. New data has a new version, so that no page outlives what it shows – but in a busy hour, when an
 * import asks for all pages again at once: then the last one, which says its date, is better than a place in the line, and each is
 * made again behind it; and while the database is away.
 */
export class PageCache {
  readonly #version: () => string | Promise<string>;
  readonly #crowded: () => boolean;
  readonly #now: () => number;
  /** Requests in the present second and in the one before. */
  readonly #pace = { second: 0, asked: 0, before: 0 };
  #renewing = false;
  readonly #making = new Map<string, Promise<FinishedPage>>();
  readonly #pages = new LRUCache<string, Kept>({
    maxSize: MAX_BYTES,
    // What the headers and the entry itself take, roughly, is a kilobyte.
    sizeCalculation: ({ page }, key) => page.body.length + key.length + 1_000,
    ttl: KEEP_MS,
  });

  /**
   * @param version names the state of everything that pages show
   * @param crowded whether a page that is made now has to wait for others
   * @param now in milliseconds
   */
  constructor(
    version: () => string | Promise<string>,
    crowded: () => boolean,
    now: () => number = () => performance.now(),
  ) {
    this.#version = version;
    this.#crowded = crowded;
    this.#now = now;
  }

  /**
   * The page that answers a request to the site at an address, kept or made now; made once for all who ask meanwhile. What is sent in,
   * and what a known reader asks for, is neither kept nor answered from here.
   */
  async page({ method, url, headers }: FastifyRequest, site: string, make: Make): Promise<FinishedPage> {
    if (method === 'POST' || headers.cookie || headers.authorization) return make('reader');
    const version = await this.#version();
    const key = [bestEncoding(headers['accept-encoding']) ?? '', site, url].join(' ');
    // Looked at before it counts as too old, which takes it out.
    const last = this.#pages.peek(key, { allowStale: true });
    const kept = this.#pages.get(key);
    const busy = this.#busy();
    if (kept && (kept.version === version || busy)) {
      if (kept.version !== version || this.#now() - kept.madeAt >= FRESH_MS) this.#renew(version, key, make);
      return kept.page;
    }
    const making = this.#making.get(`${version} ${key}`);
    const shared = making && (await making);
    const page = shared && isKept(shared) ? shared : await this.#make(version, key, make('reader', version));
    if (!page.away || !last) return page;
    if (!this.#pages.has(key)) this.#pages.set(key, last);
    return last.page;
  }

  /** Whether so many ask now that the last page of an address is answer enough. */
  #busy(): boolean {
    const pace = this.#pace;
    const second = Math.floor(this.#now() / 1_000);
    if (second !== pace.second) {
      pace.before = second === pace.second + 1 ? pace.asked : 0;
      pace.second = second;
      pace.asked = 0;
    }
    pace.asked += 1;
    return Math.max(pace.asked, pace.before) > BUSY || this.#crowded();
  }

  /** Makes a page again when nobody waits for another one; one at a time, as visitors get the kept one meanwhile. */
  #renew(version: string, key: string, make: Make): void {
    if (this.#renewing || this.#crowded()) return;
    this.#renewing = true;
    this.#make(version, key, make('nobody', version))
      .catch(() => undefined)
      .finally(() => {
        this.#renewing = false;
      });
  }

  async #make(version: string, key: string, making: Promise<FinishedPage>): Promise<FinishedPage> {
    const madeAt = this.#now();
    const name = `${version} ${key}`;
    this.#making.set(name, making);
    try {
      const page = await making;
      // One that was begun earlier and took longer shows an older state.
      const kept = this.#pages.peek(key);
      if (isKept(page) && !(kept && kept.madeAt > madeAt)) this.#pages.set(key, { version, madeAt, page });
      return page;
    } finally {
      if (this.#making.get(name) === making) this.#making.delete(name);
    }
  }
}

function isKept(page: FinishedPage): boolean {
  return page.status === 200 && isPublic(page);
}
