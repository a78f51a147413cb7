/**
 * A polite reader of the source: says who it is, asks robots.txt before each address, follows few redirects, bounds time
 * and size, asks for a file only where it changed, and takes a refusal for an answer. One for each look.
 */

import manifest from '../../../package.json' with { type: 'json' };
import type { Context } from '../../platform/context.ts';
import { isSameTag } from '../../platform/http/entity-tag.ts';
import { setAddress } from '../../platform/http/site-address.ts';
import { AnteiError } from '../errors.ts';
import { isRefusal, SourceRefused } from './refused-by-source.ts';
import { ALLOW_ALL, isAllowed, parseRobots, type Robots } from './robots.ts';
import { discard, readUpTo, readWhole, unreachable } from './source-body.ts';

export interface Validators {
  etag: string | null;
  modifiedAt: Date | null;
}

export interface Limits {
  maxMb: number;
  timeoutMs: number;
  /** Ask the source itself, not a cache on the way. */
  noCache?: boolean;
}

export interface Answer extends Validators {
  /** Where it was read from, after redirects. */
  url: string;
  contentType: string | null;
  /** Null if it is what is known already. */
  body: Buffer | null;
}

export type Fetch = typeof globalThis.fetch;

const PRODUCT = 'Antei';
const MAX_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
const ROBOTS_TIMEOUT_MS = 15_000;
/** RFC 9309 wants at least 500 KiB to be read; what follows is left out. */
const ROBOTS_MAX_BYTES = 512 * 1024;

export class SourceHttp {
  /** Status of the last answer of the page or the file; null if there was none. */
  status: number | null = null;
  readonly #context: Pick<Context, 'clock' | 'settings'>;
  readonly #fetch: Fetch;
  readonly #robots = new Map<string, Robots>();

  constructor(context: Pick<Context, 'clock' | 'settings'>, fetch: Fetch) {
    this.#context = context;
    this.#fetch = fetch;
  }

  /**
   * Reads an address.
   * @param known what the last answer said of itself; the same again comes without a body.
   * @throws AnteiError `source-refused` ({@link SourceRefused}), `source-unreadable`, `file-too-large`
   */
  async get(address: string, { maxMb, timeoutMs, noCache }: Limits, known?: Validators): Promise<Answer> {
    this.status = null;
    const response = await this.#follow(
      address,
      { ...conditions(known), ...(noCache && { 'cache-control': 'no-cache' }) },
      AbortSignal.timeout(timeoutMs),
      async (url) => {
        if (!isAllowed(await this.#robotsOf(url), url))
          throw SourceRefused.byRobots(url, this.#context.clock);
      },
    );
    const { status, headers } = response;
    this.status = status;
    const modified = Date.parse(headers.get('last-modified') ?? '');
    const answer = {
      url: response.url,
      contentType: headers.get('content-type'),
      etag: headers.get('etag'),
      modifiedAt: Number.isNaN(modified) ? null : new Date(modified),
    };
    // Some servers send the file again although its ETag is the one we named.
    if (
      known &&
      (status === 304 ||
        (status === 200 && known.etag !== null && answer.etag !== null && isSameTag(known.etag, answer.etag)))
    ) {
      await discard(response);
      return {
        ...answer,
        etag: answer.etag ?? known.etag,
        modifiedAt: answer.modifiedAt ?? known.modifiedAt,
        body: null,
      };
    }
    if (status === 200) return { ...answer, body: await readWhole(response, maxMb) };
    await discard(response);
    if (isRefusal(response)) throw SourceRefused.byAnswer(response, this.#context.clock);
    throw new AnteiError('source-unreadable', `${response.url} に HTTP ${status} が返りました。`);
  }

  /** Asks an address and those it leads to, each only where `check` lets it through. */
  async #follow(
    address: string,
    headers: Record<string, string>,
    signal: AbortSignal,
    check?: (url: URL) => Promise<void>,
  ): Promise<Response> {
    let url = new URL(address);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      await check?.(url);
      const response = await this.#ask(url, headers, signal);
      if (!REDIRECTS.includes(response.status)) return response;
      await discard(response);
      const location = response.headers.get('location') ?? '';
      const next = URL.parse(location, url);
      // Never from an encrypted address to an unencrypted one.
      const stays = next?.protocol === 'https:' || (next?.protocol === 'http:' && url.protocol === 'http:');
      if (!next || !stays)
        throw new AnteiError(
          'source-unreadable',
          `${url.href} から転送された先「${location}」は開けません。`,
        );
      url = next;
    }
    throw new AnteiError('source-unreadable', `${address} からの転送が${MAX_REDIRECTS}回を超えました。`);
  }

  async #ask(url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
    try {
      return await this.#fetch(url, {
        headers: { 'user-agent': this.#userAgent(), 'accept-language': 'ja', ...headers },
        redirect: 'manual',
        signal,
      });
    } catch (error) {
      throw unreachable(url.href, error);
    }
  }

  /** A host without robots.txt allows everything; one that cannot say what it allows is left alone. */
  async #robotsOf(url: URL): Promise<Robots> {
    const kept = this.#robots.get(url.origin);
    if (kept) return kept;
    const address = `${url.origin}/robots.txt`;
    const response = await this.#follow(address, {}, AbortSignal.timeout(ROBOTS_TIMEOUT_MS));
    const { status } = response;
    let robots = ALLOW_ALL;
    if (status === 200) {
      const { bytes } = await readUpTo(response, ROBOTS_MAX_BYTES);
      robots = parseRobots(bytes.toString('utf8'), PRODUCT);
    } else {
      await discard(response);
      // "Not now" is meant for us; other 4xx say that there is no robots.txt for us (RFC 9309).
      if (isRefusal(response) && (status === 429 || status === 503))
        throw SourceRefused.byAnswer(response, this.#context.clock);
      if (status >= 500) {
        throw new AnteiError(
          'source-unreadable',
          `${address} に HTTP ${status} が返り、取得してよいか確かめられないため、取得しませんでした。`,
        );
      }
    }
    this.#robots.set(url.origin, robots);
    return robots;
  }

  #userAgent(): string {
    const site = setAddress(this.#context.settings);
    return `${PRODUCT}/${manifest.version} (+${site ? new URL(site).href : "Antei, the open record of Japan's medicine supply"})`;
  }
}

function conditions(known: Validators | undefined): Record<string, string> {
  const headers: Record<string, string> = {};
  if (known?.etag) headers['if-none-match'] = known.etag;
  if (known?.modifiedAt) headers['if-modified-since'] = known.modifiedAt.toUTCString();
  return headers;
}
