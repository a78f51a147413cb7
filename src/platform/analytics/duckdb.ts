/** The engine of one machine: DuckDB in memory, reading Parquet files in place. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBResultReader,
  JSDuckDBValueConverter,
} from '@duckdb/node-api';
import { identifier, parquetChunks } from '../files/parquet.ts';
import type { AnalyticsEngine, AnalyticsValue, EngineLimits } from './engine.ts';

/** A question takes milliseconds; what builds a cube takes a second. */
const COMPRESS_TRIES = 60;
const COMPRESS_PAUSE_MS = 25;

/** What DuckDB says when it will not go on: its own invariants are broken, or it was closed. A wrong statement says other things. */
const LOST =
  /^(FATAL|INTERNAL) Error|database has been invalidated|instance closed|connection disconnected|^Connection Error/;

/** True for an error after which an engine answers nothing more. */
export function isLost(error: unknown): boolean {
  return error instanceof Error && LOST.test(error.message.replace(/^Failed to (connect|query): /, ''));
}

/** A DuckDB in memory. It installs nothing from the network. */
export async function openDuckDb({ threads, memoryMb }: EngineLimits): Promise<AnalyticsEngine> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${memoryMb}MB`,
    autoinstall_known_extensions: 'false',
  });
  const idle: DuckDBConnection[] = [];
  let [lost, closed] = [false, false];
  /** A connection runs one statement at a time; pages ask at once. */
  const withConnection = async <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
    let connection: DuckDBConnection | undefined;
    try {
      connection = idle.pop() ?? (await instance.connect());
      return await work(connection);
    } catch (error) {
      lost ||= isLost(error);
      throw error;
    } finally {
      if (connection && closed) connection.closeSync();
      else if (connection) idle.push(connection);
    }
  };
  return {
    get lost() {
      return lost;
    },
    query: <Row>(sql: string, values: Record<string, AnalyticsValue> = {}) =>
      withConnection(async (connection) => {
        return plainRows(await connection.runAndReadAll(sql, values)) as Row[];
      }),
    load: (table, columns, rows) =>
      withConnection(async (connection) => {
        const declared = columns.map(({ name, type }) => `${identifier(name)} ${type}`);
        await connection.run(`create or replace table ${identifier(table)} (${declared.join(', ')})`);
        const appender = await connection.createAppender(table);
        for (const chunk of parquetChunks(columns, rows)) appender.appendDataChunk(chunk);
        appender.closeSync();
      }),
    compress: () =>
      withConnection(async (connection) => {
        for (let tries = 0; tries < COMPRESS_TRIES; tries++) {
          const refused = await connection.run('checkpoint').then(
            () => null,
            (error: unknown) => error,
          );
          if (refused === null) return;
          if (isLost(refused)) throw refused;
          await sleep(COMPRESS_PAUSE_MS);
        }
      }),
    async withThreads(most, work) {
      const use = (count: number) =>
        withConnection((connection) => connection.run(`set threads = ${Number(count)}`));
      await use(most);
      return work().finally(() => use(threads));
    },
    close() {
      if (closed) return;
      [lost, closed] = [true, true];
      for (const connection of idle) connection.closeSync();
      instance.closeSync();
    },
  };
}

/**
 * Rows of a result. The library turns each value by its type, which of two thousand rows takes as long as their statement. Texts and
 * doubles are what they are; counts come as bigints, and every one of ours is far below 2^53; the library turns the rest.
 */
function plainRows(reader: DuckDBResultReader): Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = Array.from({ length: reader.currentRowCount }, () => ({}));
  const types = reader.columnTypes();
  const columns = reader.getColumns();
  for (const [column, name] of reader.deduplicatedColumnNames().entries()) {
    const values = columns[column] ?? [];
    for (let row = 0; row < values.length; row++) {
      const value = values[row]!;
      if (typeof value === 'bigint') rows[row]![name] = Number(value);
      else if (typeof value === 'object' && value !== null)
        rows[row]![name] = JSDuckDBValueConverter(value, types[column]!, JSDuckDBValueConverter);
      else rows[row]![name] = value;
    }
  }
  return rows;
}
