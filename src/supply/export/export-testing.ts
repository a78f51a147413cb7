/** For tests only: small made-up editions, and reading back what was exported of them. */
import { hash } from 'node:crypto';
import { DuckDBInstance } from '@duckdb/node-api';
import * as XLSX from '@e965/xlsx';
import { type IsoDate, toExcelSerial } from '../../platform/clock.ts';
import type { SourceFile } from '../../platform/files/bounded-file.ts';
import { openWorkbook } from '../../platform/files/open-workbook.ts';
import type { Cell, ParsedEdition } from '../model.ts';
import { type COLUMN, OFFICIAL_HEADERS } from '../official/columns.ts';
import { SHEET_NAME } from '../official/official-layout.ts';
import { edition, row } from '../testing.ts';

type Cells = Partial<Record<keyof typeof COLUMN, Cell>>;

/** The 21 cells of a made-up product in normal supply; `n` makes its code. */
export function madeUpRow(n: number, cells: Cells = {}): Cell[] {
  return row(`1149${String(n).padStart(3, '0')}F1013`, {
    therapeuticClass: '試験用薬',
    ingredient: `試験成分${n}`,
    strength: '１０ｍｇ１錠',
    name: `試験錠${n}`,
    mah: '試験製薬株式会社',
    updatedOn: toExcelSerial('2026-08-03'),
    ...cells,
  });
}

/** An edition of the given rows, read as the import reads a file's. */
export function madeUpEdition(asOf: IsoDate, rows: Cell[][]): ParsedEdition {
  return edition(asOf, rows, hash('sha256', JSON.stringify(rows), 'hex'));
}

/** A cell as the XML of the sheet has it: its place, 'text' or 'number', and what it holds. */
export type RawCell = readonly [place: string, type: 'text' | 'number', value: string];

/**
 * Sheet and cells of a workbook of one sheet, read from its XML by no library and by none of the product's code. Cells that are
 * only styled are none.
 */
export function rawSheet(bytes: Buffer): { xml: string; cells: RawCell[] } {
  const part = (name: string) => Buffer.from(XLSX.CFB.find(zip, name)!.content).toString('utf8');
  const zip = XLSX.CFB.read(bytes, { type: 'buffer' });
  const strings = [...part('/xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
    [...si!.replace(/<rPh.*?<\/rPh>/gs, '').matchAll(/<t[^>]*?(?:\/>|>(.*?)<\/t>)/gs)]
      .map(([, text]) => unescapeXml(text ?? ''))
      .join(''),
  );
  const xml = part('/xl/worksheets/sheet1.xml');
  const cells = [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)>(?:<v>([^<]*)<\/v>)<\/c>/g)].map(
    ([, place, attributes, value]): RawCell =>
      /\bt="s"/.test(attributes!)
        ? [place!, 'text', strings[Number(value)]!]
        : [place!, 'number', String(Number(value))],
  );
  return { xml, cells };
}

function unescapeXml(text: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return text
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, decimal, hex, name) =>
      name ? named[name]! : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('\r\n', '\n');
}

/** Every cell of a list from its first row on, as `[value, number format]`, 21 a row; a format only where it shows a number. */
export async function sheetCells(file: SourceFile): Promise<[Cell, string | null][][]> {
  const sheet = (await openWorkbook(file, 200)).sheet(SHEET_NAME)!;
  const cellAt = (row: number, column: number): [Cell, string | null] => {
    const value = sheet.verbatim(row, column);
    return [value, typeof value === 'number' ? sheet.format(row, column) : null];
  };
  return Array.from({ length: sheet.rows }, (_, row) =>
    OFFICIAL_HEADERS.map((_, column) => cellAt(row, column)),
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
