/**
 * Statements that build a cube: the cells of a dataset joined with what the lists say about each product, summed over products.
 * A page's question then asks some hundred thousand rows at the most, not millions. Plain SQL except for reading the files
 * (`cellsOf`), so that another engine can run the rest where the files are loaded into it.
 *
 * There are two tables: one without ingredients, which nearly every page asks, and one with them, some times larger.
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
const FULL: readonly string[] = ['ingredient', ...DIMENSIONS];
export const SUMS = WEIGHTS.flatMap(weightColumns);

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
 * @param keys what it keeps apart; without ingredients a fourth of the rows are left
 */
export function cubeStatement(table: string, product: string, cells: Cells, keys = FULL): Statement {
  return {
    sql: `create table ${identifier(table)} as\n${sumsOf(product, cells, keys)}`,
    values: cells.values,
  };
}

/**
 * The cube with ingredients by another edition: the cube of the edition before, except for the ingredients whose products have become
 * something else to the measures. Only their cells are joined and summed again.
 * @param product all products of those ingredients, and no others
 */
export function nextCubeStatement(table: string, before: string, product: string, cells: Cells): Statement {
  const sql = `create table ${identifier(table)} as
select * from ${identifier(before)}
where ingredient is null or ingredient not in (select ingredient from ${identifier(product)})
union all
${sumsOf(product, cells, FULL, 'p.code is not null')}`;
  return { sql, values: cells.values };
}

function sumsOf(product: string, cells: Cells, keys: readonly string[], only = 'true'): string {
  const [quantity, lower, upper] = [
    'coalesce(c.quantity, 0)',
    'coalesce(c.quantity_lower, 0)',
    'coalesce(c.quantity_upper, 0)',
  ];
  const weights = [
    `${quantity} as quantity, ${lower} as quantity_lower, ${upper} as quantity_upper`,
    `${quantity} * c.price as value, ${lower} * c.price as value_lower, ${upper} * c.price as value_upper`,
    ...RANGES.map(([weight]) => {
      const [value, least, most] = weightColumns(weight);
      const [yen, yenLeast, yenMost] = yenColumns(weight);
      return (
        `${quantity} * coalesce(p.${yen}, 0) as ${value}, ` +
        `(case when p.${yenLeast} < 0 then ${upper} else ${lower} end) * coalesce(p.${yenLeast}, 0) as ${least}, ` +
        `(case when p.${yenMost} < 0 then ${lower} else ${upper} end) * coalesce(p.${yenMost}, 0) as ${most}`
      );
    }),
  ];
  return `select ${keys.join(', ')}, ${SUMS.map((sum) => `sum(${sum}) as ${sum}`).join(', ')}
from (
  select c.month, c.prefecture, c.sex, c.age, c.setting, c.route, c.class,
    p.ingredient, p.family, p.biologic, coalesce(p.generic_class, 'unmapped') as generic_class,
    coalesce(p.limited, false) as limited,
    ${weights.join(',\n    ')}
  from ${cells.from} as c left join ${identifier(product)} as p on p.code = c.code
  where (c.axis = 'prefecture' or (c.axis = 'sex-age' and c.state = 'margin')) and ${only}
) as joined
group by ${keys.join(', ')}`;
}

/**
 * The same without ingredients, in an order that puts what is asked together side by side: on round 9 (115,000 rows) a question
 * of the country takes 3 ms in place of 5, one of all prefectures 8 in place of 10.
 */
export function smallCubeStatement(table: string, cube: string): Statement {
  const sql = `create table ${identifier(table)} as
select ${DIMENSIONS.join(', ')}, ${SUMS.map((sum) => `sum(${sum}) as ${sum}`).join(', ')}
from ${identifier(cube)}
group by ${DIMENSIONS.join(', ')}
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

export function dropStatement(table: string): Statement {
  return { sql: `drop table if exists ${identifier(table)}`, values: {} };
}
