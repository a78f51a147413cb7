import { figuresJson } from '../figures/figures-json.ts';
import { reachedWords } from '../trends/trend-wording.ts';
import type { MeasureTrend } from './read-measure-trend.ts';

/** A measure over all rounds as JSON, the same from the command and from the API: the rounds, then every row with its points. */
export function trendJson({ measure, query, years, rows, answer }: MeasureTrend) {
  const { by, where = {} } = query;
  return {
    measure: measure.id,
    version: measure.version,
    dataset: 'all' as const,
    by,
    where: Object.fromEntries(Object.entries(where)) as Record<string, string>,
    target: rows[0]?.trend.target ?? null,
    years: years.map(({ id, title, from, to, none, partial, breaks, notes }, index) => {
      const { table } = answer[index]!;
      const facts = table && figuresJson(table);
      return {
        dataset: id,
        title,
        from,
        to,
        comparable: none === null && partial === '',
        missing: none,
        partial: partial === '' ? null : partial,
        breaks,
        warnings: notes,
        codes: facts?.codes ?? null,
        edition: facts?.edition ?? null,
        references: facts?.references ?? [],
        coverage: facts?.coverage ?? null,
        sources: facts?.sources ?? [],
      };
    }),
    rows: rows.map(({ key, label, trend: { points, reached, projection }, trend }) => ({
      key,
      label,
      points: points.map(({ dataset, from, to, figure, comparable, change }) => ({
        dataset,
        from,
        to,
        comparable: comparable && figure !== null,
        value: figure?.value ?? null,
        lower: figure?.lower ?? null,
        upper: figure?.upper ?? null,
        numerator: figure?.numerator ?? null,
        denominator: figure?.denominator ?? null,
        changePerYear: change,
      })),
      reached,
      projection,
      words: reachedWords(measure, trend, years),
    })),
  };
}
