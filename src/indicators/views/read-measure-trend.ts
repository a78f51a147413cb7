/** A measure over all rounds, as the command line and the API give it. */
import { AnteiError } from '../errors.ts';
import type { PageSource, Year } from '../figures/page-source.ts';
import type { FigureQuery, Measure } from '../model.ts';
import { type TrendTable, trendTable } from '../trends/trends.ts';

/** In place of a dataset's id: every round of NDB Open Data. */
export const ALL_ROUNDS = 'all';

export interface MeasureTrend extends TrendTable {
  measure: Measure;
  query: Pick<FigureQuery, 'by' | 'where'>;
  answer: readonly Year[];
}

/**
 * Reads the years of a measure. A round that lacks something is listed with what to do about it.
 * @throws AnteiError `bad-request` for a date of the lists, which are each round's own; `no-dataset` without a round; and what
 *   `figures` says about the newest where no round has figures
 */
export async function readMeasureTrend(
  source: Pick<PageSource, 'years' | 'figures'>,
  measure: Measure,
  { dataset: _, codes, ...query }: FigureQuery,
): Promise<MeasureTrend> {
  if (codes !== undefined)
    throw new AnteiError(
      'bad-request',
      'すべての回を並べるときは、それぞれの回の期間の末日に有効なリストを使います。リストの日付は指定できません。',
    );
  const answer = await source.years(query);
  if (answer.every(({ table }) => table === null))
    await source.figures({ ...query, dataset: answer.at(-1)?.dataset.id });
  const { by, where } = query;
  const target = measure.target ? measure.target.value : null;
  return { ...trendTable(answer, measure, target), measure, query: { by, where }, answer };
}
