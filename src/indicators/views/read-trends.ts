/** The years of the measures that pages and packs show. */

import { countReaching } from '../compare/rank.ts';
import type { PageSource, YearsQuery } from '../figures/page-source.ts';
import { formatFraction } from '../fraction-wording.ts';
import { type Figure, type FigureTable, type Measure, NATION, PREFECTURES } from '../model.ts';
import type { Trend } from '../trends/trend.ts';
import { type TrendRow, type TrendYear, trendTable } from '../trends/trends.ts';

/** A measure's years, ready to be drawn: one line, or a place's beside the nation's. */
export interface PageTrend {
  measure: Pick<Measure, 'id' | 'title' | 'unit' | 'direction'>;
  /** Every round, oldest first, also one without figures. */
  years: TrendYear[];
  rows: PageTrendRow[];
}

/** Without what only programs need: a page of a hundred classes is half as long. */
export interface PageTrendRow {
  key: string;
  label: string;
  trend: Trend;
}

export type TrendSource = Pick<PageSource, 'years' | 'measures' | 'withTargets'>;

/** One round is not a trend. */
const LEAST_ROUNDS = 2;

interface Wish {
  /** What rows are to reach; by default the measure's target in force. */
  target?: number;
  /** Rows of a round's table; by default all. */
  rowsOf?: (table: FigureTable) => readonly Figure[];
}

/** The years of a measure; null if there are fewer than two rounds, or no such measure is in force. */
export async function readTrend(
  source: TrendSource,
  query: YearsQuery,
  { target, rowsOf }: Wish = {},
): Promise<PageTrend | null> {
  const measures = target === undefined ? await source.withTargets() : source.measures();
  const measure = measures.find(({ id }) => id === query.measure);
  if (!measure) return null;
  const answer = await source.years(query);
  if (answer.length < LEAST_ROUNDS) return null;
  const { id, title, unit, direction } = measure;
  const table = trendTable(answer, measure, target ?? measure.target?.value ?? null, rowsOf);
  return { years: table.years, rows: table.rows.map(bare), measure: { id, title, unit, direction } };
}

function bare({ key, label, trend }: TrendRow): PageTrendRow {
  const points = trend.points.map(({ figure, ...point }) => {
    if (figure === null) return { ...point, figure };
    const { value, lower, upper } = figure;
    return { ...point, figure: { value, lower, upper } };
  });
  return { key, label, trend: { ...trend, points } };
}

/** The years of a prefecture, and of the nation beside them. */
export async function readPlaceTrend(
  source: TrendSource,
  measure: string,
  prefecture: string,
): Promise<PageTrend | null> {
  const [own, nation] = await Promise.all([
    readTrend(source, { measure, by: 'prefecture' }, { rowsOf: only(prefecture) }),
    readTrend(source, { measure, by: 'nation' }),
  ]);
  return own && nation && { ...own, rows: [...own.rows, ...nation.rows] };
}

/** The rows of one key. */
export const only =
  (key: string) =>
  ({ rows }: FigureTable): Figure[] =>
    rows.filter((row) => row.key === key);

/** How many prefectures reach a measure's target; null if it is no target for them. */
export async function readReachingTrend(source: TrendSource, id: string): Promise<PageTrend | null> {
  const measure = source.measures().find((one) => one.id === id);
  const target = measure?.target?.per === 'prefecture' ? measure.target.value : null;
  if (!measure || target === null) return null;
  const trend = await readTrend(
    source,
    { measure: id, by: 'prefecture' },
    {
      target: PREFECTURES.size,
      rowsOf: ({ rows }) => {
        const counted = countReaching(rows, target, measure.direction);
        return [
          { key: NATION, label: '全国', ...counted, numerator: counted.value, denominator: rows.length },
        ];
      },
    },
  );
  const ja = `${measure.title.ja}が${formatFraction(target, 0)}以上の都道府県の数`;
  return trend && { ...trend, measure: { ...trend.measure, title: { ...measure.title, ja }, unit: 'count' } };
}
