import type { ParquetColumn } from '../../platform/files/parquet.ts';

/**
 * Columns of a part's Parquet file: one row a cell of the sheet (and a margin), sorted by prefecture, class and code. It says
 * all that the sheet said; the bounds are worked out of it once (masking.ts), so that whatever is summed over rows keeps the
 * tightest bounds: the rows of a workbook do not constrain each other.
 */
export const CELL_COLUMNS = [
  /** `2022-04` to `2023-03`; for a round the first month of its period. */
  { name: 'month', type: 'VARCHAR' },
  { name: 'axis', type: 'VARCHAR' },
  { name: 'route', type: 'VARCHAR' },
  { name: 'setting', type: 'VARCHAR' },
  /** Row of the sheet, from 1. */
  { name: 'sheet_row', type: 'INTEGER' },
  { name: 'class', type: 'VARCHAR' },
  { name: 'class_name', type: 'VARCHAR' },
  /** 医薬品コード (レセプト電算処理システム用コード) */
  { name: 'receipt_code', type: 'VARCHAR' },
  { name: 'name', type: 'VARCHAR' },
  { name: 'unit', type: 'VARCHAR' },
  /** 薬価基準収載医薬品コード */
  { name: 'code', type: 'VARCHAR' },
  /** Yen a unit, as the sheet says. */
  { name: 'price', type: 'DOUBLE' },
  /** 後発品区分 of the sheet. */
  { name: 'generic_flag', type: 'VARCHAR' },
  /** '00' the row's 総計, '01' to '47'; null in sheets by sex and age except for their 総計. */
  { name: 'prefecture', type: 'VARCHAR' },
  { name: 'sex', type: 'VARCHAR' },
  /** First year of the age band in two or three digits: '00', '05' … '100'. */
  { name: 'age', type: 'VARCHAR' },
  { name: 'state', type: 'VARCHAR' },
  /** Listed units; null where masked or absent. */
  { name: 'quantity', type: 'DOUBLE' },
  { name: 'quantity_lower', type: 'DOUBLE' },
  { name: 'quantity_upper', type: 'DOUBLE' },
] as const satisfies readonly ParquetColumn[];
