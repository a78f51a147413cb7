/** The one seam to an analytics engine (DESIGN §8): rooms ask this, and each engine has an adapter beside it. */
import type { ParquetColumn } from '../files/parquet.ts';
import type { CellValue } from '../files/xlsx.ts';

export type AnalyticsValue = string | number | boolean | null;

export interface AnalyticsEngine {
  /** Rows of a statement as objects by column name; sums are numbers. Values go in by name: `$code`. */
  query<Row>(sql: string, values?: Record<string, AnalyticsValue>): Promise<Row[]>;
  /** Makes a table of rows held in memory; one of that name is replaced. */
  load(table: string, columns: readonly ParquetColumn[], rows: Iterable<readonly CellValue[]>): Promise<void>;
  /**
   * Compresses the tables in memory: to a sixth, and questions find their rows sooner. It is done between two questions; where they do
   * not leave room for a while, the tables stay as they are.
   */
  compress(): Promise<void>;
  /** Works with another number of threads than it was opened with; by one at a time, as all statements share them. */
  withThreads<T>(threads: number, work: () => Promise<T>): Promise<T>;
  /** True once it is closed, or has failed so that it answers nothing more: open another. */
  readonly lost: boolean;
  close(): void;
}

export interface EngineLimits {
  threads: number;
  memoryMb: number;
}
