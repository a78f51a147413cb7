/**
 * The one seam to an analytics engine (DESIGN §8): rooms write plain SQL, and what runs it can be another engine where one
 * machine is outgrown. Here it is DuckDB in memory, reading Parquet files where they lie.
 */
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { identifier, type ParquetColumn, parquetChunks } from './files/parquet.ts';
import type { CellValue } from './files/xlsx.ts';

export type AnalyticsValue = string | number | boolean | null;

export interface AnalyticsEngine {
  /** Rows of a statement as objects by column name; sums are numbers. Values go in by name: `$code`. */
  query<Row>(sql: string, values?: Record<string, AnalyticsValue>): Promise<Row[]>;
  /** Makes a table of rows held in memory; one of that name is replaced. */
  load(table: string, columns: readonly ParquetColumn[], rows: Iterable<readonly CellValue[]>): Promise<void>;
  close(): void;
}

export interface EngineLimits {
  threads: number;
  memoryMb: number;
}

/** A DuckDB in memory. It installs nothing from the network. */
export async function openAnalytics({ threads, memoryMb }: EngineLimits): Promise<AnalyticsEngine> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${memoryMb}MB`,
    autoinstall_known_extensions: 'false',
  });
  const idle: DuckDBConnection[] = [];
  /** A connection runs one statement at a time; pages ask at once. */
  const withConnection = async <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
    const connection = idle.pop() ?? (await instance.connect());
    try {
      return await work(connection);
    } finally {
      idle.push(connection);
    }
  };
  return {
    query: <Row>(sql: string, values: Record<string, AnalyticsValue> = {}) =>
      withConnection(async (connection) => {
        const reader = await connection.runAndReadAll(sql, values);
        return reader.getRowObjectsJS().map(plain) as Row[];
      }),
    load: (table, columns, rows) =>
      withConnection(async (connection) => {
        const declared = columns.map(({ name, type }) => `${identifier(name)} ${type}`);
        await connection.run(`create or replace table ${identifier(table)} (${declared.join(', ')})`);
        const appender = await connection.createAppender(table);
        for (const chunk of parquetChunks(columns, rows)) appender.appendDataChunk(chunk);
        appender.closeSync();
      }),
    close() {
      for (const connection of idle) connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Counts come as bigints; every one of ours is far below 2^53. */
function plain(row: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(row)) if (typeof value === 'bigint') row[name] = Number(value);
  return row;
}
