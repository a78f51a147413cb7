import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api';
import { daysBetween } from '../clock.ts';
import type { CellValue } from './xlsx.ts';

const TYPES = { VARCHAR, DATE, BOOLEAN, INTEGER, DOUBLE } as const satisfies Record<string, DuckDBType>;

/** A column of a Parquet file. Dates are given as `YYYY-MM-DD`, blanks as null. */
export interface ParquetColumn {
  /** Lower case letters, digits and underscores: it becomes part of a statement. */
  name: string;
  type: keyof typeof TYPES;
}

export interface ParquetTable {
  columns: readonly ParquetColumn[];
  /** Values in the order of the columns; the file keeps the order of the rows. */
  rows: Iterable<readonly CellValue[]>;
  /** Written into the file's key-value metadata. Keys as column names. */
  metadata: Record<string, string>;
}

/**
 * Writes a Parquet file (zstd) with DuckDB. Statements are made of column names and types only; values, metadata and the
 * path of the temporary file go in as parameters.
 */
export async function writeParquet({ columns, rows, metadata }: ParquetTable): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'antei-parquet-'));
  // One thread: the same rows give the same bytes, and a web machine keeps its other core.
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    autoinstall_known_extensions: 'false',
  });
  const connection = await instance.connect();
  try {
    const declared = columns.map(({ name, type }) => `${identifier(name)} ${type}`);
    await connection.run(`create table exported (${declared.join(', ')})`);
    const appender = await connection.createAppender('exported');
    for (const chunk of parquetChunks(columns, rows)) appender.appendDataChunk(chunk);
    appender.closeSync();

    const path = join(folder, 'exported.parquet');
    const keys = Object.keys(metadata);
    const pairs = keys.map((key, index) => `${identifier(key)}: $${index + 2}`);
    const noted = keys.length > 0 ? `, kv_metadata {${pairs.join(', ')}}` : '';
    await connection.run(`copy exported to $1 (format parquet, compression zstd${noted})`, [
      path,
      ...Object.values(metadata),
    ]);
    return await readFile(path);
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A name of ours as SQL takes it. @throws TypeError for one that is not */
export function identifier(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new TypeError(`not a column name: ${name}`);
  return `"${name}"`;
}

/** DuckDB takes rows in vectors of at most this many. */
const VECTOR_SIZE = 2048;

/** Rows as the engine takes them in. */
export function* parquetChunks(
  columns: readonly ParquetColumn[],
  rows: Iterable<readonly CellValue[]>,
): Generator<DuckDBDataChunk> {
  const types = columns.map(({ type }) => TYPES[type]);
  let values: DuckDBValue[][] = [];
  for (const row of rows) {
    values.push(columns.map(({ type }, index) => toDuckDb(type, row[index]!)));
    if (values.length === VECTOR_SIZE) {
      yield filled(types, values);
      values = [];
    }
  }
  if (values.length > 0) yield filled(types, values);
}

function filled(types: readonly DuckDBType[], rows: DuckDBValue[][]): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create(types);
  chunk.setRows(rows);
  return chunk;
}

function toDuckDb(type: ParquetColumn['type'], value: CellValue): DuckDBValue {
  if (value === null || type !== 'DATE') return value;
  return new DuckDBDateValue(daysBetween('1970-01-01', String(value)));
}
