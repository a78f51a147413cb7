/**
 * Processes beside the site that make public pages, where `ANTEI_PROCESSES` asks for them. The site alone is connected to readers and knows
 * who is signed in, what was sent in and who asked how often; of a page that anybody may see it asks another process, by the state of
 * the data that it is to show. What it does not get from there in time, or of another state, it makes itself: readers get one answer.
 */
import type { ChildProcess } from 'node:child_process';
import type { Context } from '../../platform/context.ts';
import type { FinishedPage, PageOrder } from '../../web/serving/page-order.ts';
import { type KeptChild, keepChild, spawnAntei } from './keep-child.ts';

/** What the site sends. */
export type MakerOrder = PageOrder & { id: number };
/** What comes back: of which state the process can make pages, or a page, or none. */
export type MakerReply = { version: string } | { id: number; page: FinishedPage | null };

/** Pages that one process makes at once: one is rendered while the others wait for the database. */
const AT_ONCE = 4;
/** A page takes milliseconds. One that waits as long is made here, and the process is asked again when it has answered. */
const PATIENCE_MS = 2000;

export interface PageMakers {
  /** The page; null if none of the processes is free for it, or can make it. */
  make(order: PageOrder): Promise<FinishedPage | null>;
  /** Starts the processes. */
  start(): void;
  stop(patienceMs: number, hurried: Promise<void>): Promise<void>;
}

export function pageMakers({ log, settings }: Context, count: number): PageMakers {
  const makers: Maker[] = [];
  /** One after the other: each reads all that pages need, while the site answers its first readers. */
  const next = () => {
    if (makers.length === count) return;
    const maker = new Maker(() => {
      log.info('a process that makes pages is ready');
      next();
    });
    makers.push(maker);
    maker.kept = keepChild(
      log,
      'page maker',
      () => maker.listen(spawnAntei('pages', settings.dataDir)),
      () => maker.lost(),
    );
  };
  return {
    async make(order) {
      const free = makers.filter((maker) => maker.isFreeFor(order)).sort((a, b) => a.waiting - b.waiting);
      return (await free[0]?.make(order)) ?? null;
    },
    start: next,
    async stop(patienceMs, hurried) {
      for (const maker of makers) maker.lost();
      await Promise.all(makers.map(({ kept }) => kept?.stop(patienceMs, hurried)));
    },
  };
}

/** One of the processes, and what it was asked. */
class Maker {
  kept: KeptChild | null = null;
  #process: ChildProcess | null = null;
  /** Of the data that its pages show; null until it can make any. */
  #version: string | null = null;
  #next = 1;
  readonly #asked = new Map<number, (page: FinishedPage | null) => void>();
  readonly #ready: () => void;

  /** @param ready hears that a process can make pages */
  constructor(ready: () => void) {
    this.#ready = ready;
  }

  get waiting(): number {
    return this.#asked.size;
  }

  isFreeFor({ version }: PageOrder): boolean {
    return this.#version === version && this.#asked.size < AT_ONCE;
  }

  listen(started: ChildProcess): ChildProcess {
    this.#process = started;
    return started.on('message', (reply: MakerReply) => {
      if ('version' in reply) {
        const isNew = this.#version === null;
        this.#version = reply.version;
        if (isNew) this.#ready();
      } else this.#asked.get(reply.id)?.(reply.page);
    });
  }

  /** The process is gone or will be: whoever waits for it has to make the page. */
  lost(): void {
    this.#version = null;
    for (const answer of this.#asked.values()) answer(null);
  }

  async make(order: PageOrder): Promise<FinishedPage | null> {
    const id = this.#next++;
    const { promise, resolve } = Promise.withResolvers<FinishedPage | null>();
    // The place is free again when the answer has come, however late.
    this.#asked.set(id, (page) => {
      this.#asked.delete(id);
      resolve(page);
    });
    const late = setTimeout(resolve, PATIENCE_MS, null);
    this.#process!.send({ id, ...order } satisfies MakerOrder, (error) => {
      if (error) this.#asked.get(id)?.(null);
    });
    try {
      return await promise;
    } finally {
      clearTimeout(late);
    }
  }
}
