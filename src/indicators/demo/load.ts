/**
 * Fills the demonstration with figures: three years in the shape of NDB Open Data, and a year of dispensing, both invented and of
 * its own products only. They take the way of real data from the sheet on. With the first real data of any kind they go
 * (migration 0023).
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { genericListDates, listedProductsOn, referenceLists } from '../../medicines/index.ts';
import type { Context } from '../../platform/context.ts';
import { fiscalYear } from '../../platform/dates/era.ts';
import type { Progress } from '../../platform/progress.ts';
import { latestProducts } from '../../supply/index.ts';
import { importDispensing } from '../datasets/import-dispensing.ts';
import { storeSheets } from '../datasets/import-ndb.ts';
import { readDatasets } from '../datasets/store-datasets.ts';
import { DISPENSING_ID, inventDispensing } from './invent-dispensing.ts';
import { inventSheets } from './invent-ndb.ts';

const WHAT = 'デモの集計を用意しています';

/** Invents the datasets where there are none, and the lists are the demonstration's. */
export async function loadDemoFigures(
  context: Pick<Context, 'settings' | 'pool' | 'clock'>,
  report: Progress,
): Promise<void> {
  const { pool } = context;
  const [datasets, lists, dates] = await Promise.all([
    readDatasets(pool),
    referenceLists(pool),
    genericListDates(pool),
  ]);
  if (datasets.length > 0 || lists.length === 0 || lists.some(({ source }) => source !== 'demo')) return;
  // Of the years that are over, by the lists of their own time: the newest list is of the year that runs.
  const ended = dates.filter((date) => fiscalYear(date) < fiscalYear(dates[0]!)).toReversed();
  const classes = await classNames(pool);
  for (const [place, date] of ended.entries()) {
    const { products } = (await listedProductsOn(pool, date))!;
    const sheets = inventSheets({
      year: fiscalYear(date),
      place,
      products,
      classes,
      people: place === ended.length - 1,
    });
    await storeSheets(context, sheets, {
      replace: false,
      progress: (done) => report(place + done, ended.length + 1, WHAT),
    });
    if (place === ended.length - 1)
      await loadDispensing(context, await inventDispensing(products, fiscalYear(date), place));
  }
  report(ended.length + 1, ended.length + 1, WHAT);
}

async function loadDispensing(
  context: Pick<Context, 'settings' | 'pool' | 'clock'>,
  rows: Buffer,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'antei-demo-'));
  try {
    const path = join(folder, `${DISPENSING_ID}.parquet`);
    await writeFile(path, rows);
    await importDispensing(context, path, {
      id: DISPENSING_ID,
      title: 'デモの調剤（架空の、月ごとのデータ）',
      source: 'demo',
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Names of therapeutic classes by the first three characters of a code, as the list of supply calls them. */
async function classNames(pool: Context['pool']): Promise<Map<string, string>> {
  const products = await latestProducts(pool);
  return new Map(products.map(({ yjCode, therapeuticClass }) => [yjCode.slice(0, 3), therapeuticClass]));
}
