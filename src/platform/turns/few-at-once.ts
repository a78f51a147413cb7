import { setTimeout as sleep } from 'node:timers/promises';

/** Lets only so much work run at a time, in the order of arrival; what waits here holds no connection to the database. */
export class FewAtOnce {
  #free: number;
  readonly #waiting: (() => void)[] = [];
  readonly #before: () => Promise<unknown>;
  readonly #rests: boolean;

  /**
   * @param before what each still waits for when it is its turn
   * @param rests true leaves half of the time to everybody else: whoever waits comes as long after the one before as that one took
   */
  constructor(most: number, before: () => Promise<unknown> = async () => undefined, rests = false) {
    this.#free = most;
    this.#before = before;
    this.#rests = rests;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    let started = performance.now();
    try {
      await this.#before();
      started = performance.now();
      return await work();
    } finally {
      void this.#next(performance.now() - started);
    }
  }

  async #next(took: number): Promise<void> {
    if (this.#rests && this.#waiting.length > 0) await sleep(took);
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
  }
}
