/**
 * The one compiler from a measure and a breakdown to SQL. A statement asks a cube (cube-sql.ts), or any table of the same
 * columns, once, and brings for every key the numerator and the rest of the denominator, each as shown, at the least and at
 * the most. They are of different rows, and rows do not constrain each other, so the bounds of their ratio follow from them.
 *
 * The SQL is plain (sum, case, in, group by): another engine behind the seam can run it. What comes from outside, and what a
 * measure says, goes in as values; the text is made of the names of this file only.
 */
import type { AnalyticsValue } from '../../platform/analytics/analytics.ts';
import { identifier } from '../../platform/files/parquet.ts';
import { AnteiError } from '../errors.ts';
import {
  BREAKDOWNS,
  type Breakdown,
  type Measure,
  NATION,
  type Narrowing,
  type Selection,
  type Weight,
} from '../model.ts';

export interface Compiled {
  sql: string;
  values: Record<string, AnalyticsValue>;
}

export interface CompileOptions {
  /** Breakdowns together make the key; 'nation' adds nothing to it. */
  by: readonly Breakdown[];
  where?: Narrowing;
  /** A table of the cube's columns. */
  table: string;
  /** In place of the table: something of the same columns to select from, in SQL. */
  from?: string;
  /** Whether cells may be masked. Where none is, quantities and values are their own bounds, and half of the sums are not asked for. */
  masked: boolean;
}

/** What a statement of a ratio or a sum brings beside the key's columns, named as the breakdowns are; bounds where they can differ. */
export interface SumRow {
  numerator: number | null;
  numerator_lower?: number | null;
  numerator_upper?: number | null;
  /** The denominator without the numerator; 0 where the measure has none. */
  other: number | null;
  other_lower?: number | null;
  other_upper?: number | null;
}

/** What a statement of 'families-at-least' brings: families with a biosimilar, and how many of them reach the threshold. */
export interface FamiliesRow {
  families: number;
  reached: number | null;
  reached_lower?: number | null;
  reached_upper?: number | null;
}

/** The columns of a weight in a cube: as shown (masked as 0), at the least, at the most. */
export function weightColumns(weight: Weight): [value: string, lower: string, upper: string] {
  const name = weight.replaceAll('-', '_');
  return [name, `${name}_lower`, `${name}_upper`];
}

/** True for measures of biologics: what they call an ingredient is a family, whose products have several codes of ingredients. */
export function isOfFamilies({
  numerator,
  denominator,
}: Pick<Measure, 'numerator' | 'denominator'>): boolean {
  return (denominator ?? numerator).biologic !== undefined;
}

/**
 * Compiles a measure.
 * @throws AnteiError bad-request for breakdowns that the cube cannot give together
 */
export function compile(measure: Measure, { by, where = {}, table, from, masked }: CompileOptions): Compiled {
  const keys = [...new Set(by)].filter((breakdown) => breakdown !== 'nation');
  if (keys.some((key) => !(key in BREAKDOWNS)))
    throw new AnteiError('bad-request', `区分 ${by} はありません。`);
  const values = new Values();
  const ofFamilies = measure.kind === 'families-at-least';
  if (ofFamilies && keys.includes('ingredient'))
    throw new AnteiError('bad-request', '成分を数える指標は、成分別には示せません。');
  const columns = keys.map((key) => ({
    name: key,
    column: key === 'ingredient' && isOfFamilies(measure) ? 'family' : key,
  }));
  const conditions = [
    ...placeConditions(keys, where, values),
    ...narrowing(where, values),
    ...known(measure.denominator ?? measure.numerator, values),
    ...(measure.excluding?.includes('limited-ingredients') ? ['limited = false'] : []),
    ...(ofFamilies ? ['family is not null'] : []),
  ];
  const counted = selected(measure.numerator, values).join(' and ') || 'true';
  const [value, ...bounds] = weightColumns(measure.weight);
  // Yen that a unit saves have bounds of their own.
  const isExact = !masked && (measure.weight === 'quantity' || measure.weight === 'value');
  const sums = sumStatement({
    keys: ofFamilies ? [...columns, { name: 'family', column: 'family' }] : columns,
    weight: isExact ? [value] : [value, ...bounds],
    counted,
    conditions,
    from: from ?? identifier(table),
    extra: ofFamilies ? ['max(counted) as followed'] : [],
  });
  if (!ofFamilies) return { sql: sums, values: values.given };
  return {
    sql: familiesStatement(keys, sums, values.add(measure.threshold!), isExact),
    values: values.given,
  };
}

/** What the sums of a weight's columns are called, after its own name. */
const BOUNDS = ['', '_lower', '_upper'];

