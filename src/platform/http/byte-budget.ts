import type { FastifyRequest } from 'fastify';

/** In bytes. A fifth of the budget is kept for bodies no larger than this, so that pages and forms go on while files are many. */
const SMALL = 64_000;
const FILES_SHARE = 0.8;
/** The part of the budget that one network may take; one of the largest things in any case. */
const NETWORKS_SHARE = 0.2;

/** Bytes that may be held at once, fairly by network. */
export class ByteBudget {
  readonly #most: number;
  readonly #largest: number;
  #held = 0;
  readonly #byNetwork = new Map<string, number>();

  /** @param largest bytes of the largest single thing */
  constructor(most: number, largest: number) {
    this.#most = most;
    this.#largest = largest;
  }

  /** False if there is no place. */
  take(network: string, bytes: number): boolean {
    const own = this.#byNetwork.get(network) ?? 0;
    const room = bytes > SMALL ? this.#most * FILES_SHARE : this.#most;
    const ownRoom = Math.max(this.#most * NETWORKS_SHARE, this.#largest);
    if (this.#held + bytes > room || own + bytes > ownRoom) return false;
    this.#held += bytes;
    this.#byNetwork.set(network, own + bytes);
    return true;
  }

  give(network: string, bytes: number): void {
    this.#held -= bytes;
    const own = this.#byNetwork.get(network)! - bytes;
    if (own > 0) this.#byNetwork.set(network, own);
    else this.#byNetwork.delete(network);
  }
}

/**
 * The budget for a request: half of the bytes are for addresses that need a sign-in or token, half for those that anybody may use.
 * @param bytes of both
 * @param isGuarded whether the page at a path needs a sign-in
 */
export function halves(
  bytes: number,
  largest: number,
  isGuarded: (path: string) => boolean,
): (request: FastifyRequest) => ByteBudget {
  const [guarded, open] = [new ByteBudget(bytes / 2, largest), new ByteBudget(bytes / 2, largest)];
  return ({ routeOptions, url }) => {
    const { access } = routeOptions.config;
    return (access && access !== 'public') || isGuarded(url.split('?')[0]!) ? guarded : open;
  };
}
