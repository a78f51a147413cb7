/** Figures to take away: the same rows as CSV for a spreadsheet and as Parquet for a program. */

import { writeCsv } from '../../platform/files/csv.ts';
import { type ParquetColumn, writeParquet } from '../../platform/files/parquet.ts';
import type { CellValue } from '../../platform/files/xlsx.ts';
import type { Drawer } from '../../platform/turns/drawer.ts';
import { BREAKDOWNS, type Dataset, type Figure, type FigureTable } from '../model.ts';
import { citation } from '../source-wording.ts';

interface Column extends ParquetColumn {
  /** Heading in the CSV. */
  header: string;
  cell: (row: Figure, table: FigureTable) => CellValue;
}

/** Every row says what it is about, so that files can be put together. */
const COLUMNS: readonly Column[] = [
  { name: 'measure', header: '指標', type: 'VARCHAR', cell: (_, { measure }) => measure },
  { name: 'version', header: '指標の版', type: 'INTEGER', cell: (_, { version }) => version },
  { name: 'dataset', header: 'データセット', type: 'VARCHAR', cell: (_, { dataset }) => dataset },
  { name: 'period', header: '対象期間', type: 'VARCHAR', cell: (_, { period }) => period },
  { name: 'codes', header: '薬価・後発区分の日付', type: 'DATE', cell: (_, { codes }) => codes },
  { name: 'edition', header: '供給状況の日付', type: 'DATE', cell: (_, { edition }) => edition },
  { name: 'narrowed_to', header: '絞り込み', type: 'VARCHAR', cell: (_, { where }) => narrowed(where) },
  { name: 'breakdown', header: '集計の単位', type: 'VARCHAR', cell: (_, { by }) => by },
  { name: 'key', header: 'コード', type: 'VARCHAR', cell: ({ key }) => key },
  { name: 'label', header: '名称', type: 'VARCHAR', cell: ({ label }) => label },
  {
    name: 'value',
    header: '値（秘匿されたセルは0）',
    type: 'DOUBLE',
    cell: ({ value }) => value,
  },
  { name: 'lower', header: '下限', type: 'DOUBLE', cell: ({ lower }) => lower },
  { name: 'upper', header: '上限', type: 'DOUBLE', cell: ({ upper }) => upper },
  { name: 'numerator', header: '分子', type: 'DOUBLE', cell: ({ numerator }) => numerator },
  { name: 'denominator', header: '分母', type: 'DOUBLE', cell: ({ denominator }) => denominator },
  {
    name: 'warnings',
    header: '値を使う前に',
    type: 'VARCHAR',
    cell: (_, { warnings }) => warnings.join(' ') || null,
  },
];

const narrowed = (where: FigureTable['where']) => {
  const given = Object.entries(where).filter(([, value]) => value !== undefined);
  return given.length === 0 ? null : given.map(([key, value]) => `${key}=${value}`).join('&');
};

const cells = (table: FigureTable) => table.rows.map((row) => COLUMNS.map(({ cell }) => cell(row, table)));

/**
 * The figures as a file, made by the drawer: thousands of rows take as long as several pages.
 * @param tag of the figures, the same for the same ones
 * @throws AnteiError `drawing-busy`, `drawing-failed`
 */
export function drawFigures(
  drawer: Drawer,
  {
    table,
    dataset,
    format,
    tag,
  }: { table: FigureTable; dataset: Dataset; format: 'csv' | 'parquet'; tag: string },
): Promise<Buffer> {
  return drawer.draw({
    key: `figures ${tag}`,
    module: new URL(import.meta.url),
    name: format === 'csv' ? 'figuresCsv' : 'figuresParquet',
    read: async () => [table, { title: dataset.title, kind: dataset.kind, source: dataset.source }],
  });
}

/** The rows as CSV: UTF-8 with a byte order mark, headings in Japanese, no cell a formula. Shares are fractions, savings yen. */
export function figuresCsv(table: FigureTable): Buffer {
  return writeCsv([COLUMNS.map(({ header }) => header), ...cells(table)]);
}

/** The rows as Parquet; the file's metadata say what they were made from and how to cite it. */
export function figuresParquet(
  table: FigureTable,
  dataset: Pick<Dataset, 'title' | 'kind' | 'source'>,
): Promise<Buffer> {
  return writeParquet({
    columns: COLUMNS.map(({ name, type }) => ({ name, type })),
    rows: cells(table),
    metadata: {
      measure: `${table.measure} v${table.version}`,
      dataset: `${table.dataset} ${dataset.title} ${table.period}`,
      codes: table.codes,
      edition: table.edition ?? '',
      breakdown: `${table.by} ${BREAKDOWNS[table.by]}`,
      sources: JSON.stringify(table.sources.map(({ file, sheet, sha256 }) => ({ file, sheet, sha256 }))),
      references: JSON.stringify(table.references),
      coverage: JSON.stringify(table.coverage),
      warnings: table.warnings.join(' '),
      sql: table.sql,
      source: citation({ ...dataset, edition: table.edition }),
    },
  });
}

/** Name of such a file: what it holds, in characters that every system takes. */
export function figuresFileName({ measure, dataset, by, where, codes }: FigureTable, format: string): string {
  const parts = [measure, dataset, by, ...Object.values(where).filter((value) => value !== undefined), codes];
  return `antei-${parts.join('-').replace(/[^\w-]+/g, '')}.${format}`;
}
