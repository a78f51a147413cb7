/** Statements of a cube of dispensing rows (dispensing-cube.ts). Nothing that comes from outside is in their text. */
import { identifier, type ParquetColumn } from '../platform/files/parquet.ts';
import type { CellValue } from '../platform/files/xlsx.ts';
import { DIMENSIONS, PRODUCT_COLUMNS, PRODUCT_YEN, productRows, SUMS } from './cube-sql.ts';
import { NATION, type ProductFacts } from './model.ts';

/** Names of the tables that a build needs and drops. */
export const WORK_TABLES = ['listed', 'counted', 'product', 'kind', 'places', 'people'] as const;
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

/** Columns of the table `listed`: what the lists say of products. */
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

/** All codes of the rows with what the lists say of them; one that they do not have is 'unmapped', its class its first digits. */
export function productStatement({ listed, counted, product }: WorkTables): string {
  return `create or replace table ${identifier(product)} as
select c.code, substr(c.code, 1, 3) as class, p.route, p.ingredient, p.family, p.biologic,
  coalesce(p.generic_class, 'unmapped') as generic_class, coalesce(p.limited, false) as limited,
  coalesce(p.price, 0) as price, ${PRODUCT_YEN.map((yen) => `coalesce(p.${yen}, 0) as ${yen}`).join(', ')}
from ${identifier(counted)} as c left join ${identifier(listed)} as p on p.code = c.code`;
}

/** The three tables of a cube; `months` is by month, `full` has ingredients. */
export const CUBE_TABLES = ['months', 'full', 'small'] as const;
export type CubeTable = (typeof CUBE_TABLES)[number];

/** Bounds of what nothing is masked of: the sum itself under another name. */
const BOUNDS = SUMS.filter((sum) => /^(quantity|value)_/.test(sum));
const KEPT_SUMS = SUMS.filter((sum) => !BOUNDS.includes(sum));

/** Dimensions that a row of sums has itself; the others are its kind's. */
const ROW_DIMENSIONS = ['month', 'axis', 'prefecture', 'sex', 'age', 'setting'];

const dimensionsOf = (table: CubeTable) => (table === 'full' ? [...DIMENSIONS, 'ingredient'] : DIMENSIONS);

/**
 * The rows of a table out of the sums of both passes, in the order in which questions read them. The first month stands for all
 * where they are together, as in a round of NDB Open Data; sex and age are not kept by month, as no question asks for both.
 *
 * Kinds are numbered once more by what the table keeps of them, so that the large sums group by a number: grouped by the twelve texts
 * the tables of 10 million rows took 43 s, by numbers 2 s.
 */
export function tableStatement(
  table: CubeTable,
  { kind, places, people }: WorkTables,
  first: string,
): [sql: string, values: Record<string, string>] {
  const byMonth = table === 'months';
  const ofKind = dimensionsOf(table).filter((name) => !ROW_DIMENSIONS.includes(name));
  const sums = KEPT_SUMS.map((sum) =>
    sum === 'quantity' || sum === 'value'
      ? `sum(s."${sum}") as "${sum}"`
      : `sum(s.quantity * k.yen_${sum}) as ${sum}`,
  );
  const none = 'cast(null as varchar)';
  /** Sums by one key beside the setting; what is not kept apart has its place all the same. */
  const summed = (from: string, axis: string, key: 'prefecture' | 'sex' | 'age' | null) => {
    const keys = [...(byMonth ? ['s.month'] : []), ...(key ? [`s.${key}`] : []), 's.setting', 'k.number'];
    const place = (column: string, other: string) =>
      column === key ? `s.${column}` : `${other} as ${column}`;
    const columns = [
      byMonth ? 's.month' : 'cast($first as varchar) as month',
      `'${axis}' as axis`,
      place('prefecture', axis === 'prefecture' ? `'${NATION}'` : none),
      place('sex', none),
      place('age', none),
      's.setting',
      'k.number',
    ];
    return `select ${[...columns, ...sums].join(', ')}
  from ${identifier(from)} as s join numbered as k on k.kind = s.kind
  group by ${keys.join(', ')}`;
  };
  const parts = [summed(places, 'prefecture', 'prefecture'), summed(places, 'prefecture', null)];
  if (!byMonth) parts.push(summed(people, 'sex-age', 'sex'), summed(people, 'sex-age', 'age'));
  const sql = `with numbered as (
  select kind, ${ALIKE.join(', ')}, dense_rank() over (order by ${ofKind.join(', ')}) as number
  from (select distinct kind, ${ALIKE.join(', ')} from ${identifier(kind)}) as kinds
),
summed as (
  ${parts.join('\n  union all\n  ')}
)
select ${[...ROW_DIMENSIONS, ...ofKind].join(', ')}, ${KEPT_SUMS.map((sum) => `s."${sum}"`).join(', ')}
from summed as s join (select distinct number, ${ofKind.join(', ')} from numbered) as k on k.number = s.number
order by axis, prefecture, month`;
  return [sql, byMonth ? {} : { first }];
}

/** Statements that load a kept table: its columns, with those that are the same numbers under another name, then its rows. */
export function loadStatements(name: string, table: CubeTable): [create: string, insert: string] {
  const texts = dimensionsOf(table);
  const columns = [
    ...texts.map((column) => `${column} ${column === 'limited' ? 'boolean' : 'varchar'}`),
    ...KEPT_SUMS.map((sum) => `"${sum}" double`),
    ...BOUNDS.map((sum) => `${sum} double generated always as ("${sum.split('_')[0]}")`),
  ];
  const stored = [...texts, ...KEPT_SUMS].map((column) => `"${column}"`).join(', ');
  return [
    `create or replace table ${identifier(name)} (${columns.join(', ')})`,
    `insert into ${identifier(name)} (${stored}) select ${stored} from read_parquet($path)`,
  ];
}
