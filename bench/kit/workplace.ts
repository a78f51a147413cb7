/** A temporary folder for one run of the benchmarks, and everything that must end before it is removed. */

export interface Workplace {
  root: string;
  /** Runs before the folder goes, last come first; also when a benchmark fails or is interrupted. */
  atEnd(work: () => Promise<unknown>): void;
  /** A data folder that a first start filled with the demonstration: a copy for each who asks, so that no measure finds another's. */
  filled(): Promise<string>;
  close(): Promise<void>;
}
