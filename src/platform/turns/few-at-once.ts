/** Lets only so much work run at a time, in the order of arrival; what waits here holds no connection to the database. */
export class FewAtOnce {
  #free: number;
  readonly #waiting: (() => void)[] = [];
  readonly #before: () => Promise<unknown>;

  /** @param before what each still waits for when it is its turn */
  constructor(most: number, before: () => Promise<unknown> = async () => undefined) {
    this.#free = most;
    this.#before = before;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      await this.#before();
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
