import { setTimeout as sleep } from 'node:timers/promises';

/** Longest rest: a turn that waited for something else is no reason to keep others waiting. */
const MOST_REST_MS = 200;

/** Leaves half of the time to everybody else, whichever of its lines work comes from: after each piece there is a pause as long as that took. */
export class Halves {
  #until = 0;

  async wait(): Promise<void> {
    for (let ms = this.#until - performance.now(); ms > 0; ms = this.#until - performance.now())
      await sleep(ms);
  }

  worked(ms: number): void {
    this.#until = Math.max(this.#until, performance.now()) + Math.min(ms, MOST_REST_MS);
  }
}

/** Lets only so much work run at a time, in the order of arrival; what waits here holds no connection to the database. */
export class FewAtOnce {
  #free: number;
  readonly #waiting: (() => void)[] = [];
  readonly #before: () => Promise<unknown>;
  readonly #halves: Halves | null;

  /**
   * @param before what each still waits for when it is its turn
   * @param halves what of the time it leaves to everybody else, together with the other lines that have the same
   */
  constructor(
    most: number,
    before: () => Promise<unknown> = async () => undefined,
    halves: Halves | null = null,
  ) {
    this.#free = most;
    this.#before = before;
    this.#halves = halves;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      await this.#halves?.wait();
      await this.#before();
      const started = performance.now();
      try {
        return await work();
      } finally {
        this.#halves?.worked(performance.now() - started);
      }
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
