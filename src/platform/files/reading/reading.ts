/**
 * Reads foreign files, one at a time over the whole process, in a process of its own:
 *
 *   read ─▶ waits (queue.ts) ─▶ is read (reader-process.ts) ─▶ checked ─▶ the result
 *     │            │                  │
 *     │            │                  └─▶ too long, too much memory, ended: that error, and a new process
 *     │            └─▶ its sender leaves: taken out
 *     └─▶ no place: `reading-busy`
 *
 * The process is kept between files, so that an ordinary one costs a message there and back; it is replaced where a file has left
 * it large. What a reader throws, with its code and words, its caller gets.
 */

import { AnteiError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { numberText } from '../../number-text.ts';
import { Pieces } from '../pieces.ts';
import type { Order } from './protocol.ts';
import { FairQueue, type QueueBounds, type Sender } from './queue.ts';
import { type ReaderLimits, ReaderProcess } from './reader.ts';

export type { Sender } from './queue.ts';

/** Who sends a file: what its turn and its progress need to know. */
export interface Sending extends Sender {
  /** Aborted when the sender goes away. */
  signal?: AbortSignal | undefined;
  /** A name that the sender gave this file, to ask how far it is. */
  progress?: string | undefined;
}

/** A function of a module that reads a file, and what its result must look like. */
export interface FileReader<Args extends readonly unknown[], Result> {
  module: string;
  name: string;
  /** Bytes of the result as JSON. */
  maxResultBytes: number;
  /** The result as it may be trusted. @throws for anything else */
  check(result: unknown): Result;
  /** Only for the type of the arguments. */
  args?: Args;
}

/** How far a file is; `ahead` is how many are read before it. */
export type ReadingProgress = { state: 'waiting'; ahead: number } | { state: 'reading' };

export interface ReadingOptions extends ReaderLimits {
  log?: Log;
  queue?: QueueBounds;
}

/** Enough for fifty makers at once, and never more than this in the memory of the web process. */
const QUEUE: QueueBounds = { files: 200, bytes: 200_000_000 };
/** A file whose sender has left is read on for a moment: to end the process and start it again costs more than most files. */
const LEFT_MS = 2_000;
/** The part of its memory that a process may still use after a file and be kept. */
const KEEP_SHARE = 0.5;

interface Job {
  id: number;
  order: Order;
  maxResultBytes: number;
  sending: Sending;
  done: PromiseWithResolvers<unknown>;
}

export class Reading {
  readonly #options: ReadingOptions;
  readonly #queue: FairQueue<Job>;
  readonly #jobs = new Map<string, Job>();
  readonly #modules = new Set<string>();
  #process: ReaderProcess | null = null;
  #now: Job | null = null;
  #serving = false;
  #closed = false;
  #last = 0;

  constructor(options: ReadingOptions) {
    this.#options = options;
    this.#queue = new FairQueue(options.queue ?? QUEUE);
  }

  /** Starts the process before the first file comes. */
  warm(readers: readonly Pick<FileReader<readonly unknown[], unknown>, 'module'>[]): void {
    for (const { module } of readers) this.#modules.add(module);
    this.#ready();
  }

  /**
   * @param args pieces among them are taken over: nobody may read them afterwards
   * @param bytes what the file weighs while it waits
   * @throws AnteiError what the reader throws; `reading-busy`, `reading-too-long`, `reading-too-heavy`, `reading-ended`;
   *   `bad-request` where the sender has left
   */
  async read<Args extends readonly unknown[], Result>(
    reader: FileReader<Args, Result>,
    args: Args,
    { bytes, sending }: { bytes: number; sending: Sending },
  ): Promise<Result> {
    if (this.#closed) throw new AnteiError('reading-busy', 'サイトは止まるところです。');
    const { module, name, maxResultBytes } = reader;
    this.#modules.add(module);
    const { signal, progress } = sending;
    if (signal?.aborted) throw left();
    const done = Promise.withResolvers<unknown>();
    const job: Job = { id: ++this.#last, order: { module, name, args }, maxResultBytes, sending, done };
    if (!this.#queue.add(job, sending, bytes)) {
      letGoOf(args);
      throw new AnteiError(
        'reading-busy',
        `${numberText(this.#queue.length)}個のファイルが順番を待っています。`,
      );
    }
    if (progress) this.#jobs.set(progress, job);
    const leave = () => this.#leave(job);
    signal?.addEventListener('abort', leave, { once: true });
    try {
      void this.#serve();
      return reader.check(await done.promise);
    } finally {
      signal?.removeEventListener('abort', leave);
      if (progress && this.#jobs.get(progress) === job) this.#jobs.delete(progress);
    }
  }

  /** How far the file of a name has been read; null if there is none, or it is finished. */
  progress(name: string): ReadingProgress | null {
    const job = this.#jobs.get(name);
    if (!job) return null;
    const ahead = this.#queue.ahead(job);
    return ahead === null ? { state: 'reading' } : { state: 'waiting', ahead: ahead + (this.#now ? 1 : 0) };
  }

  /** Reads no more; nothing is left running. */
  async close(): Promise<void> {
    this.#closed = true;
    for (let job = this.#queue.take(); job; job = this.#queue.take())
      job.done.reject(new AnteiError('reading-busy', 'サイトは止まるところです。'));
    await this.#process?.end('left');
  }

  /** One loop at most: it ends when nothing waits. */
  async #serve(): Promise<void> {
    if (this.#serving) return;
    this.#serving = true;
    for (let job = this.#queue.take(); job; job = this.#queue.take()) {
      this.#now = job;
      await this.#readNow(job);
      this.#now = null;
    }
    this.#serving = false;
  }

  async #readNow(job: Job): Promise<void> {
    const { log, memoryMb } = this.#options;
    const reader = this.#ready();
    try {
      job.done.resolve(await reader.read(job.id, job.order, job.maxResultBytes));
    } catch (error) {
      if (reader.ended) log?.warn({ err: error, said: reader.lastWords }, 'the reading process ended');
      job.done.reject(error);
    }
    if (reader.rssBytes > memoryMb * 1_000_000 * KEEP_SHARE) await reader.end('left');
    if (reader.ended && !this.#closed) this.#ready();
  }

  #ready(): ReaderProcess {
    if (!this.#process || this.#process.ended)
      this.#process = new ReaderProcess(this.#options, [...this.#modules]);
    return this.#process;
  }

  #leave(job: Job): void {
    if (this.#queue.remove(job)) letGoOf(job.order.args);
    job.done.reject(left());
    if (this.#now !== job) return;
    setTimeout(() => {
      if (this.#now === job) void this.#process?.end('left');
    }, LEFT_MS).unref();
  }
}

function letGoOf(args: readonly unknown[]): void {
  for (const arg of args) if (arg instanceof Pieces) arg.letGo();
}

function left(): AnteiError {
  return new AnteiError('bad-request', 'ファイルを送る途中で取りやめられました。');
}

/** What a check throws of a result that is not what its reader gives. */
export function refused(): AnteiError {
  return new AnteiError('reading-ended', '読み取った結果の形が正しくありません。');
}

/** A place, a line or a count: a whole number from 0. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** A cell as JSON carries it. */
export function isCell(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
