/** Made figures for tests of what pages show of them. */

import { withRaisedTarget } from '../headlines/raised-target.ts';
import { readMeasures } from '../measures/measures.ts';
import { NOTHING_RECORDED, type Recorded } from '../measures/official-series/recorded.ts';
import {
  type Dataset,
  type DatasetPart,
  type Figure,
  type FigureQuery,
  type FigureTable,
  PREFECTURES,
} from '../model.ts';
import { figuresOr, type PageSource, type Year } from './page-source.ts';

/** A figure with its bounds; without them the value is certain. */
export function figure(key: string, value: number | null, bounds?: readonly [number, number]): Figure {
  const [lower, upper] = bounds ?? [value, value];
  const label = key === '00' ? '全国' : (PREFECTURES.get(key) ?? key);
  return { key, label, value, lower, upper, numerator: value ?? 0, denominator: 1 };
}

export const DATASET: Dataset = {
  id: 'ndb-9',
  kind: 'ndb',
  source: 'official',
  title: 'NDBオープンデータ 第9回',
  round: 9,
  from: '2022-04-01',
  to: '2023-03-31',
  publicExpense: 'excluded',
  importedAt: new Date('2026-01-01T00:00:00Z'),
  parts: (['out-of-hospital', 'inpatient'] as const).map((setting) => ({
    file: `${setting}.xlsx`,
    sha256: '0'.repeat(64),
    sheet: 'シート',
    title: '表題',
    axis: 'prefecture',
    route: 'internal',
    setting,
    threshold: 1000,
    masking: 'least',
    rows: 1,
    states: { value: 1, zero: 0, masked: 0, absent: 0, margin: 0 },
    parquet: 'a.parquet',
    parquetSha256: '1'.repeat(64),
    reading: 2,
  })),
};

/** All sheets of a round by prefecture: figures of fewer stand beside no official value. */
export const ALL_SHEETS: DatasetPart[] = (['internal', 'external', 'injection'] as const).flatMap((route) =>
  (['out-of-hospital', 'in-hospital', 'inpatient'] as const).map((setting) => ({
    ...DATASET.parts[0]!,
    route,
    setting,
  })),
);

/** A room that answers from a function, with the real measures; what it throws is an answer as well. */
export function madeSource(
  rows: (query: FigureQuery) => Figure[],
  {
    datasets = [DATASET],
    lists = ['2023-03-15'],
    recorded = {},
    sources = DATASET.parts,
  }: { datasets?: Dataset[]; lists?: string[]; recorded?: Partial<Recorded>; sources?: DatasetPart[] } = {},
): PageSource & { asked: FigureQuery[] } {
  const asked: FigureQuery[] = [];
  const all = readMeasures();
  const answer = async (query: FigureQuery): Promise<FigureTable> => {
    return {
      measure: query.measure,
      version: 1,
      dataset: 'ndb-9',
      period: '2022-04/2023-03',
      by: query.by,
      where: query.where ?? {},
      codes: '2023-03-15',
      edition: query.measure.endsWith('-available') ? '2026-08-18' : null,
      bounded: true,
      references: [],
      coverage: { total: 1, quantity: 0, share: 0, codes: 0, rows: 0 },
      warnings: [],
      rows: rows(query),
      sources,
      limits: {},
      unmapped: [],
      sql: 'select 1',
    };
  };
  return {
    asked,
    measures: () => all,
    withTargets: async () => all.map((one) => withRaisedTarget(one, recorded.targets ?? [])),
    datasets: async () => datasets,
    codeDates: async () => lists,
    recorded: async () => ({ ...NOTHING_RECORDED, ...recorded }),
    figures: (query) => {
      asked.push(query);
      return answer(query);
    },
    years: async (query) =>
      Promise.all(
        datasets.toReversed().map(async (dataset): Promise<Year> => {
          const { figures: table, none } = await figuresOr(answer({ ...query, dataset: dataset.id }));
          return table ? { dataset, table, none: null } : { dataset, table: null, none };
        }),
      ),
  };
}
