/**
 * Statements that build a cube: the cells of a dataset joined with what the lists say about each product, summed over products.
 * A page's question then asks some hundred thousand rows at the most, not millions. Plain SQL except for reading the files
 * (`cellsOf`), so that another engine can run the rest where the files are loaded into it.
 *
 * There are three tables: one without ingredients, which nearly every page asks, one with them, some times larger, and one of the
 * products that others could stand in for. No edition is in them, so that the daily one leaves them as they are.
 */
import type { AnalyticsValue } from '../../platform/analytics/analytics.ts';
import { identifier, type ParquetColumn } from '../../platform/files/parquet.ts';
import type { CellValue } from '../../platform/files/xlsx.ts';
import { weightColumns } from '../measures/compile.ts';
import { type ProductFacts, WEIGHTS, type Weight, type YenRange } from '../model.ts';

/** Weights whose yen a unit are worked out of the lists, with the key of their range in {@link ProductFacts}. */
const RANGES = [
  ['generic-saving', 'genericSaving'],
  ['generic-saving-available', 'genericSavingAvailable'],
  ['biosimilar-effect', 'biosimilarEffect'],
  ['biosimilar-saving', 'biosimilarSaving'],
  ['biosimilar-saving-available', 'biosimilarSavingAvailable'],
] as const satisfies readonly (readonly [Weight, keyof ProductFacts])[];

/** Yen a unit: as the column of the table `product` is named. */
const yenColumns = (weight: Weight) => weightColumns(weight).map((column) => `yen_${column}`);

/** The columns of an edition's yen, beside the code: what a unit saves of a product in normal shipment. */
export const editionYen = (weight: Weight): ParquetColumn[] =>
  yenColumns(weight).map((name) => ({ name, type: 'DOUBLE' }));

/** Columns of the table `product` that say what a unit saves. */
export const PRODUCT_YEN = RANGES.flatMap(([weight]) => yenColumns(weight));

export const PRODUCT_COLUMNS: readonly ParquetColumn[] = [
  { name: 'code', type: 'VARCHAR' },
  // '' where it is listed without a class: null is left to mean that the list does not have the code.
  { name: 'generic_class', type: 'VARCHAR' },
  { name: 'ingredient', type: 'VARCHAR' },
  { name: 'family', type: 'VARCHAR' },
  { name: 'biologic', type: 'VARCHAR' },
  { name: 'limited', type: 'BOOLEAN' },
  ...PRODUCT_YEN.map((name) => ({ name, type: 'DOUBLE' }) as const),
];

/** Rows of the table `product`. A product without a range of yen adds nothing: there is no cheaper product to change to. */
export function* productRows(facts: readonly ProductFacts[]): Generator<CellValue[]> {
  const none: YenRange = [0, 0, 0];
  for (const product of facts) {
    const { code, genericClass, ingredient, family, biologic, limited } = product;
    const yen = RANGES.flatMap(([, key]) => {
      const [lower, middle, upper] = product[key] ?? none;
      return [middle, lower, upper];
    });
    yield [code, genericClass ?? '', ingredient, family, biologic, limited, ...yen];
  }
}

/** What a row of every table of every cube is told apart by. */
export const DIMENSIONS = [
  'month',
  'prefecture',
  'sex',
  'age',
  'setting',
  'route',
  'class',
  'family',
  'biologic',
  'generic_class',
  'limited',
];
export const SUMS = WEIGHTS.flatMap(weightColumns);

/** True for a weight that depends on what an edition says. */
export const isOfEdition = (weight: Weight) => weight.endsWith('-available');

/** The same without what an edition says. */
const OWN_DIMENSIONS = DIMENSIONS.filter((name) => name !== 'limited');
const OWN_SUMS = WEIGHTS.filter((weight) => !isOfEdition(weight)).flatMap(weightColumns);
const OWN_RANGES = RANGES.filter(([weight]) => !isOfEdition(weight));
/** Sums of the table of products: the yen of an edition are joined to them. */
const PRODUCT_SUMS = weightColumns('quantity');

interface Statement {
  sql: string;
  values: Record<string, AnalyticsValue>;
}

