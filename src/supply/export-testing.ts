/** For tests only: small made-up editions, and reading back what was exported of them. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { sharedPath, skipWithoutShared } from '../../test/real-data.ts';
import { type IsoDate, toExcelSerial } from '../platform/clock.ts';
import { type SourceFile, sourceFile } from '../platform/files/bounded-file.ts';
import { openWorkbook } from '../platform/files/xlsx.ts';
import type { Cell, ParsedEdition } from './model.ts';
import { type COLUMN, OFFICIAL_HEADERS, SHEET_NAME } from './official-layout.ts';
import { edition, row } from './testing.ts';

type Cells = Partial<Record<keyof typeof COLUMN, Cell>>;

/** The 21 cells of a made-up product in normal supply; `n` makes its code. */
export function madeUpRow(n: number, cells: Cells = {}): Cell[] {
  return row(`1149${String(n).padStart(3, '0')}F1013`, {
    therapeuticClass: 'デモ薬',
    ingredient: `デモ成分${n}`,
    strength: '１０ｍｇ１錠',
    name: `デモ錠${n}`,
    mah: 'デモ製薬株式会社',
    updatedOn: toExcelSerial('2026-08-03'),
    ...cells,
  });
}

/** An edition of the given rows, read as the import reads a file's. */
export function madeUpEdition(asOf: IsoDate, rows: Cell[][]): ParsedEdition {
  return edition(asOf, rows, hash('sha256', JSON.stringify(rows), 'hex'));
}

/** Says why tests on the ministry's own files cannot run here; false where they can. */
export const noRealFiles = skipWithoutShared('data/supply-status');

export const REAL_FILES = [
  '260814iyakuhinkyoukyu.xlsx',
  '260817iyakuhinkyoukyu.xlsx',
  '260818iyakuhinkyoukyu.xlsx',
] as const;

export function realFile(name: (typeof REAL_FILES)[number]): SourceFile {
  return sourceFile(name, readFileSync(sharedPath('data/supply-status', name)));
}

/** Every cell of a list from its title on, as `[value, number format]`, 21 a row. */
export async function sheetCells(file: SourceFile): Promise<[Cell, string | null][][]> {
  const sheet = (await openWorkbook(file, 200)).sheet(SHEET_NAME)!;
  const columns = OFFICIAL_HEADERS.map((_, column) => column);
  return Array.from({ length: sheet.rows }, (_, row) =>
    columns.map((column) => [sheet.value(row, column), sheet.format(row, column)]),
  );
}

/** What DuckDB finds by a query in which `$1` stands for a Parquet file. */
export async function queryParquet(path: string, statement: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(statement, [path])).getRowsJson() as unknown[][];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
