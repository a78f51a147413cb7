/** The daily editions, one after the other: additions, removals, the day's changes, and the marks of the day. */
import type { IsoDate } from '../../platform/clock.ts';
import type { Cell } from '../model.ts';
import { COLUMN } from '../official/columns.ts';
import type { DemoProduct } from './products/types.ts';
import { type Random, stream } from './random.ts';
import { Balance } from './states/balance.ts';
import { drawMove, type Move } from './states/moves.ts';
import { compareRows, toRow, writeStatus } from './states/row.ts';
import type { DemoStatus } from './states/status.ts';

export interface DemoEdition {
  asOf: IsoDate;
  /**
   * The 21 cells of each product. A row that did not change is the very same array as in the edition before: read, do not
   * write.
   */
  rows: Cell[][];
}

/** A product with its state and its row; replaced, never changed. */
export interface Entry {
  product: DemoProduct;
  status: DemoStatus;
  row: Cell[];
}

/** Everything that is fixed before the first edition. */
export interface Script {
  seed: number;
  days: IsoDate[];
  /** The first edition, in official order. */
  first: Entry[];
  /** Products that join on each day. */
  joining: DemoProduct[][];
  /** How many leave on each day. */
  leaving: number[];
}

/** Gives the editions; every call tells the same story from the start. */
export function* tell(script: Script): Generator<DemoEdition> {
  const { days } = script;
  const random = stream(script.seed, 'days');
  const country = new Country(random, script.first);
  for (let t = 0; t < days.length; t++) {
    const today = days[t]!;
    if (t > 0) {
      country.balance.setProgress(t / (days.length - 1));
      country.dawn();
      country.leave(script.leaving[t]!);
      for (const p of script.joining[t]!) country.join(p, today);
      country.live(today);
    }
    yield { asOf: today, rows: country.entries.map((e) => e.row) };
  }
}

class Country {
  readonly entries: Entry[];
  readonly balance: Balance;
  private readonly random: Random;
  private readonly perMaker = new Map<string, number>();

  constructor(random: Random, first: Entry[]) {
    this.random = random;
    this.entries = [...first];
    this.balance = new Balance(first.map((e) => e.status));
    for (const e of first) this.perMaker.set(e.product.maker.name, this.ofMaker(e) + 1);
  }

  private ofMaker(e: Entry): number {
    return this.perMaker.get(e.product.maker.name) ?? 0;
  }

  /** Yesterday's marks go. */
  dawn(): void {
    for (let i = 0; i < this.entries.length; i++) {
      const entry = this.entries[i]!;
      if (entry.row[COLUMN.isNew] === '') continue;
      const row = [...entry.row];
      row[COLUMN.isNew] = '';
      this.entries[i] = { ...entry, row };
    }
  }

  /** Products leave from among those sold out and given up; never the last one of a maker. */
  leave(count: number): void {
    for (let n = 0; n < count; n++) {
      const soldOut = (e: Entry): boolean =>
        e.status.response === 'stopped' && e.status.volume === 'delisting';
      const at = this.find((e) => soldOut(e) && this.ofMaker(e) > 1) ?? this.find((e) => this.ofMaker(e) > 1);
      if (at === null) return;
      const gone = this.entries[at]!;
      this.entries.splice(at, 1);
      this.balance.add(gone.status, -1);
      this.perMaker.set(gone.product.maker.name, this.ofMaker(gone) - 1);
    }
  }

  join(product: DemoProduct, today: IsoDate): void {
    const status: DemoStatus = {
      response: 'normal',
      volume: 'normal',
      reason: 'none',
      outlook: 'none',
      text: null,
      volumeOutlook: null,
      percent: null,
      responseUpdatedOn: today,
      updatedOn: today,
    };
    const entry: Entry = { product, status, row: toRow(product, status, true) };
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareRows(this.entries[middle]!.row, entry.row) < 0) low = middle + 1;
      else high = middle;
    }
    this.entries.splice(low, 0, entry);
    this.balance.add(status, 1);
    this.perMaker.set(product.maker.name, this.ofMaker(entry) + 1);
  }

  /** The day's changes: 10 to 60 in a country of full size, most days nearer 10. */
  live(today: IsoDate): void {
    const { random } = this;
    const size = Math.min(1, this.entries.length / 4000);
    let left = Math.max(1, Math.round((10 + 48 * random.next() ** 1.8) * size));
    for (let tries = 0; left > 0 && tries < 2000; tries++) {
      const move = drawMove(random, this.balance, today);
      const at = this.find((e) => this.result(e, move) !== null);
      if (at === null) continue;
      const { product } = this.entries[at]!;
      this.apply(at, move, today);
      left -= 1;
      // Reports come by the box: often the other strengths of the same maker follow.
      if (!random.chance(0.35)) continue;
      for (const next of [at + 1, at + 2]) {
        const other = this.entries[next];
        const isSibling = other?.product.maker === product.maker && other.product.family === product.family;
        if (left === 0 || !isSibling || this.result(other, move) === null) continue;
        this.apply(next, move, today);
        left -= 1;
      }
    }
  }

  /** What the move makes of a product; null if it cannot happen or the product has had its change of the day. */
  private result(e: Entry, move: Move): Partial<DemoStatus> | null {
    return e.row[COLUMN.isNew] === '' ? move(e.status) : null;
  }

  private apply(at: number, move: Move, today: IsoDate): void {
    const before = this.entries[at]!;
    const after = { ...before.status, ...move(before.status), updatedOn: today };
    this.balance.add(before.status, -1);
    this.balance.add(after, 1);
    const row = [...before.row];
    writeStatus(row, after);
    row[COLUMN.isNew] = 'New';
    this.entries[at] = { product: before.product, status: after, row };
  }

  /** A random place that satisfies the test; null when a long search finds none. */
  private find(test: (e: Entry) => boolean): number | null {
    for (let tries = 0; tries < 3000; tries++) {
      const at = Math.floor(this.random.next() * this.entries.length);
      if (test(this.entries[at]!)) return at;
    }
    return null;
  }
}
