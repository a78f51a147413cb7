/** Statements of a cube of dispensing rows (dispensing-cube.ts). Of what comes from outside only values of columns are in their text, quoted. */
import { identifier, type ParquetColumn } from '../../platform/files/parquet.ts';
import type { CellValue } from '../../platform/files/xlsx.ts';
import { NATION, type ProductFacts } from '../model.ts';
import type { Kept } from './cube-model.ts';
import { DIMENSIONS, PRODUCT_COLUMNS, PRODUCT_YEN, productRows, SUMS } from './cube-sql.ts';

/** Names of the tables that a build needs and drops. */
export const WORK_TABLES = ['listed', 'counted', 'product', 'kind', 'places', 'year', 'people'] as const;
export type WorkTables = Record<(typeof WORK_TABLES)[number], string>;

/** What of products no question can tell apart, where all of it is the same. */
export const ALIKE = [
  'class',
  'route',
  'ingredient',
  'family',
  'biologic',
  'generic_class',
  'limited',
  ...PRODUCT_YEN,
] as const;

/** Columns of the table `listed`: what the lists say about products. */
export const LISTED_COLUMNS: readonly ParquetColumn[] = [
  ...PRODUCT_COLUMNS,
  { name: 'route', type: 'VARCHAR' },
  { name: 'price', type: 'DOUBLE' },
];

export function* listedRows(facts: readonly ProductFacts[]): Generator<CellValue[]> {
  let index = 0;
  for (const row of productRows(facts)) {
    const { route, price } = facts[index++]!;
    yield [...row, route, price];
  }
}

/** All codes of the rows with what the lists say about them; a code that they do not have is 'unmapped', with its first digits as class. */
export function productStatement({ listed, counted, product }: WorkTables): string {
  return `create or replace table ${identifier(product)} as
select c.code, substr(c.code, 1, 3) as class, p.route, p.ingredient, p.family, p.biologic,
  coalesce(p.generic_class, 'unmapped') as generic_class, coalesce(p.limited, false) as limited,
  coalesce(p.price, 0) as price, ${PRODUCT_YEN.map((yen) => `coalesce(p.${yen}, 0) as ${yen}`).join(', ')}
from ${identifier(counted)} as c left join ${identifier(listed)} as p on p.code = c.code`;
}

/** Prefectures are kept with the nation ('00') beside them; without them the nation is all there is. */
const PEOPLE = ['sex', 'age'] as const;

/** The tables of a cube, the smallest first. More at once than these keep apart no page asks. */
export const CUBE_TABLES = {
  moments: ['setting', 'month'],
  nation: ['class', 'setting'],
  contents: ['class', 'ingredient'],
  places: ['prefecture', 'setting', ...PEOPLE],
  settings: ['class', 'ingredient', 'setting'],
  'class-months': ['class', 'setting', 'month'],
  'place-classes': ['prefecture', 'class'],
  classes: ['prefecture', 'class'],
  people: ['class', 'setting', ...PEOPLE],
  months: ['prefecture', 'setting', 'month'],
  consumers: ['class', 'ingredient', ...PEOPLE],
  'place-small': ['prefecture', 'class', 'setting'],
  small: ['prefecture', 'class', 'setting'],
  ingredients: ['prefecture', 'class', 'ingredient'],
  'place-months': ['prefecture', 'class', 'month'],
} as const satisfies Record<string, readonly Kept[]>;
export type CubeTableId = keyof typeof CUBE_TABLES;

/**
 * What large tables are ordered by: the engine then skips what is not asked for, which it can do by texts only. Two are there in both
 * orders.
 */
const ORDERED_BY: Partial<Record<CubeTableId, 'prefecture' | 'class'>> = {
  'class-months': 'class',
  'place-classes': 'prefecture',
  classes: 'class',
  people: 'class',
  months: 'prefecture',
  consumers: 'class',
  'place-small': 'prefecture',
  small: 'class',
  ingredients: 'prefecture',
  'place-months': 'prefecture',
};

/** Tables beside which another keeps the same in the order of classes: they are for questions of one prefecture. */
export const OF_ONE_PREFECTURE: readonly CubeTableId[] = ['place-classes', 'place-small'];

const keeps = (table: CubeTableId, kept: Kept) => (CUBE_TABLES[table] as readonly Kept[]).includes(kept);

/** Without bounds of what nothing is masked of. */
const KEPT_SUMS = SUMS.filter((sum) => !/^(quantity|value)_/.test(sum));

const ALL_DIMENSIONS = [...DIMENSIONS, 'ingredient'];
/** Dimensions that a row of sums has itself; the others are its kind's. */
const ROW_DIMENSIONS = ['month', 'prefecture', 'sex', 'age', 'setting'];
const KIND_DIMENSIONS = ALL_DIMENSIONS.filter((name) => !ROW_DIMENSIONS.includes(name));
const NONE = 'cast(null as varchar)';

