/** Rows of dispensing of the demonstration's products, month by month: invented as the yearly figures are, and nothing is masked. */
import type { ListedProduct } from '../../medicines/index.ts';
import { fiscalYearDays } from '../../platform/dates/era.ts';
import { monthNames, monthOf } from '../../platform/dates/months.ts';
import { writeParquet } from '../../platform/files/parquet.ts';
import type { CellValue } from '../../platform/files/xlsx.ts';
import { INVENTED } from '../../platform/invented.ts';
import { DISPENSING_COLUMNS } from '../datasets/dispensing-rows.ts';
import { PREFECTURES } from '../model.ts';
import { unit, usageOf } from './usage.ts';

/** Of the dataset. */
export const DISPENSING_ID = 'demo-dispensing';

const AGES = ['00', '20', '40', '65', '75'];
/** Products: enough for months and classes, few enough for a first start. */
const PRODUCTS = 20;

/** The file of a fiscal year. @param place of the year among the years, from 0 */
export function inventDispensing(
  products: readonly ListedProduct[],
  year: number,
  place: number,
): Promise<Buffer> {
  return writeParquet({
    columns: DISPENSING_COLUMNS,
    rows: rowsOf(products, year, place),
    metadata: { citation: INVENTED },
  });
}

function* rowsOf(products: readonly ListedProduct[], year: number, place: number): Generator<CellValue[]> {
  const { from, to } = fiscalYearDays(year);
  const months = monthNames(monthOf(from), monthOf(to));
  const usage = usageOf(products, place).filter(({ product }) => product.route !== 'injection');
  const step = Math.max(1, Math.floor(usage.length / PRODUCTS));
  const chosen = usage.filter((_, index) => index % step === 0).slice(0, PRODUCTS);
  const prefectures = [...PREFECTURES.keys()];
  for (const { product, prefectures: units } of chosen)
    for (const [at, prefecture] of prefectures.entries())
      for (const month of months) {
        const a = (units[at]! / 12) * (0.9 + 0.2 * unit(product.code, month));
        for (const [band, age] of AGES.entries()) {
          const sex = unit(product.code, prefecture, month, age) < 0.5 ? 'M' : 'F';
          const quantity = Math.round(a * [0.04, 0.1, 0.26, 0.28, 0.32][band]!);
          if (quantity > 0) yield [product.code, prefecture, month, age, sex, 'out-of-hospital', quantity];
        }
      }
}
