/**
 * What an exported row holds besides the official cells: the record of JSON, and its flat columns for CSV and Parquet.
 * Names are the code names of model.ts, in snake case where they are columns. To change any of this is to change what the
 * same edition looks like in a file: raise EXPORT_VERSION in downloads.ts with it.
 */
import type { IsoDate } from '../../platform/clock.ts';
import { writtenDate } from '../../platform/dates/written-date.ts';
import type { ParquetColumn } from '../../platform/files/parquet.ts';
import type { CellValue } from '../../platform/files/xlsx.ts';
import { compact } from '../../platform/text.ts';
import { type Cell, type EditionRow, isBlank, type ProductFacts, type SupplyStatus } from '../model.ts';
import { COLUMN, DATE_COLUMNS, headerName, OFFICIAL_HEADERS } from '../official/columns.ts';
import { NEW_TEXT } from '../official/official-layout.ts';
import { parseRow } from '../official/parse-row.ts';
import type { VersionFields } from '../read/store-read.ts';
import type { StoredRow } from './store-export.ts';

/** Columns whose own words say more than the code or the date that we read from them. */
const WORDED = [
  'route',
  'yjCode',
  'category',
  'basicMedicine',
  'essentialSupply',
  'listedOn',
  'response',
  'responseUpdatedOn',
  'reason',
  'outlook',
  'volume',
  'volumeOutlook',
  'volumeOutlookPercent',
  'updatedOn',
  'isNew',
] as const;

/** One row of an edition as JSON gives it. */
export interface ExportRecord extends Omit<ProductFacts, 'yjCode'>, SupplyStatus {
  /** Place in the list, from 1. */
  row: number;
  /** Null for a row without a code. */
  yjCode: string | null;
  /** The ministry's own mark of a row updated with this edition; not a difference that we computed. */
  isNew: boolean;
  /** The words of the source in the columns that we read as codes, dates and numbers. */
  source: Record<(typeof WORDED)[number], string | null>;
}

/** @param index place among the rows of the edition, from 0. */
export function toRecord({ yjCode, fields, cells }: StoredRow, index: number, asOf: IsoDate): ExportRecord {
  const f = fields ?? understood(cells, index, asOf);
  return {
    row: index + 1,
    yjCode,
    name: f.name,
    ingredient: f.ingredient,
    strength: f.strength,
    therapeuticClass: f.therapeuticClass,
    mah: f.mah,
    route: f.route,
    category: f.category,
    basicMedicine: f.basicMedicine,
    essentialSupply: f.essentialSupply,
    listedOn: f.listedOn,
    response: f.response,
    responseUpdatedOn: f.responseUpdatedOn,
    reason: f.reason,
    outlook: f.outlook,
    outlookText: f.outlookText,
    forecast: f.forecastEvent
      ? { event: f.forecastEvent, earliest: f.forecastEarliest!, latest: f.forecastLatest }
      : null,
    volume: f.volume,
    volumeOutlook: f.volumeOutlook,
    volumeOutlookPercent: f.volumeOutlookPercent,
    updatedOn: f.updatedOn,
    isNew: compact(String(cells[COLUMN.isNew] ?? '')).toLowerCase() === NEW_TEXT.toLowerCase(),
    source: Object.fromEntries(
      WORDED.map((field) => [field, wordsOf(cells, field)]),
    ) as ExportRecord['source'],
  };
}

/** A row without a code has no version: it is read here as the import would have. */
function understood(cells: Cell[], index: number, asOf: IsoDate): VersionFields {
  const { forecast, ...row }: EditionRow = parseRow(cells, index + 1, '', asOf, () => undefined);
  return {
    ...row,
    forecastEvent: forecast?.event ?? null,
    forecastEarliest: forecast?.earliest ?? null,
    forecastLatest: forecast?.latest ?? null,
  };
}

/** A cell for formats without cell types: a date cell as `YYYY-MM-DD`, everything else as it is. */
export function plainCell(cell: Cell, column: number): CellValue {
  return typeof cell === 'number' && DATE_COLUMNS.has(column) ? (writtenDate(cell) ?? cell) : cell;
}

function wordsOf(cells: Cell[], field: keyof typeof COLUMN): string | null {
  const cell = plainCell(cells[COLUMN[field]] ?? null, COLUMN[field]);
  return isBlank(cell) ? null : String(cell);
}

export interface ExportColumn extends ParquetColumn {
  value(record: ExportRecord): CellValue;
}

const TYPES: Record<string, ParquetColumn['type']> = {
  row: 'INTEGER',
  basicMedicine: 'BOOLEAN',
  isNew: 'BOOLEAN',
  volumeOutlookPercent: 'DOUBLE',
  listedOn: 'DATE',
  responseUpdatedOn: 'DATE',
  updatedOn: 'DATE',
  'forecast.earliest': 'DATE',
  'forecast.latest': 'DATE',
};

function column(path: string): ExportColumn {
  const keys = path.split('.');
  return {
    name: path.replace('.', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    type: TYPES[path] ?? 'VARCHAR',
    value: (record) =>
      keys.reduce<unknown>(
        (value, key) => (value as Record<string, unknown> | null)?.[key] ?? null,
        record,
      ) as CellValue,
  };
}

const UNDERSTOOD = [
  'yjCode',
  'route',
  'category',
  'basicMedicine',
  'essentialSupply',
  'listedOn',
  'response',
  'responseUpdatedOn',
  'reason',
  'outlook',
  'forecast.event',
  'forecast.earliest',
  'forecast.latest',
  'volume',
  'volumeOutlook',
  'volumeOutlookPercent',
  'updatedOn',
  'isNew',
];

/** What was understood of a row: the columns that follow the official ones in CSV. */
export const UNDERSTOOD_COLUMNS: readonly ExportColumn[] = UNDERSTOOD.map(column);

/** The whole record, flat: the columns of Parquet. */
export const RECORD_COLUMNS: readonly ExportColumn[] = [
  'row',
  'yjCode',
  'name',
  'ingredient',
  'strength',
  'therapeuticClass',
  'mah',
  ...UNDERSTOOD.slice(1).flatMap((path) => (path === 'outlook' ? ['outlook', 'outlookText'] : path)),
  ...WORDED.map((field) => `source.${field}`),
].map(column);

/** The official headers in one line each and without their notes. */
export const PLAIN_HEADERS: readonly string[] = OFFICIAL_HEADERS.map((_, column) => headerName(column));
