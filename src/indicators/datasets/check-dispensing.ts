/** Checks a file of dispensing rows before it is kept: every value of every row, in one pass over its combinations. */

import type { AnalyticsEngine } from '../../platform/analytics/analytics.ts';
import { type IsoDate, isIsoDate } from '../../platform/clock.ts';
import { lastDay, monthOf } from '../../platform/dates/months.ts';
import { numberText } from '../../platform/number-text.ts';
import { AnteiError } from '../errors.ts';
import { PREFECTURES, SETTINGS, SEXES } from '../model.ts';
import { DISPENSING_COLUMNS } from './dispensing-rows.ts';

/** What a good file is. */
export interface CheckedRows {
  /** First and last day of the months that it covers. */
  from: IsoDate;
  to: IsoDate;
  rows: number;
  /** Rows of quantity 0. */
  zero: number;
}

type TextColumn = Exclude<(typeof DISPENSING_COLUMNS)[number]['name'], 'quantity'>;

/** What a value must be, and the words that say so. */
const RULES: Record<TextColumn, { holds: (value: string) => boolean; expected: string }> = {
  code: {
    holds: (value) => /^[0-9A-Z]{4,12}$/.test(value),
    expected: '薬価基準収載医薬品コード（半角の数字と大文字、12字まで）',
  },
  prefecture: { holds: (value) => PREFECTURES.has(value), expected: '都道府県コード 01 から 47' },
  month: {
    // Columns of a cluster have dates from 1970 on, and ages in a byte: one rule for all places.
    holds: (value) => /^(19[7-9]|20\d)\d-\d{2}$/.test(value) && isIsoDate(`${value}-01`),
    expected: '2022-04 の形の月',
  },
  age: { holds: (value) => /^1?\d{2}$/.test(value), expected: '年齢階級の最初の年齢 00、05 … 100' },
  sex: { holds: (value) => value in SEXES, expected: Object.keys(SEXES).join(' か ') },
  setting: { holds: (value) => value in SETTINGS, expected: Object.keys(SETTINGS).join('、') },
};

const LISTED_PROBLEMS = 20;

/**
 * Reads a file's columns and all its values.
 * @throws AnteiError `dispensing-unreadable`: no Parquet file, a column is missing or of another type, no rows;
 *   `dispensing-rows`: values that are none, each with its column, number of rows and first row
 */
export async function checkDispensing(
  engine: AnalyticsEngine,
  path: string,
  name: string,
): Promise<CheckedRows> {
  await checkColumns(engine, path, name);
  const problems: string[] = [];
  const tell = async (column: string, value: string | null, condition: string, expected: string) => {
    if (problems.length < LISTED_PROBLEMS)
      problems.push(await place(engine, path, column, value, condition, expected));
  };
  const found: Record<string, (string | null)[]> = {};
  for (const column of Object.keys(RULES) as TextColumn[]) {
    const values = await engine.query<{ value: string | null }>(
      `select distinct ${column} as value from read_parquet($path) order by value`,
      { path },
    );
    found[column] = values.map(({ value }) => value);
    const { holds, expected } = RULES[column];
    for (const { value } of values)
      if (value === null || !holds(value))
        await tell(column, value, `${column} is not distinct from $value`, expected);
  }
  const [sums] = await engine.query<{ rows: number; zero: number; bad: number }>(
    `select count(*) as rows, count(*) filter (where quantity = 0) as zero,
  count(*) filter (where ${BAD_QUANTITY}) as bad from read_parquet($path)`,
    { path },
  );
  if (sums!.bad > 0) await tell('quantity', null, BAD_QUANTITY, '0以上の数');
  if (sums!.rows === 0) throw new AnteiError('dispensing-unreadable', `${name} に行がありません。`);
  if (problems.length > 0)
    throw new AnteiError('dispensing-rows', [`${name}：`, ...problems.map((one) => `・${one}`)].join('\n'));
  const months = found.month as string[];
  return {
    from: `${months[0]}-01`,
    to: lastDay(monthOf(months.at(-1)!)),
    rows: sums!.rows,
    zero: sums!.zero,
  };
}

/** Not a number and infinity are greater than any number. */
const BAD_QUANTITY = `(quantity is null or quantity < 0 or cast(quantity as double) > 1e300)`;

const NUMBERS = /^(DOUBLE|FLOAT|DECIMAL.*|U?(TINYINT|SMALLINT|INTEGER|BIGINT))$/;

async function checkColumns(engine: AnalyticsEngine, path: string, name: string): Promise<void> {
  const described = await engine
    .query<{ column_name: string; column_type: string }>('describe select * from read_parquet($path)', {
      path,
    })
    .catch((error: Error) => {
      throw new AnteiError('dispensing-unreadable', `${name} は Parquet のファイルとして開けません。`, {
        cause: error,
      });
    });
  const types = new Map(described.map((column) => [column.column_name, column.column_type]));
  const missing = DISPENSING_COLUMNS.filter((column) => !types.has(column.name)).map((column) => column.name);
  if (missing.length > 0)
    throw new AnteiError(
      'dispensing-unreadable',
      `${name} に列 ${missing.join('、')} がありません。ある列：${[...types.keys()].join('、')}`,
    );
  for (const column of DISPENSING_COLUMNS) {
    const type = types.get(column.name)!;
    const fits = column.type === 'DOUBLE' ? NUMBERS.test(type) : type === 'VARCHAR';
    if (!fits)
      throw new AnteiError(
        'dispensing-unreadable',
        `${name} の列 ${column.name} は${column.type === 'DOUBLE' ? '数' : '文字'}でなければなりませんが、${type} です。`,
      );
  }
}

/** A wrong value as a sentence: column, value, number of rows, first row, what was expected. */
async function place(
  engine: AnalyticsEngine,
  path: string,
  column: string,
  value: string | null,
  condition: string,
  expected: string,
): Promise<string> {
  const [at] = await engine.query<{ rows: number; first: number; seen: string | null }>(
    `select count(*) as rows, min(file_row_number) + 1 as first, arg_min(cast(${column} as varchar), file_row_number) as seen
from read_parquet($path, file_row_number = true) where ${condition}`,
    condition.includes('$value') ? { path, value } : { path },
  );
  const { rows, first, seen } = at!;
  return `列 ${column} の値「${(seen ?? '空欄').slice(0, 60)}」（${first}行目、全部で${numberText(rows)}行）：${expected}でなければなりません。`;
}