function sumStatement({
  keys,
  weight,
  counted,
  conditions,
  from,
  extra,
}: {
  keys: { name: string; column: string }[];
  weight: string[];
  counted: string;
  conditions: string[];
  from: string;
  extra: string[];
}): string {
  const names = keys.map(({ name }) => name);
  const sumsOf = (name: string, flag: 0 | 1) =>
    weight.map(
      (column, bound) =>
        `sum(case when counted = ${flag} then ${column} else 0 end) as ${name}${BOUNDS[bound]}`,
    );
  const chosen = keys.map(({ name, column }) => (name === column ? name : `${column} as ${name}`));
  return [
    `select ${[...names, ...sumsOf('numerator', 1), ...sumsOf('other', 0), ...extra].join(',\n  ')}`,
    `from (`,
    `  select ${[...chosen, ...weight].join(', ')},`,
    `    case when ${counted} then 1 else 0 end as counted`,
    `  from ${from}`,
    `  where ${conditions.join('\n    and ')}`,
    `) as chosen`,
    ...(names.length > 0 ? [`group by ${names.join(', ')}`] : []),
  ].join('\n');
}

/** Families that have a biosimilar among the rows, and how many of them reach the threshold as shown, at the least, at the most. */
function familiesStatement(
  keys: readonly string[],
  sums: string,
  threshold: string,
  isExact: boolean,
): string {
  const reached = (numerator: string, other: string) =>
    `sum(case when ${numerator} / nullif(${numerator} + ${other}, 0) >= ${threshold} then 1 else 0 end)`;
  return [
    `select ${[
      ...keys,
      'count(*) as families',
      `${reached('numerator', 'other')} as reached`,
      ...(isExact
        ? []
        : [
            `${reached('numerator_lower', 'other_upper')} as reached_lower`,
            `${reached('numerator_upper', 'other_lower')} as reached_upper`,
          ]),
    ].join(',\n  ')}`,
    `from (`,
    sums.replaceAll(/^/gm, '  '),
    `) as families`,
    'where followed = 1',
    ...(keys.length > 0 ? [`group by ${keys.join(', ')}`] : []),
  ].join('\n');
}

/**
 * Which rows of the cube make up the whole: by sex or age the margins of the sheets by sex and age; else the sheets by
 * prefecture, and of these the cells of prefectures where they are asked for, else the 総計, which is masked least. A row of the
 * cube has a sex, an age or a prefecture.
 */
function placeConditions(keys: readonly Breakdown[], where: Narrowing, values: Values): string[] {
  const bySex = keys.includes('sex');
  const byAge = keys.includes('age');
  const byPrefecture = keys.includes('prefecture');
  if (bySex && byAge) throw new AnteiError('bad-request', '年齢と性別は、別々にだけ示せます。');
  if (bySex || byAge) {
    if (byPrefecture || where.prefecture !== undefined)
      throw new AnteiError('bad-request', '年齢別・性別の表は全国だけで、都道府県別にはありません。');
    return [bySex ? 'sex is not null' : 'age is not null'];
  }
  if (where.prefecture !== undefined) return [`prefecture = ${values.add(where.prefecture)}`];
  return [`prefecture ${byPrefecture ? '<>' : '='} ${values.add(NATION)}`];
}

/**
 * How much of what is asked for the list of classes has: quantities in all and of codes that it does not have. These belong to no
 * family or ingredient, so that narrowing to one asks of the whole.
 */
export function coverageStatement(
  table: string,
  by: Breakdown,
  { family: _family, ingredient: _ingredient, ...where }: Narrowing,
): { sql: string; values: Record<string, AnalyticsValue> } {
  const values = new Values();
  const unmapped = `case when generic_class = ${values.add('unmapped')} then quantity else 0 end`;
  const places = placeConditions(by === 'sex' || by === 'age' ? [by] : [], where, values);
  const conditions = [...places, ...narrowing(where, values)];
  const sql = `select coalesce(sum(quantity), 0) as total, coalesce(sum(${unmapped}), 0) as quantity
from ${identifier(table)} where ${conditions.join(' and ')}`;
  return { sql, values: values.given };
}

function narrowing(where: Narrowing, values: Values): string[] {
  return (['class', 'setting', 'route', 'family', 'ingredient'] as const).flatMap((column) => {
    const value = where[column];
    return value === undefined ? [] : [`${column} = ${values.add(value)}`];
  });
}

/** Conditions for the products that count: a code that the list does not have counts nowhere, not even where every product does. */
function known(selection: Selection, values: Values): string[] {
  const listed = selection.genericClass ? [] : [`generic_class <> ${values.add('unmapped')}`];
  return [...listed, ...selected(selection, values)];
}

/** Conditions for the products of a selection; none for every product. */
function selected({ genericClass, biologic }: Selection, values: Values): string[] {
  const isOneOf = (column: string, entries: readonly string[] | undefined) =>
    entries === undefined ? [] : [`${column} in (${entries.map((entry) => values.add(entry)).join(', ')})`];
  return [...isOneOf('generic_class', genericClass), ...isOneOf('biologic', biologic)];
}

/** Values of a statement under names of their own: `$v1`. */
class Values {
  readonly given: Record<string, AnalyticsValue> = {};

  add(value: AnalyticsValue): string {
    const name = `v${Object.keys(this.given).length + 1}`;
    this.given[name] = value;
    return `$${name}`;
  }
}
