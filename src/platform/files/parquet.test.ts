import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { type ParquetTable, writeParquet } from './parquet.ts';

/** What DuckDB finds in Parquet bytes, by a query in which `file` stands for the file. */
async function query(bytes: Buffer, statement: (file: string) => string): Promise<unknown[][]> {
  const path = join(tmpdir(), `antei-parquet-test-${randomBytes(6).toString('hex')}.parquet`);
  writeFileSync(path, bytes);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(statement(`'${path}'`))).getRowsJson() as unknown[][];
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(path);
  }
}

const COLUMNS = [
  { name: 'code', type: 'VARCHAR' },
  { name: 'listed_on', type: 'DATE' },
  { name: 'basic', type: 'BOOLEAN' },
  { name: 'place', type: 'INTEGER' },
  { name: 'percent', type: 'DOUBLE' },
] as const satisfies ParquetTable['columns'];

const NASTY = `'); drop table exported; -- "$1" \u3000𠮷\n`;

test('types, blanks, order and awkward texts survive', async () => {
  const rows = [
    ['b', '2026-08-18', true, 1, 12.5],
    [NASTY, '1949-12-01', false, 2, 0],
    [null, null, null, null, null],
    ['', '2199-12-31', true, -3, 1e-3],
  ];
  const bytes = await writeParquet({ columns: COLUMNS, rows, metadata: {} });
  assert.deepEqual(await query(bytes, (file) => `select * from ${file}`), rows);
  const types = await query(bytes, (file) => `select column_type from (describe from ${file})`);
  assert.deepEqual(
    types.flat(),
    COLUMNS.map(({ type }) => type),
  );
  assert.deepEqual(
    await query(bytes, (file) => `select distinct compression from parquet_metadata(${file})`),
    [['ZSTD']],
  );
});

test('metadata is kept to the letter', async () => {
  const metadata = { as_of: '2026-08-18', citation: `出典：厚生労働省 ${NASTY}` };
  const bytes = await writeParquet({ columns: COLUMNS, rows: [], metadata });
  assert.deepEqual(
    Object.fromEntries(
      (await query(
        bytes,
        (file) => `select decode(key), decode(value) from parquet_kv_metadata(${file})`,
      )) as [string, string][],
    ),
    metadata,
  );
  assert.deepEqual(await query(bytes, (file) => `select count(*) from ${file}`), [['0']]);
});

test('more rows than one vector keep their order, and the same rows give the same bytes', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => [`X${i}`, null, i % 2 === 0, i, i / 7]);
  const made = await Promise.all(
    [0, 1].map(() => writeParquet({ columns: COLUMNS, rows, metadata: { a: 'b' } })),
  );
  assert.ok(made[0]!.equals(made[1]!));
  assert.deepEqual(
    (await query(made[0]!, (file) => `select place from ${file}`)).flat(),
    rows.map((row) => row[3]),
  );
});

test('a name that is no column name is refused', async () => {
  const table = { columns: [{ name: 'a" varchar); --', type: 'VARCHAR' as const }], rows: [], metadata: {} };
  await assert.rejects(writeParquet(table), /not a column name/);
  await assert.rejects(
    writeParquet({ ...table, columns: COLUMNS, metadata: { "a'": 'b' } }),
    /not a column name/,
  );
});
