/**
 * The long work of the web thread, in turns: a slice of one sender's (paced.ts), whatever else the thread has to do, a slice of the
 * next one's. So a short list is done while long ones are at it, and who sends many slows only the own ones.
 *
 *   run ─▶ a place ─▶ slice ─▶ pause ─▶ slice ─▶ … ─▶ the result
 *     │       │                  └─▶ its sender has left: no further
 *     │       └─▶ what is long waits for a place (FairQueue)
 *     └─▶ too many at work or waiting: `reading-busy`
 */

import { FairQueue, type Sender } from '../platform/files/reading/queue.ts';
import type { Sending } from '../platform/files/reading/reading.ts';
import { numberText } from '../platform/number-text.ts';
import { afterReaders } from '../platform/turns/courtesy.ts';
import { AnteiError } from './errors.ts';

export interface WorkBounds {
  /** Of one sender, at work and waiting. */
  ofSender: number;
  /** Short ones of a lane, all at work at once: they weigh nothing. */
  short: number;
  /** Long ones that are in memory at once. */
  long: number;
  /** Long lists that wait for it, not read yet, and their bytes. */
  waiting: { files: number; bytes: number };
}

const BOUNDS: WorkBounds = { ofSender: 10, short: 100, long: 6, waiting: { files: 100, bytes: 200_000_000 } };
const ALL = Number.POSITIVE_INFINITY;

export class FairWork {
  readonly #bounds: WorkBounds;
  readonly #turns = new FairQueue<() => void>({ files: ALL, bytes: ALL });
  readonly #waiting: FairQueue<() => void>;
  /** By sender. */
  readonly #own = new Map<string, number>();
  readonly #short = { organisation: 0, address: 0 };
  #long = 0;
  #turning = false;

  constructor(bounds = BOUNDS) {
    this.#bounds = bounds;
    this.#waiting = new FairQueue(bounds.waiting);
  }

  /**
   * @param bytes what it weighs while it waits; null for what is short
   * @param work gets what it awaits between two slices
   * @throws AnteiError `reading-busy`; `bad-request` if the sender has left
   */
  async run<T>(
    sending: Sending,
    bytes: number | null,
    work: (pause: () => Promise<void>) => Promise<T>,
  ): Promise<T> {
    const sender = `${sending.lane} ${sending.key}`;
    const own = this.#own.get(sender) ?? 0;
    if (own >= this.#bounds.ofSender) throw busy(`${own}件の一覧を照合しているところです。`);
    this.#own.set(sender, own + 1);
    try {
      const leave = bytes === null ? this.#enterShort(sending) : await this.#enterLong(sending, bytes);
      try {
        await this.#turn(sending);
        return await work(() => this.#turn(sending));
      } finally {
        leave();
      }
    } finally {
      const left = this.#own.get(sender)! - 1;
      if (left > 0) this.#own.set(sender, left);
      else this.#own.delete(sender);
    }
  }

  #enterShort({ lane }: Sender): () => void {
    if (this.#short[lane] >= this.#bounds.short) throw busy('たくさんの一覧を照合しているところです。');
    this.#short[lane]++;
    return () => void this.#short[lane]--;
  }

  async #enterLong(sending: Sending, bytes: number): Promise<() => void> {
    if (this.#long < this.#bounds.long) this.#long++;
    else await this.#wait(sending, bytes);
    return () => {
      const next = this.#waiting.take();
      // Its place goes to the next one.
      if (next) next();
      else this.#long--;
    };
  }

  async #wait({ lane, key, signal }: Sending, bytes: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    if (!this.#waiting.add(resolve, { lane, key }, bytes))
      throw busy(`${numberText(this.#waiting.length)}件の一覧が順番を待っています。`);
    const leave = () => {
      this.#waiting.remove(resolve);
      reject(gone());
    };
    signal?.addEventListener('abort', leave, { once: true });
    if (signal?.aborted) leave();
    await promise.finally(() => signal?.removeEventListener('abort', leave));
  }

  #turn({ lane, key, signal }: Sending): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#turns.add(() => (signal?.aborted ? reject(gone()) : resolve()), { lane, key }, 0);
    void this.#serve();
    return promise;
  }

  /** One slice after the other, and readers' pages before each. */
  async #serve(): Promise<void> {
    if (this.#turning) return;
    this.#turning = true;
    await afterReaders();
    this.#turning = false;
    this.#turns.take()?.();
    if (this.#turns.length > 0) void this.#serve();
  }
}

function busy(detail: string): AnteiError {
  return new AnteiError('reading-busy', detail);
}

function gone(): AnteiError {
  return new AnteiError('bad-request', '送る途中で取りやめられました。');
}
