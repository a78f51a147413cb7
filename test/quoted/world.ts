/** What the quoted commands find: files of the quoted names in a folder, and databases to work on. */
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { DISPENSING_COLUMNS } from '../../src/indicators/datasets/dispensing-rows.ts';
import { ndbWorkbook } from '../../src/indicators/testing.ts';
import { listRows, roundFiles } from '../../src/indicators/world-testing.ts';
import {
  csvOf,
  GTIN_HEAD,
  gtinRow,
  HOT_HEAD,
  hotRow,
} from '../../src/medicines/lists/package-files-testing.ts';
import { type ClosableContext, testContext } from '../../src/platform/database/testing.ts';
import { writeCsv } from '../../src/platform/files/csv.ts';
import { writeParquet } from '../../src/platform/files/parquet.ts';
import type { CellValue } from '../../src/platform/files/xlsx.ts';
import { editionFile, fileName, row } from '../../src/supply/testing.ts';
import { zip } from '../xlsx-parts.ts';

export const PRODUCT = '1124001F1023';
const LISTS = ['2024-06-03', '2025-06-02', '2026-08-17', '2026-08-18', '2026-09-17'];
const BACKUP = 'site.tar.zst';
const RESTORED = 'restored';

/** What stands in the documents for something of the reader's own. What only a site knows comes from what its commands said. */
const FILLED: [RegExp, string][] = [
  [/^(FILE\.\.\.|FILE…)$/, fileName('2026-09-17')],
  [/^ファイル$/, 'FILE'],
  [/^\/backups\/.*$/, BACKUP],
  [/^\/srv\/.*$|^\.\/data-\d+$/, RESTORED],
  [/^TEXT$/, '誤った一覧'],
  [/^PRICE-LIST\.xlsx$/, 'mhlw_price_20230315.csv'],
  [/^GENERICS\.xlsx$/, 'mhlw_ge_20230315.csv'],
  [/^MEASURE$/, 'generic-volume-share'],
  [/^ID$/, 'dispensing-2022'],
];

export interface World {
  context: ClosableContext;
  folder: string;
  /** The words of a command with samples in place of what the reader puts there. */
  fill(words: readonly string[]): string[];
  /** Notes what a command said, for those that need it. */
  heard(words: readonly string[], said: string): void;
  /** The environment of a command: a site of its own for what is restored. */
  settings(words: readonly string[]): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export async function makeWorld(): Promise<World> {
  const context = await testContext();
  const folder = mkdtempSync(join(tmpdir(), 'antei-quoted-'));
  await writeSamples(folder);
  const known = { hash: '0'.repeat(64), organisation: 'unknown' };
  let restored: ClosableContext | null = null;

  return {
    context,
    folder,
    fill(words) {
      const one = (word: string) => {
        if (/^(H|HASH)$/.test(word)) return [known.hash];
        if (word === 'PUBLIC_ID') return [known.organisation];
        const filled = FILLED.find(([placeholder]) => placeholder.test(word))?.[1] ?? word;
        // A file of the reader's own is what the command makes or takes.
        if (filled === 'FILE') return [words[0] === 'import' ? 'rows.parquet' : BACKUP];
        if (filled === '…') return [];
        return filled.includes('*') ? globSync(filled, { cwd: folder }).sort() : [filled];
      };
      return words.flatMap(one);
    },
    heard(words, said) {
      if (words[0] === 'audit') known.hash = /\b[0-9a-f]{64}\b/.exec(said)?.[0] ?? known.hash;
      known.organisation = /organisation invite (\S+)/.exec(said)?.[1] ?? known.organisation;
    },
    async settings(words) {
      const first = { DATABASE_URL: context.settings.databaseUrl!, ANTEI_DATA: join(folder, 'data') };
      if (words[0] !== 'restore' && !words.includes(RESTORED)) return first;
      if (words[0] === 'restore') {
        restored = await testContext();
        await restored.pool.query('drop schema public cascade; create schema public');
        rmSync(join(folder, RESTORED), { recursive: true, force: true });
      }
      return { DATABASE_URL: restored!.settings.databaseUrl!, ANTEI_DATA: join(folder, RESTORED) };
    },
    async close() {
      await restored?.close();
      await context.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function writeSamples(folder: string): Promise<void> {
  const write = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), bytes);
  mkdirSync(join(folder, 'data'));
  for (const date of LISTS) write(fileName(date), editionFile(date, [row(PRODUCT), row('X00110')]).bytes);
  const { price, classes } = listRows();
  for (const name of ['tp20250716-01_01.xlsx', 'tp20250814-01_01.xlsx']) write(name, book(price));
  for (const name of ['mhlw_price_20230315.csv']) write(name, writeCsv(price));
  for (const name of ['mhlw_ge_20230315.csv', 'mhlw_ge_20250716.csv']) write(name, writeCsv(classes));
  write(
    'ippanmeishohoumaster_250814.xlsx',
    book([
      ['令和7年8月14日適用'],
      ['区分', '一般名コード', '一般名処方の標準的な記載', '成分名', '規格'],
      ['内用薬', '1149019F1ZZZ', '【般】試験錠６０ｍｇ', '試験', '６０ｍｇ１錠'],
    ]),
  );
  const packages = [GTIN_HEAD, gtinRow(PRODUCT, '試験錠', 10)];
  write('A_20260531_2.zip', zip([{ name: 'A_20260531_2.txt', content: Buffer.from(csvOf(packages)) }]));
  const sellers = Buffer.from(csvOf([HOT_HEAD, hotRow(PRODUCT, '試験錠', 10)]));
  write('h20260531_h.zip', zip([{ name: 'MEDIS20260531_h.txt', content: sellers }]));
  const receipts = (change: string) => Buffer.from(csvOf([receiptRow(change)]));
  write('y_ALL20240321.zip', zip([{ name: 'y_ALL20240321.csv', content: receipts('0') }]));
  write('y_20240417.csv', receipts('5'));
  const [internal, injections, ...fillers] = roundFiles();
  const others = ['001258661.xlsx', '001258663.xlsx', '001258713.xlsx'];
  write('001258659.xlsx', internal!.bytes);
  write('001258716.xlsx', injections!.bytes);
  for (const [index, name] of others.entries()) write(name, fillers[index]!.bytes);
  const bySex = ndbWorkbook([
    { axis: 'sex-age', rows: [{ code: PRODUCT, cells: { M00: 40_000, F00: 35_000 } }] },
  ]);
  write('001258655.xlsx', bySex.bytes);
  const rows = [[PRODUCT, '13', '2022-04', '45', 'M', 'inpatient', 12]];
  write('rows.parquet', await writeParquet({ columns: DISPENSING_COLUMNS, rows, metadata: {} }));
}

/** A row of 医薬品マスター. */
function receiptRow(change: string): string[] {
  const said: Record<number, string> = { 0: change, 1: 'Y', 2: '620000001', 4: '試験錠', 31: PRODUCT };
  return Array.from({ length: 40 }, (_, at) => said[at] ?? '');
}

function book(rows: CellValue[][]): Uint8Array {
  const made = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet(rows), 'Sheet1');
  return XLSX.write(made, { type: 'buffer', bookType: 'xlsx', bookSST: true }) as Buffer;
}
