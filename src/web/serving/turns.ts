import { AnteiError } from '../errors.ts';

/** Who waits: a `reader` opens a page; a `sender` has sent something and waits for the answer's page; for `nobody` a kept page is made again. */
export type Waiter = 'reader' | 'sender' | 'nobody';

export interface TurnLimits {
  /** Pages that are made at once: one is rendered while others wait for the database. */
  atOnce: number;
  /** Milliseconds after which a page no longer keeps others waiting: it waits for something slow itself. */
  holdMs: number;
  /** Readers that may wait. */
  waiting: number;
}

/** A page takes some 5 ms of the one thread: the last in line waits for ten seconds. */
const LIMITS: TurnLimits = { atOnce: 4, holdMs: 100, waiting: 2_000 };

/**
 * Whose page is made next. All pages are rendered by one thread; without an order, a thousand requests ask the database at once and
 * none is finished. Readers come before senders, whose files have taken seconds anyhow: whatever is sent, a page that somebody
 * opens waits for a few others only.
 */
export class Turns {
  readonly #limits: TurnLimits;
  readonly #lines: Record<Waiter, (() => void)[]> = { reader: [], sender: [], nobody: [] };
  #taken = 0;

  constructor(limits: Partial<TurnLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  /** True if a reader would wait for others: an answer that is a little older then comes sooner. */
  get crowded(): boolean {
    return this.#lines.reader.length >= this.#limits.atOnce;
  }

  /**
   * Waits for a turn.
   * @returns ends the turn; to call it again does nothing
   * @throws AnteiError `pages-busy` if too many wait
   */
  async take(waiter: Waiter): Promise<() => void> {
    const line = this.#lines[waiter];
    if (line.length >= this.#limits.waiting)
      throw new AnteiError('pages-busy', `${this.#limits.waiting}件が順番を待っています。`);
    if (this.#taken >= this.#limits.atOnce || line.length > 0)
      await new Promise<void>((resolve) => line.push(resolve));
    else this.#taken++;
    let ended = false;
    const end = () => {
      if (ended) return;
      ended = true;
      clearTimeout(patience);
      this.#next();
    };
    const patience = setTimeout(end, this.#limits.holdMs);
    return end;
  }

  /** Gives a place that became free to the next; not before what has arrived meanwhile was looked at, as that may come first. */
  #next(): void {
    setImmediate(() => {
      const { reader, sender, nobody } = this.#lines;
      const next = reader.shift() ?? sender.shift() ?? nobody.shift();
      if (next) next();
      else this.#taken--;
    });
  }
}
