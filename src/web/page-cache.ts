import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { bestEncoding } from '../platform/http/compress.ts';
import { type FinishedPage, isPublic } from './send-page.ts';

/** As long as `PUBLIC_CACHE` lets a CDN keep a page. */
const KEEP_MS = 60_000;
const MAX_BYTES = 64_000_000;

/**
 * Public pages as they went out, for those who ask for the same a moment later: to render one costs some milliseconds of
 * the one thread that does it. New data has a new version, so that no page outlives what it shows.
 */
export class PageCache {
  readonly #version: () => string | Promise<string>;
  readonly #pages = new LRUCache<string, FinishedPage>({
    maxSize: MAX_BYTES,
    // What the headers and the entry itself take, roughly, is a kilobyte.
    sizeCalculation: ({ body }, key) => body.length + key.length + 1_000,
    ttl: KEEP_MS,
  });

  constructor(version: () => string | Promise<string>) {
    this.#version = version;
  }

  /**
   * Under which a request's page is kept, on a site of that address; undefined where none may be: what is sent in, and what a known reader asks for.
   */
  async key({ method, url, headers }: FastifyRequest, site: string): Promise<string | undefined> {
    if (method === 'POST' || headers.cookie || headers.authorization) return undefined;
    return [await this.#version(), bestEncoding(headers['accept-encoding']) ?? '', site, url].join(' ');
  }

  get(key: string): FinishedPage | undefined {
    return this.#pages.get(key);
  }

  keep(key: string, page: FinishedPage): void {
    if (page.status === 200 && isPublic(page)) this.#pages.set(key, page);
  }
}
