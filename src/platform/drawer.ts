/**
 * The one place where costly files come about: packs, reviews, receipts, downloads. Whoever asks for the same at the same time
 * shares its making; what differs waits in a line that is short enough to be worth waiting in; what was drawn is kept for a
 * while. Drawing itself happens in a thread of its own (draw-thread.ts), so that pages go on being answered meanwhile.
 */
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import type { DrawOrder, DrawReply } from './draw-thread.ts';
import { AnteiError } from './errors.ts';

export interface DrawerLimits {
  /** Files that may wait for their turn; one is made at a time. */
  waiting: number;
  /** Bytes of drawings kept. */
  keptBytes: number;
  /** Milliseconds that one drawing may take. */
  deadlineMs: number;
  /** Megabytes of the thread's heap. */
  heapMb: number;
}

/** A review of everything takes two seconds and 200 MB; the last of the line waits for less than a minute. */
const LIMITS: DrawerLimits = { waiting: 20, keptBytes: 64_000_000, deadlineMs: 60_000, heapMb: 512 };

/** What is to be drawn. */
export interface Drawing {
  /** What was asked for, of parameters that mean something only, and the revision of what it is drawn from. */
  key: string;
  /** The file of the function that draws, and its name: it returns bytes or text. */
  module: URL;
  name: string;
  /** Reads what the function is given, in this thread: it has to survive a copy to another. */
  read: () => Promise<unknown[]>;
  /** False for what is of one reader only, and for nobody to be kept. */
  keep?: boolean;
}

/** Writes rows of cells as CSV (files/csv.ts). */
export const CSV_WRITER = { module: new URL('./files/csv.ts', import.meta.url), name: 'writeCsv' };

export class Drawer {
  readonly #limits: DrawerLimits;
  readonly #making = new Map<string, Promise<unknown>>();
  readonly #kept: LRUCache<string, Buffer>;
  #last: Promise<unknown> = Promise.resolve();
  #thread: Worker | null = null;

  constructor(limits: Partial<DrawerLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
    this.#kept = new LRUCache({
      maxSize: this.#limits.keptBytes,
      sizeCalculation: (bytes, key) => bytes.length + key.length + 1,
    });
  }

  /**
   * A drawing, kept or made now.
   * @throws AnteiError `drawing-busy`, `drawing-failed`, and what reading and drawing throw
   */
  async draw(drawing: Drawing): Promise<Buffer> {
    const known = this.#kept.get(drawing.key);
    if (known) return known;
    return this.inTurn(drawing.key, async () => {
      const bytes = await this.#inThread({
        module: drawing.module.href,
        name: drawing.name,
        given: await drawing.read(),
      });
      if (drawing.keep !== false) this.#kept.set(drawing.key, bytes);
      return bytes;
    });
  }

  /**
   * What `make` makes when it is its turn, once for all who ask for the same meanwhile; nothing is kept.
   * @throws AnteiError `drawing-busy`, and what `make` throws
   */
  inTurn<T>(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#making.get(key) as Promise<T> | undefined;
    if (known) return known;
    if (this.#making.size > this.#limits.waiting)
      return Promise.reject(
        new AnteiError('drawing-busy', `${this.#limits.waiting}件が順番を待っています。`),
      );
    const made = this.#last.then(make).finally(() => this.#making.delete(key));
    this.#making.set(key, made);
    this.#last = made.catch(() => undefined);
    return made;
  }

  async #inThread(order: DrawOrder): Promise<Buffer> {
    const thread = this.#open();
    const { promise, resolve, reject } = Promise.withResolvers<DrawReply>();
    const fail = (error: unknown) => reject(error instanceof Error ? error : new Error('the thread ended'));
    const late = setTimeout(fail, this.#limits.deadlineMs, new Error('a drawing took too long'));
    thread.once('message', resolve).once('error', fail).once('exit', fail);
    // A thread that has nothing to do keeps no process alive.
    thread.ref();
    try {
      thread.postMessage(order);
      const { bytes, failure } = await promise;
      if (failure?.code) throw new AnteiError(failure.code, failure.detail);
      if (failure) throw new Error(failure.detail);
      return Buffer.from(bytes!.buffer, bytes!.byteOffset, bytes!.byteLength);
    } catch (error) {
      if (error instanceof AnteiError) throw error;
      // Whatever state it is in, the next drawing gets another.
      this.#thread = null;
      await thread.terminate();
      throw new AnteiError('drawing-failed', '資料を作る処理が止まりました。', { cause: error });
    } finally {
      clearTimeout(late);
      thread.off('message', resolve).off('error', fail).off('exit', fail);
      thread.unref();
    }
  }

  #open(): Worker {
    if (this.#thread) return this.#thread;
    const thread = new Worker(new URL('./draw-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMb },
    });
    this.#thread = thread;
    // One that ends while nobody waits for it is replaced by the next drawing.
    thread.on('error', () => undefined);
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = null;
    });
    return thread;
  }
}