/** Makes `year`: the sums of all months together, from which most tables are made. */
export function yearStatement({ places, year }: WorkTables): string {
  return `create or replace table ${identifier(year)} as
select prefecture, setting, kind, sum(quantity) as quantity, sum("value") as "value"
from ${identifier(places)} group by prefecture, setting, kind`;
}

/**
 * The rows of a table out of the sums of both passes, in the order in which questions read them. The first month means all
 * where they are together, as in a round of NDB Open Data.
 *
 * Kinds are numbered once more by what the table keeps of them, so that the large sums group by a number: grouped by twelve texts
 * it took twice as long.
 */
export function tableStatement(
  table: CubeTableId,
  work: WorkTables,
  first: string,
): [sql: string, values: Record<string, string>] {
  const byMonth = keeps(table, 'month');
  const places = byMonth ? work.places : work.year;
  const ofKind = KIND_DIMENSIONS.filter(
    (name) => !(name === 'class' || name === 'ingredient') || keeps(table, name),
  );
  const sums = KEPT_SUMS.map((sum) =>
    sum === 'quantity' || sum === 'value'
      ? `sum(s."${sum}") as "${sum}"`
      : `sum(s.quantity * k.yen_${sum}) as ${sum}`,
  );
  /** Sums by one key at the most beside month, setting and kind; what is not kept apart has its place all the same. */
  const summed = (from: string, key: 'prefecture' | 'sex' | 'age' | null) => {
    const own = [
      ...(byMonth ? ['month'] : []),
      ...(key ? [key] : []),
      ...(keeps(table, 'setting') ? ['setting'] : []),
    ];
    const other: Record<string, string> = {
      month: 'cast($first as varchar)',
      prefecture: key === null ? `'${NATION}'` : NONE,
      sex: NONE,
      age: NONE,
      setting: NONE,
    };
    const columns = ROW_DIMENSIONS.map((name) =>
      own.includes(name) ? `s.${name}` : `${other[name]} as ${name}`,
    );
    return `select ${[...columns, 'k.number', ...sums].join(', ')}
  from ${identifier(from)} as s join numbered as k on k.kind = s.kind
  group by ${[...own.map((name) => `s.${name}`), 'k.number'].join(', ')}`;
  };
  const parts = [summed(places, null)];
  if (keeps(table, 'prefecture')) parts.push(summed(places, 'prefecture'));
  if (keeps(table, 'sex')) parts.push(summed(work.people, 'sex'), summed(work.people, 'age'));
  const dimensions = ALL_DIMENSIONS.map((name) =>
    ofKind.includes(name) || ROW_DIMENSIONS.includes(name) ? name : `${NONE} as ${name}`,
  );
  const sql = `with numbered as (
  select kind, ${ALIKE.join(', ')}, dense_rank() over (order by ${ofKind.join(', ')}) as number
  from (select distinct kind, ${ALIKE.join(', ')} from ${identifier(work.kind)}) as kinds
),
summed as (
  ${parts.join('\n  union all\n  ')}
)
select ${dimensions.join(', ')}, ${KEPT_SUMS.map((sum) => `s."${sum}"`).join(', ')}
from summed as s join (select distinct number, ${ofKind.join(', ')} from numbered) as k on k.number = s.number
order by ${[...new Set([ORDERED_BY[table] ?? 'prefecture', 'prefecture', 'month'])].join(', ')}`;
  return [sql, byMonth ? {} : { first }];
}

/** Texts of few values, kept as numbers of a list: that takes a quarter off a question's time. */
const LISTED_TEXTS = ALL_DIMENSIONS.filter((name) => !['limited', 'month', 'ingredient'].includes(name));

/** Brings one row: of each text of few values all there are in a kept table. */
export const LISTED_TEXTS_STATEMENT = `select ${LISTED_TEXTS.map(
  (name) => `list_sort(list(distinct ${name}) filter (where ${name} is not null)) as ${name}`,
).join(', ')} from read_parquet($path)`;

/** Statements that load a kept table: its columns, then its rows. */
export function loadStatements(
  name: string,
  table: CubeTableId,
  listed: Record<string, string[] | null>,
): [create: string, insert: string] {
  const typeOf = (column: string) => {
    if (column === 'limited') return 'boolean';
    const values = column === ORDERED_BY[table] ? null : listed[column];
    if (!values || values.length === 0) return 'varchar';
    return `enum (${values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')})`;
  };
  const columns = [
    ...ALL_DIMENSIONS.map((column) => `${column} ${typeOf(column)}`),
    ...KEPT_SUMS.map((sum) => `"${sum}" double`),
  ];
  const stored = [...ALL_DIMENSIONS, ...KEPT_SUMS].map((column) => `"${column}"`).join(', ');
  return [
    `create or replace table ${identifier(name)} (${columns.join(', ')})`,
    `insert into ${identifier(name)} (${stored}) select ${stored} from read_parquet($path)`,
  ];
}
