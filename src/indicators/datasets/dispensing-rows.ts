/**
 * Rows of dispensing as a Parquet file brings them: what was dispensed of a product in a prefecture and a month, to people of
 * one sex and age band, in one setting. Nothing is masked. The engine reads the file in place.
 */
import type { ParquetColumn } from '../../platform/files/parquet.ts';

/** Columns that such a file must have, in any order; others are not read. `quantity` may be any type of number. */
export const DISPENSING_COLUMNS = [
  /** 薬価基準収載医薬品コード */
  { name: 'code', type: 'VARCHAR' },
  /** JIS X 0401: '01' to '47'. */
  { name: 'prefecture', type: 'VARCHAR' },
  /** `2022-04` */
  { name: 'month', type: 'VARCHAR' },
  /** First year of the age band in two or three digits: '00', '05' … '100'. */
  { name: 'age', type: 'VARCHAR' },
  { name: 'sex', type: 'VARCHAR' },
  { name: 'setting', type: 'VARCHAR' },
  /** Listed units. */
  { name: 'quantity', type: 'DOUBLE' },
] as const satisfies readonly ParquetColumn[];

/** A code of a file with its quantity in listed units. */
export interface CodeOfRows {
  code: string;
  quantity: number;
}

/** Every code of a file; the value `$rows` is its path. */
export const CODES_OF_ROWS =
  'select code, cast(sum(quantity) as double) as quantity from read_parquet($rows) group by code';
