/**
 * Our SQL in ClickHouse's words. Statements are written for both engines (measures/compile.ts, cubes/*-sql.ts); what of DuckDB's they
 * use beyond what both know is listed here, and nowhere else.
 */
import type { AnalyticsValue } from './engine.ts';

/** What a statement does, and to which table. */
export type ForClickHouse =
  | { does: 'ask'; sql: string; values: Record<string, AnalyticsValue>; readsFiles: boolean }
  | { does: 'run'; sql: string; values: Record<string, AnalyticsValue> }
  | { does: 'make-of-rows'; table: string; sql: string; values: Record<string, AnalyticsValue> }
  | { does: 'make'; table: string; columns: string }
  | { does: 'drop'; table: string };

/** Texts and numbers of ours may be missing wherever a column says no more. */
const TYPES: Readonly<Record<string, string>> = {
  varchar: 'Nullable(String)',
  double: 'Nullable(Float64)',
  boolean: 'Nullable(Bool)',
  integer: 'Nullable(Int32)',
};

/** A column's type in ClickHouse; a list of texts becomes a dictionary, which is what it is for. */
export function clickhouseType(type: string): string {
  if (/^enum\b/i.test(type)) return 'LowCardinality(Nullable(String))';
  const known = TYPES[type.toLowerCase()];
  if (!known) throw new Error(`no type of ClickHouse is known for ${type}`);
  return known;
}

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bread_parquet\(\$(\w+)\)/g, "file($$$1, 'Parquet')"],
  [/\bhash\(/g, 'cityHash64('],
  // An array of ClickHouse's has no nulls, unless they are asked for.
  [/\blist_sort\(list\(distinct (\w+)\) filter \(where \1 is not null\)\)/g, 'arraySort(groupUniqArray($1))'],
  [
    /^copy \(([\s\S]*)\) to \$(\w+) \(format parquet, compression zstd\)$/,
    "insert into function file($$$2, 'Parquet')\n$1",
  ],
];

const MADE_OF_ROWS = /^create (?:or replace )?table "?(\w+)"? as\b\s*([\s\S]*)$/i;
const MADE = /^create (?:or replace )?table "?(\w+)"? \(([\s\S]*)\)$/i;
const DROPPED = /^drop table if exists "?(\w+)"?$/i;
/** A column of a table that is made: its name, and a type that may hold commas within brackets and quotes. */
const COLUMN = /("?\w+"?)\s+(\w+(?:\s*\((?:'(?:[^']|'')*'|[^')])*\))?)\s*(?:,|$)/g;

export function forClickHouse(sql: string, given: Record<string, AnalyticsValue> = {}): ForClickHouse {
  const text = WORDS.reduce((all, [from, to]) => all.replace(from, to), sql.trim());
  const [, dropped] = DROPPED.exec(text) ?? [];
  if (dropped) return { does: 'drop', table: dropped };
  const [, made, columns] = MADE.exec(text) ?? [];
  if (made) return { does: 'make', table: made, columns: columnsOf(columns!) };
  const [, table, select] = MADE_OF_ROWS.exec(text) ?? [];
  const { sql: put, values } = withValues(select ?? text, given);
  if (table) return { does: 'make-of-rows', table, sql: put, values };
  if (/^(select|with)\b/i.test(text))
    return { does: 'ask', sql: put, values, readsFiles: /\bfile\(\{/.test(put) };
  return { does: 'run', sql: put, values };
}

function columnsOf(text: string): string {
  return [...text.matchAll(COLUMN)].map(([, name, type]) => `${name} ${clickhouseType(type!)}`).join(', ');
}

/** `$code` becomes `{code:String}`: ClickHouse wants the type beside the name. */
function withValues(sql: string, given: Record<string, AnalyticsValue>) {
  const values: Record<string, AnalyticsValue> = {};
  const text = sql.replace(/\$(\w+)/g, (_, name: string) => {
    if (!(name in given)) throw new Error(`the statement has no value for $${name}`);
    const value = given[name]!;
    values[name] = value;
    return `{${name}:${typeOf(value)}}`;
  });
  return { sql: text, values };
}

function typeOf(value: AnalyticsValue): string {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'Int64' : 'Float64';
  if (typeof value === 'boolean') return 'Bool';
  return value === null ? 'Nullable(String)' : 'String';
}
