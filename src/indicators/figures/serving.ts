/** Which lists serve which dataset: said after every import and on the pages of datasets. */

import { genericListDates, priceParts, routesInForce } from '../../medicines/index.ts';
import type { Queryable } from '../../platform/database/connection.ts';
import { servingText } from '../datasets/references.ts';
import { readDatasets } from '../datasets/store-datasets.ts';
import type { Dataset } from '../model.ts';
import type { Current } from './current.ts';

/** The lists of a dataset in a line, or what is missing for it. */
export function servingLine(
  dataset: Pick<Dataset, 'from' | 'to' | 'parts'>,
  { lists, priceParts: parts }: Pick<Current, 'lists' | 'priceParts'>,
): string {
  const codes = lists.find((date) => date <= dataset.to) ?? null;
  return servingText(dataset, { codes, prices: codes === null ? [] : routesInForce(parts, dataset.to) });
}

/** A line for every dataset, newest period first. */
export async function servingLines(db: Queryable): Promise<string[]> {
  const [datasets, lists, parts] = await Promise.all([
    readDatasets(db),
    genericListDates(db),
    priceParts(db),
  ]);
  const line = (dataset: Dataset) => servingLine(dataset, { lists, priceParts: parts });
  return datasets.map((dataset) => `${dataset.id}（${dataset.from}〜${dataset.to}）：${line(dataset)}`);
}