/** The cells of files as something to select from. This is the one place that says how the engine reads files. */
export function cellsOf(paths: readonly string[]): { from: string; values: Record<string, AnalyticsValue> } {
  const values = Object.fromEntries(paths.map((path, index) => [`path${index + 1}`, path]));
  const selects = Object.keys(values).map((name) => `select * from read_parquet($${name})`);
  return { from: `(${selects.join(' union all ')})`, values };
}

type Cells = ReturnType<typeof cellsOf>;

/**
 * The cube with ingredients. Of sheets by sex and age only the margins count: a cell of one sex and one age is in both, and
 * the margins have tighter bounds than the sums of their cells. Lower bounds take the least quantity at the least yen, upper
 * bounds the most at the most; where a biosimilar costs more than its reference the yen are negative, and it is the other way
 * round.
 */
export function fullCubeStatement(table: string, product: string, cells: Cells): Statement {
  return sumsOf(table, product, cells, { keys: ['ingredient', ...OWN_DIMENSIONS], sums: OWN_SUMS });
}

/** Classes and roles of the products of which `-available` measures ask: only these have something to be changed to. */
export const SWITCHABLE = { genericClass: '2', biologic: 'reference' } as const;

/** Products that others could stand in for, each by its code. What an edition lets a unit save is joined to it (ask-cube.ts). */
export function switchableStatement(table: string, product: string, cells: Cells): Statement {
  const { genericClass, biologic } = SWITCHABLE;
  return sumsOf(table, product, cells, {
    keys: ['code', 'ingredient', ...OWN_DIMENSIONS],
    sums: PRODUCT_SUMS,
    only: `(p.generic_class = '${genericClass}' or p.biologic = '${biologic}')`,
  });
}

/** What a quantity of a product saves, of the yen that `from` has under the names of the weight. */
function savedColumns(weight: Weight, from: { cell: string; yen: string }): string {
  const [value, least, most] = weightColumns(weight);
  const [yen, yenLeast, yenMost] = yenColumns(weight).map((name) => `${from.yen}.${name}`);
  const [quantity, lower, upper] = weightColumns('quantity').map(
    (name) => `coalesce(${from.cell}.${name}, 0)`,
  );
  return (
    `${quantity} * coalesce(${yen}, 0) as ${value}, ` +
    `(case when ${yenLeast} < 0 then ${upper} else ${lower} end) * coalesce(${yenLeast}, 0) as ${least}, ` +
    `(case when ${yenMost} < 0 then ${lower} else ${upper} end) * coalesce(${yenMost}, 0) as ${most}`
  );
}

interface SumsOf {
  keys: readonly string[];
  sums: readonly string[];
  only?: string;
}

function sumsOf(
  table: string,
  product: string,
  cells: Cells,
  { keys, sums, only = 'true' }: SumsOf,
): Statement {
  const [quantity, lower, upper] = weightColumns('quantity').map((name) => `coalesce(c.${name}, 0)`);
  const weights = [
    `${quantity} as quantity, ${lower} as quantity_lower, ${upper} as quantity_upper`,
    `${quantity} * c.price as value, ${lower} * c.price as value_lower, ${upper} * c.price as value_upper`,
    ...OWN_RANGES.map(([weight]) => savedColumns(weight, { cell: 'c', yen: 'p' })),
  ];
  const sql = `create or replace table ${identifier(table)} as
select ${keys.join(', ')}, ${sums.map((sum) => `sum(${sum}) as ${sum}`).join(', ')}
from (
  select c.code, c.month, c.prefecture, c.sex, c.age, c.setting, c.route, c.class,
    p.ingredient, p.family, p.biologic, coalesce(p.generic_class, 'unmapped') as generic_class,
    ${weights.join(',\n    ')}
  from ${cells.from} as c left join ${identifier(product)} as p on p.code = c.code
  where (c.axis = 'prefecture' or (c.axis = 'sex-age' and c.state = 'margin')) and ${only}
) as joined
group by ${keys.join(', ')}`;
  return { sql, values: cells.values };
}

/**
 * The same without ingredients, in an order that puts what is asked together side by side: on round 9 (115,000 rows) a question
 * of the country takes 3 ms in place of 5, one of all prefectures 8 in place of 10.
 */
