/** For tests only: small workbooks in the layout of NDB Open Data's prescription workbooks. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import type { Context } from '../platform/context.ts';
import { type SourceFile, sourceFile } from '../platform/files/bounded-file.ts';
import type { CellValue } from '../platform/files/xlsx.ts';
import { type DatasetRoute, PREFECTURES, type Setting } from './model.ts';

/** Age bands of round 9. */
const AGE_BANDS = [
  ...Array.from({ length: 20 }, (_, index) => `${index * 5}～${index * 5 + 4}歳`),
  '100歳以上',
];

const NDB_HEADERS = [
  '薬効\n分類',
  '薬効分類名称',
  '医薬品\nコード',
  '医薬品名',
  '単位',
  '薬価基準収載\n医薬品コード',
  '薬価',
  '後発品\n区分',
  '総計\n(処方数量)',
];

/** One row of a made sheet. */
export interface MadeRow {
  /** 薬価基準収載医薬品コード */
  code: string;
  /**
   * Quantities of the columns of the axis; those not given are 0. By prefecture `{ '13': 5000, '47': '-' }`; by sex and age
   * `{ 'M00': 5000, 'F100': '-' }`.
   */
  cells?: Record<string, CellValue>;
  /** Default: the sum of the numbers, or '-' where it is 0 and something is masked. */
  total?: CellValue;
  class?: CellValue;
  className?: CellValue;
  /** Default: 620000001 and on. */
  receiptCode?: CellValue;
  name?: CellValue;
  unit?: CellValue;
  price?: CellValue;
  genericFlag?: CellValue;
}

/** One made sheet. */
export interface MadeSheet {
  route?: DatasetRoute;
  setting?: Setting;
  axis?: 'prefecture' | 'sex-age';
  /** First fiscal year of the period: 2022 is round 9. */
  year?: number;
  /** Default 1000, injections 400. */
  threshold?: number;
  /** Default true. */
  complementary?: boolean;
  rows: MadeRow[];
  /** In place of what would be made. */
  title?: string;
  name?: string;
  /** Changes the finished rows (title, blank, headers, keys, data) before they are written. */
  change?: (rows: CellValue[][]) => CellValue[][];
}

const ROUTE_TEXT = { internal: '内服薬', external: '外用薬', injection: '注射薬' } as const;
const SETTING_TEXT = {
  'out-of-hospital': '外来 (院外)',
  'in-hospital': '外来 (院内)',
  inpatient: '入院',
} as const;

/** A title as round 9 writes it. */
export function ndbTitle({
  year = 2022,
  route = 'internal',
  setting = 'out-of-hospital',
  threshold = route === 'injection' ? 400 : 1000,
  complementary = true,
}: Omit<MadeSheet, 'rows'> = {}): string {
  const second = complementary
    ? `（${threshold}未満の箇所が1箇所の場合は${threshold}以上の最小値を全て「‐」で表示）`
    : '';
  return (
    `診療年月：${year}年04月～${year + 1}年03月　${ROUTE_TEXT[route]} ${SETTING_TEXT[setting]}　` +
    `※集計結果が${threshold}未満の場合は「‐」で表示${second}※集計対象期間内に名称や点数・金額等に変更がある場合、変更後の情報で表示`
  );
}

/**
 * A workbook of the given sheets. Those of external medicines and injections have all three settings in one workbook:
 * see {@link threeSettings}.
 */
export function ndbWorkbook(sheets: MadeSheet[], fileName = '001258659.xlsx'): SourceFile {
  const book = XLSX.utils.book_new();
  for (const made of sheets) {
    const { route = 'internal', setting = 'out-of-hospital' } = made;
    const sheet = XLSX.utils.aoa_to_sheet(sheetRows(made));
    XLSX.utils.book_append_sheet(book, sheet, made.name ?? `${ROUTE_TEXT[route]} ${SETTING_TEXT[setting]}`);
  }
  return sourceFile(
    fileName,
    XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }) as Buffer,
  );
}

/** The three sheets of an external or injection workbook; settings without rows of their own get `others`. */
export function threeSettings(
  common: Omit<MadeSheet, 'rows' | 'setting'>,
  rows: Partial<Record<Setting, MadeRow[]>>,
  others: MadeRow[] = [{ code: '0000000A0000' }],
): MadeSheet[] {
  return (['in-hospital', 'out-of-hospital', 'inpatient'] as const).map((setting) => ({
    ...common,
    setting,
    rows: rows[setting] ?? others,
  }));
}

