/**
 * Dispensing rows at national shape, out of a seed: the same seed and number give the same rows on every machine. The engine makes them
 * by hashing the row's number, so that a hundred million take a minute and no memory to speak of.
 *
 * Shape: 14,000 products in 180 classes, quantities skewed so that the first tenth of the products has nearly half of all rows; 47
 * prefectures by population; 12 months from 2022-04; 21 age bands with more old than young; two sexes; three settings; quantity in whole
 * units from 7 to about 1,700, mostly small. A tenth of the products are originators with generics (2), 45% generics (3), the rest
 * others. Rows lie sorted by month and prefecture, in row groups of 122,880, none of more than two months.
 */

import type { ProductFacts } from '../../src/indicators/model.ts';
import type { GenericClass } from '../../src/medicines/model.ts';
import type { AnalyticsEngine } from '../../src/platform/analytics/analytics.ts';

const PRODUCTS = 14_000;
const CLASSES = 180;
/** Residents of each prefecture on 2022-10-01 in ten thousands (総務省 人口推計), from 北海道 to 沖縄県. */
const RESIDENTS = [
  514, 120, 118, 228, 93, 104, 179, 284, 191, 191, 734, 627, 1404, 923, 215, 102, 112, 75, 80, 202, 195, 358,
  750, 174, 141, 255, 878, 540, 131, 90, 54, 66, 186, 276, 131, 70, 93, 131, 68, 512, 80, 128, 172, 111, 105,
  156, 147,
];
export const MONTHS = [
  ...[4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => `2022-${String(month).padStart(2, '0')}`),
  ...[1, 2, 3].map((month) => `2023-0${month}`),
];

export interface DispensingOrder {
  /** Rounded down to a multiple of twelve. */
  rows: number;
  seed: number;
  path: string;
}

/** Makes the table `into`: number, code, class, price (yen a unit), generic_class ('' for none). */
export async function makeProducts(engine: AnalyticsEngine, seed: number, into: string): Promise<void> {
  await engine.query(`create or replace table ${into} as
select number, code, substr(code, 1, 3) as class, price,
  case when drawn < 45 then '3' when drawn < 56 then '2' when drawn < 73 then '1'
    when drawn < 74 then '★' when drawn < 75 then '☆' else '' end as generic_class
from (
  select number, hash(number, ${seed}, 1) % 100 as drawn,
    printf('%03d%04dF%04d', 110 + number % ${CLASSES}, number // ${CLASSES} // 5, number // ${CLASSES} % 5 * 100 + number % 97) as code,
    round(5.7 * exp(hash(number, ${seed}, 2) % 5000 / 1000.0), 1) as price
  from range(${PRODUCTS}) as numbers(number)
)`);
}

/**
 * What the lists and an edition would say about such products: five products an ingredient, a ninth of the ingredients limited, twenty
 * families of biologics, each originator with generics a saving of its own.
 */
export async function madeFacts(engine: AnalyticsEngine, products: string): Promise<ProductFacts[]> {
  const rows = await engine.query<{ number: number; code: string; price: number; generic_class: string }>(
    `select number, code, price, generic_class from ${products} order by number`,
  );
  return rows.map(({ number, code, price, generic_class }) => {
    const ingredient = code.slice(0, 7);
    const isBiologic = number % CLASSES < 20 && number < 5 * CLASSES;
    const isReference = isBiologic && number < CLASSES;
    const saving = [price * 0.2, price * 0.4, price * 0.6] as const;
    const genericSaving = generic_class === '2' ? saving : null;
    return {
      code,
      genericClass: generic_class === '' ? null : (generic_class as GenericClass),
      route: (['internal', 'internal', 'external', 'injection'] as const)[(number % CLASSES) % 4]!,
      price,
      ingredient,
      ingredientName: ingredient,
      family: isBiologic ? `family-${number % CLASSES}` : null,
      biologic: isBiologic ? (isReference ? 'reference' : 'biosimilar') : null,
      limited: Math.floor(number / CLASSES / 5 + (number % CLASSES)) % 9 === 0,
      genericSaving,
      genericSavingAvailable: number % 5 === 0 ? null : genericSaving,
      biosimilarEffect: isBiologic && !isReference ? saving : null,
      biosimilarSaving: isReference ? saving : null,
      biosimilarSavingAvailable: isReference ? saving : null,
    };
  });
}

/** Writes the rows as Parquet (zstd) and returns their number. `products` is a table of {@link makeProducts}. */
export async function writeDispensing(
  engine: AnalyticsEngine,
  products: string,
  { rows, seed, path }: DispensingOrder,
): Promise<number> {
  const monthly = Math.floor(rows / MONTHS.length);
  // A prefecture for each share of a month's rows: looked up by the row's place within its month, they come in order.
  const shares = RESIDENTS.flatMap((residents, index) =>
    Array<string>(residents).fill(`'${String(index + 1).padStart(2, '0')}'`),
  );
  await engine.query(`create or replace table place as
select unnest(range(${shares.length})) as number, unnest([${shares.join()}]) as prefecture`);
  await engine.query(`create or replace table moment as
select unnest(range(${MONTHS.length})) as number, unnest([${MONTHS.map((month) => `'${month}'`).join()}]) as month`);
  await engine.query(
    `create or replace table band as select number, printf('%02d', 5 * number) as age from range(21) as r(number)`,
  );
  // Slices of one hash, each of bits of its own, are drawn as if each was hashed for itself.
  const slice = (from: number, bits: number) => `((h >> ${from}) & ${2 ** bits - 1})`;
  await engine.query(
    `copy (
  select p.code, place.prefecture, moment.month, band.age, r.sex, r.setting, r.quantity
  from (
    select n // ${monthly} as month, n % ${monthly} * ${shares.length} // ${monthly} as place,
      cast(pow(${slice(0, 20)} / ${2 ** 20}.0, 3) * ${PRODUCTS} as integer) % ${PRODUCTS} as product,
      cast(greatest(${slice(20, 8)} % 21, ${slice(28, 8)} % 19) as bigint) as band,
      case when ${slice(36, 7)} < 69 then 'F' else 'M' end as sex,
      case when ${slice(43, 7)} < 79 then 'out-of-hospital' when ${slice(43, 7)} < 109 then 'in-hospital' else 'inpatient' end as setting,
      round(7 * (1 + ${slice(50, 6)} % 12) * exp(${slice(56, 8)} / 85.0)) as quantity
    from (select n, hash(n, ${seed}) as h from range(${monthly * MONTHS.length}) as numbers(n))
  ) as r
  join ${products} as p on p.number = r.product
  join place on place.number = r.place
  join moment on moment.number = r.month
  join band on band.number = r.band
) to '${path.replaceAll("'", "''")}' (format parquet, compression zstd)`,
  );
  return monthly * MONTHS.length;
}
