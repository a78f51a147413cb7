/** What is recorded of records on a cluster of ClickHouse. Pure. */

/** Rows, and their quantity in listed units. */
export interface Counted {
  rows: number;
  quantity: number;
}

/** A file of a load. */
export interface LoadFile extends Counted {
  name: string;
  sha256: string;
  /** What of it every shard holds, the first shard first. */
  shards: Counted[];
}

/** A load that is complete on every shard: what every count of the cluster is compared with. */
export interface Load extends Counted {
  /** Its number: the partition of its rows and sums. */
  id: number;
  dataset: string;
  /** The file's hash; of several files one over theirs. */
  sha256: string;
  codes: number;
  files: LoadFile[];
  shards: Counted[];
  namedAt: Date;
  /** What is missing, and since when; null while nothing is. */
  missing: { what: string; since: Date } | null;
}

/** Sums of doubles depend on the order in which they are added: shards merge as they like. */
const RELATIVE = 1e-9;

const isClose = (a: number, b: number): boolean =>
  Math.abs(a - b) <= RELATIVE * Math.max(Math.abs(a), Math.abs(b));

export const isSame = (a: Counted, b: Counted): boolean =>
  a.rows === b.rows && isClose(a.quantity, b.quantity);

export const NOTHING: Counted = { rows: 0, quantity: 0 };

/** All of some counts together. */
export const sumOf = (counts: readonly Counted[]): Counted => ({
  rows: counts.reduce((sum, { rows }) => sum + rows, 0),
  quantity: counts.reduce((sum, { quantity }) => sum + quantity, 0),
});

/** What came to one after another was there. */
export const lessOf = (after: Counted, before: Counted): Counted => ({
  rows: after.rows - before.rows,
  quantity: after.quantity - before.quantity,
});
