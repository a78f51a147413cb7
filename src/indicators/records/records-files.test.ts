/** What is found where shards say they have other than the files. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openAnalytics } from '../../platform/analytics/analytics.ts';
import { type ParquetColumn, writeParquet } from '../../platform/files/parquet.ts';
import type { CellValue } from '../../platform/files/xlsx.ts';
import { DISPENSING_COLUMNS } from '../datasets/dispensing-rows.ts';
import { comparePairs, describeSums, readFiles } from './records-files.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'antei-pairs-'));
});
after(() => rm(folder, { recursive: true }));

async function file(name: string, columns: readonly ParquetColumn[], rows: CellValue[][]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, await writeParquet({ columns, rows, metadata: {} }));
  return path;
}

const row = (code: string, prefecture: string, quantity: number): CellValue[] => [
  ...[code, prefecture, '2022-04', '45', 'M', 'inpatient', quantity],
];
const SHARD_COLUMNS = [
  { name: 'shard', type: 'INTEGER' },
  { name: 'code', type: 'VARCHAR' },
  { name: 'prefecture', type: 'VARCHAR' },
  { name: 'n', type: 'INTEGER' },
  { name: 'quantity', type: 'DOUBLE' },
] as const;
const RIGHT: CellValue[][] = [
  [1, 'AAAA', '13', 3, 6.5],
  [1, 'BBBB', '01', 1, 4],
  [2, 'AAAA', '01', 1, 0.25],
];

async function compared(shards: CellValue[][]) {
  const engine = await openAnalytics({ threads: 1, memoryMb: 256 });
  try {
    const files = [
      await file('a.parquet', DISPENSING_COLUMNS, [
        row('BBBB', '01', 4),
        row('AAAA', '13', 1),
        row('AAAA', '13', 2.5),
      ]),
      await file('b.parquet', DISPENSING_COLUMNS, [row('AAAA', '13', 3), row('AAAA', '01', 0.25)]),
    ];
    const read = await readFiles(engine, files);
    return { read, ...(await comparePairs(engine, await file('shards.parquet', SHARD_COLUMNS, shards))) };
  } finally {
    engine.close();
  }
}

test('files are counted each, and what of them belongs to every shard is said', async () => {
  const { read, shards, off, example } = await compared(RIGHT);
  assert.deepEqual(read, {
    codes: ['AAAA', 'BBBB'],
    files: [
      { rows: 3, quantity: 7.5 },
      { rows: 2, quantity: 3.25 },
    ],
  });
  assert.deepEqual(
    [...shards].toSorted(([a], [b]) => a - b),
    [
      [1, { rows: 4, quantity: 10.5 }],
      [2, { rows: 1, quantity: 0.25 }],
    ],
  );
  assert.deepEqual([off, example], [0, null]);
});

test('a pair that a shard lacks, has twice, shares with another, or has with another quantity is found', async () => {
  const change = (at: number, ...rows: CellValue[][]) => RIGHT.toSpliced(at, 1, ...rows);
  for (const [shards, off, example] of [
    [change(0), 1, 'AAAA 13'],
    [change(0, [1, 'AAAA', '13', 6, 13]), 1, 'AAAA 13'],
    [change(0, [1, 'AAAA', '13', 2, 5.5], [2, 'AAAA', '13', 1, 1]), 2, 'AAAA 13'],
    [change(1, [1, 'BBBB', '01', 1, 4.000001]), 1, 'BBBB 01'],
    [[...RIGHT, [2, 'CCCC', '47', 1, 0]], 1, 'CCCC 47'],
  ] as [CellValue[][], number, string][]) {
    const found = await compared(shards);
    assert.deepEqual([found.off, found.example], [off, example]);
  }
  assert.equal(
    (await compared(change(1, [1, 'BBBB', '01', 1, 4 + 1e-12]))).off,
    0,
    'the order of a sum is no difference',
  );
});

test('a file of sums says how many rows were summed', async () => {
  const columns = [
    { name: 'n', type: 'INTEGER' },
    { name: 'quantity', type: 'DOUBLE' },
  ] as const;
  assert.deepEqual(
    await describeSums(
      await file('sums.parquet', columns, [
        [2, 3.5],
        [4, 0],
      ]),
    ),
    {
      sums: 2,
      zero: 1,
      rows: 6,
      quantity: 3.5,
    },
  );
  assert.deepEqual(await describeSums(await file('none.parquet', columns, [])), {
    sums: 0,
    zero: 0,
    rows: 0,
    quantity: 0,
  });
});
