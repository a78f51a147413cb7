/**
 * The one place that makes costly files: packs, reviews, receipts, downloads. Requests for the same file at the same time
 * share one; different ones wait in a line that is short enough to be worth waiting in, and fair: organisations that are
 * signed in do not wait behind strangers, nor anybody behind all that another asks for, nor for one who has left (asker.ts). What
 * was drawn is kept for a while. Drawing itself happens in a thread of its own (draw-thread.ts), so that pages go on being answered meanwhile.
 */

import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import { AnteiError } from '../errors.ts';
import { FairQueue, type QueueBounds } from '../files/reading/queue.ts';
import { numberText } from '../number-text.ts';
import { type Asker, currentAsker } from './asker.ts';
import type { DrawOrder, DrawReply } from './draw-thread.ts';

export interface DrawerLimits {
  /** Files that may wait for their turn, of organisations and of strangers; of each a fifth of one asker. One is made at a time. */
  waiting: QueueBounds['files'];
  /** Bytes of drawings kept. */
  keptBytes: number;
  /** Milliseconds that one drawing may take. */
  deadlineMs: number;
  /** Megabytes of the thread's heap. */
  heapMb: number;
}

/**
 * A review of everything takes two seconds and 200 MB; the last of thirty strangers, with as many of organisations between them, waits for two
 * minutes. A maker's own file takes a tenth of it, and on the day of a report all of them may ask at once.
 */
const LIMITS: DrawerLimits = {
  waiting: { organisation: 100, address: 30 },
  keptBytes: 64_000_000,
  deadlineMs: 60_000,
  heapMb: 512,
};

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

interface Job {
  key: string;
  make: () => Promise<unknown>;
  /** How many wait for it. */
  askers: number;
  begun: boolean;
  /** Who has a place in the line for it. */
  places: Set<string>;
  done: PromiseWithResolvers<unknown>;
}

/** Writes rows of cells as CSV (files/csv.ts). */
export const CSV_WRITER = { module: new URL('../files/csv.ts', import.meta.url), name: 'writeCsv' };

export class Drawer {
  readonly #limits: DrawerLimits;
  readonly #jobs = new Map<string, Job>();
  readonly #line: FairQueue<Job>;
  readonly #kept: LRUCache<string, Buffer>;
  #serving = false;
  #thread: Worker | null = null;

  constructor(limits: Partial<DrawerLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
    this.#line = new FairQueue({ files: this.#limits.waiting, bytes: Number.POSITIVE_INFINITY });
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
   * What `make` makes when it is its turn, once for all who ask for the same meanwhile; nothing is kept. If all of them leave
   * before, it is not made.
   * @throws AnteiError `drawing-busy`, `bad-request` if the asker has left, and what `make` throws
   */
  async inTurn<T>(key: string, make: () => Promise<T>): Promise<T> {
    const asker = currentAsker();
    const { signal } = asker;
    if (signal?.aborted) throw left();
    const job = this.#jobOf(key, make, asker);
    job.askers++;
    const gone = Promise.withResolvers<never>();
    const leave = () => gone.reject(left());
    signal?.addEventListener('abort', leave, { once: true });
    try {
      void this.#serve();
      return await (Promise.race([job.done.promise, gone.promise]) as Promise<T>);
    } finally {
      signal?.removeEventListener('abort', leave);
      job.askers--;
      if (job.askers === 0) this.#drop(job);
    }
  }

  /** What is to be made, with a place in the line for everyone who asks: it is made when the first of them has a turn. */
  #jobOf(key: string, make: () => Promise<unknown>, asker: Asker): Job {
    const known = this.#jobs.get(key);
    const job = known ?? {
      key,
      make,
      askers: 0,
      begun: false,
      places: new Set(),
      done: Promise.withResolvers(),
    };
    const place = `${asker.lane} ${asker.key}`;
    if (job.begun || job.places.has(place)) return job;
    if (this.#line.add(job, asker, 1)) job.places.add(place);
    else if (!known)
      throw new AnteiError('drawing-busy', `${numberText(this.#line.length)}件が順番を待っています。`);
    this.#jobs.set(key, job);
    return job;
  }

  /** One loop at most: it ends when nothing waits. */
  async #serve(): Promise<void> {
    if (this.#serving) return;
    this.#serving = true;
    for (let job = this.#line.take(); job; job = this.#line.take()) {
      job.begun = true;
      this.#line.remove(job);
      await job.make().then(job.done.resolve, job.done.reject);
      this.#jobs.delete(job.key);
    }
    this.#serving = false;
  }

  /** Gives the places free of what nobody waits for; what has begun is finished. */
  #drop(job: Job): void {
    if (job.begun) return;
    this.#line.remove(job);
    this.#jobs.delete(job.key);
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
      if (failure?.code) throw new AnteiError(failure.code, failure.detail, { remedy: failure.remedy });
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

function left(): AnteiError {
  return new AnteiError('bad-request', '資料ができる前に取りやめられました。');
}