/** Workbooks of the sheets that make a round whole, with rows that add nothing to any count: the requested sheets of internal medicines, and whole routes. */
export function fillingWorkbooks(
  internal: readonly Setting[],
  routes: readonly DatasetRoute[],
  year?: number,
): SourceFile[] {
  const common = year === undefined ? {} : { year };
  const rows = [{ code: '0000000A0000' }];
  return [
    ...internal.map((setting) => ndbWorkbook([{ ...common, setting, rows }], `${setting}.xlsx`)),
    ...routes.map((route) => ndbWorkbook(threeSettings({ ...common, route }, {}), `${route}.xlsx`)),
  ];
}

function sheetRows(made: MadeSheet): CellValue[][] {
  const bySex = made.axis === 'sex-age';
  const keys = bySex
    ? ['M', 'F'].flatMap((sex) => AGE_BANDS.map((_, index) => `${sex}${String(index * 5).padStart(2, '0')}`))
    : [...PREFECTURES.keys()];
  const blank = NDB_HEADERS.map(() => null);
  const heads = bySex
    ? keys.map((_, index) => (index === 0 ? '男' : index === AGE_BANDS.length ? '女' : null))
    : keys;
  const labels = bySex ? [...AGE_BANDS, ...AGE_BANDS] : [...PREFECTURES.values()];
  let lastClass: CellValue = null;
  const data = made.rows.map((row, index) => {
    const therapeuticClass = row.class === undefined ? 112 : row.class;
    const repeated = therapeuticClass === lastClass;
    lastClass = therapeuticClass;
    const cells = keys.map((key) => (row.cells?.[key] === undefined ? 0 : row.cells[key]));
    const sum = cells.reduce<number>((total, cell) => total + (typeof cell === 'number' ? cell : 0), 0);
    const total = row.total === undefined ? (sum === 0 && cells.includes('-') ? '-' : sum) : row.total;
    const given = (value: CellValue | undefined, otherwise: CellValue) =>
      value === undefined ? otherwise : value;
    return [
      repeated ? null : therapeuticClass,
      repeated ? null : given(row.className, '催眠鎮静剤，抗不安剤'),
      given(row.receiptCode, 620_000_001 + index),
      given(row.name, `試験薬${row.code}`),
      given(row.unit, '錠'),
      row.code,
      given(row.price, 10),
      given(row.genericFlag, 0),
      total,
      ...cells,
    ];
  });
  const rows: CellValue[][] = [
    [made.title ?? ndbTitle(made)],
    [],
    [...NDB_HEADERS, ...heads],
    [...blank, ...labels],
    ...data,
  ];
  return made.change ? made.change(rows) : rows;
}

/** A value, a zero, masked cells with and without a shown total, a price with a fraction, two classes. */
export const SAMPLE_ROWS: MadeRow[] = [
  { code: '1124022F1016', cells: { '01': 4000, '13': '-', '27': '-', '47': 2500 }, total: 7500, price: 5.1 },
  { code: '1124023F1010', cells: { '13': '-', '47': '-' } },
  { code: '1129009F1025', class: 113, className: '抗てんかん剤', cells: { '13': 5000.5 }, genericFlag: 1 },
];
/** The sample as the workbook of internal medicines, out of hospital, of round 9; parts of it replaced. */
export const sampleBook = (sheet: Partial<MadeSheet> = {}, fileName?: string) =>
  ndbWorkbook([{ rows: SAMPLE_ROWS, ...sheet }], fileName);

/** Nothing of an import is left: no rows in the tables, no files in the folder. */
export async function assertNothingStored(context: Pick<Context, 'settings' | 'pool'>): Promise<void> {
  const { rows } = await context.pool.query<{ n: number }>(
    'select (select count(*) from dataset) + (select count(*) from dataset_part) as n',
  );
  assert.equal(Number(rows[0]!.n), 0);
  assert.deepEqual(datasetFiles(context), []);
}

/** Names of all files below the datasets' folder. */
export function datasetFiles({ settings }: Pick<Context, 'settings'>): string[] {
  const folder = join(settings.dataDir, 'indicators');
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
        .sort()
    : [];
}