export function smallCubeStatement(table: string, cube: string): Statement {
  const sql = `create or replace table ${identifier(table)} as
select ${OWN_DIMENSIONS.join(', ')}, ${OWN_SUMS.map((sum) => `sum(${sum}) as ${sum}`).join(', ')}
from ${identifier(cube)}
group by ${OWN_DIMENSIONS.join(', ')}
order by prefecture, class, generic_class`;
  return { sql, values: {} };
}

/** Classes with their names, as the sheets give them. */
export function classesStatement(cells: Cells): Statement {
  const sql = `select class, max(class_name) as name from ${cells.from} as c group by class`;
  return { sql, values: cells.values };
}

/** First years of the age bands that the sheets have, in no order. */
export function agesStatement(cube: string): Statement {
  return { sql: `select distinct age from ${identifier(cube)} where age is not null`, values: {} };
}

/**
 * How many products the classes of a route list at the most, where that is the publication's limit and not all that there is:
 * where two classes or settings end at the same number. NDB Open Data lists the products that are dispensed most, up to a number a
 * class that its titles do not state: 100 up to round 7, 500 (injections 300) in round 9. One or two more are ties.
 */
export function limitsStatement(cells: Cells): Statement {
  const sql = `select route, cast(max(rows) as integer) as most
from (
  select route, rows
  from (
    select route, setting, class, count(distinct sheet_row) as rows
    from ${cells.from} as c where c.axis = 'prefecture' group by route, setting, class
  ) as classes
  group by route, rows
  having count(*) > 1
) as ends
join (
  select route, max(rows) as longest
  from (
    select route, setting, class, count(distinct sheet_row) as rows
    from ${cells.from} as c where c.axis = 'prefecture' group by route, setting, class
  ) as classes
  group by route
) as lengths using (route)
where rows >= 50 and rows >= longest - 5
group by route
order by route`;
  return { sql, values: cells.values };
}

/** Codes that the list does not have, with the quantity of the whole country as far as it is shown. */
export function unmappedStatement(product: string, cells: Cells): Statement {
  const sql = `select coalesce(c.code, '') as code, max(c.name) as name,
  sum(case when c.axis = 'prefecture' and c.prefecture = '00' then coalesce(c.quantity, 0) else 0 end) as quantity
from ${cells.from} as c left join ${identifier(product)} as p on p.code = c.code
where p.code is null
group by c.code
order by c.code`;
  return { sql, values: cells.values };
}

/** How many rows of the sheets by prefecture have a code that the list does not have. */
export function unmappedRowsStatement(product: string, cells: Cells): Statement {
  const sql = `select count(*) as rows from (
  select distinct c.route, c.setting, c.sheet_row
  from ${cells.from} as c left join ${identifier(product)} as p on p.code = c.code
  where p.code is null and c.axis = 'prefecture'
) as found`;
  return { sql, values: cells.values };
}

/** All rows of a table, as they are kept. */
export function rowsOf(table: string, order: readonly string[] = []): string {
  const ordered = order.length > 0 ? ` order by ${order.join(', ')}` : '';
  return `select * from ${identifier(table)}${ordered}`;
}

/** Loads a table that is kept as a file (`$path`). */
export function loadStatement(table: string): string {
  return `create or replace table ${identifier(table)} as select * from read_parquet($path)`;
}

/** What an edition says, by the names of the tables that it is loaded into; null for what a measure does not ask. */
export interface JoinedTables {
  /** Of ingredients in limited supply. */
  limited: string | null;
  /** Of codes with what a unit saves, for a weight. */
  yen: { table: string; weight: Weight } | null;
}

/** Rows of a table with what an edition says about their products, as something to select from. */
export function withEdition(table: string, { limited, yen }: JoinedTables): string {
  const columns = ['c.*'];
  if (limited)
    columns.push(
      `coalesce(c.ingredient in (select ingredient from ${identifier(limited)}), false) as limited`,
    );
  if (yen) columns.push(savedColumns(yen.weight, { cell: 'c', yen: 'y' }));
  const joined = yen ? ` left join ${identifier(yen.table)} as y on y.code = c.code` : '';
  return `(select ${columns.join(', ')} from ${identifier(table)} as c${joined}) as of_edition`;
}

export function dropStatement(table: string): Statement {
  return { sql: `drop table if exists ${identifier(table)}`, values: {} };
}
