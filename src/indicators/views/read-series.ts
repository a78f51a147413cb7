/** The official series, each beside our own figure of the same measure. */

import { countReaching } from '../compare/rank.ts';
import {
  chooseView,
  figuresOr,
  type NoFigures,
  onlyFigure,
  type PageSource,
} from '../figures/page-source.ts';
import { type OfficialSeries, officialSeries } from '../measures/official-series/series.ts';
import type { FigureTable, Measure } from '../model.ts';
import { GENERIC } from '../page-measures.ts';
import { type SourceFacts, sourceFacts } from '../source-wording.ts';
import { trendYears } from '../trends/trends.ts';

/** Our figure beside an official one, in the unit of the series. */
export interface OwnFigure {
  value: number | null;
  lower: number | null;
  upper: number | null;
  /** How the figure is counted where the series is not a figure of the measure itself. */
  by: 'nation' | 'prefecture';
  /** Last month of our dataset: `2023-03`. */
  until: string;
}

export interface SeriesBesideOurs {
  series: OfficialSeries;
  /** Our measure; null if there is none. */
  measure: Measure | null;
  own: OwnFigure | null;
  /** Our figures of the rounds before, oldest first. */
  before: OwnFigure[];
}

export interface SeriesPage {
  values: SeriesBesideOurs[];
  targets: SeriesBesideOurs[];
  /** Null before the first dataset, and where `none` says why. */
  source: SourceFacts | null;
  none: NoFigures | null;
}

/** Reads the page: every series, official values first and past and present targets after them. */
export async function readSeriesPage(source: PageSource): Promise<SeriesPage> {
  const view = await chooseView(source, { where: {} }, []);
  const measures = new Map(source.measures().map((measure) => [measure.id, measure]));
  const tables: FigureTable[] = [];
  const beside = async (series: OfficialSeries): Promise<SeriesBesideOurs> => {
    const measure = (series.measure !== null && measures.get(series.measure)) || null;
    // What is invented is compared with no official value.
    if (!view || !measure || view.dataset.source === 'demo')
      return { series, measure, own: null, before: [] };
    const own = await ownFigure(source, measure, series);
    if (own) tables.push(own.table);
    const before = own ? await ownBefore(source, measure, series, own.figure.until) : [];
    return { series, measure, own: own?.figure ?? null, before };
  };
  const all = await Promise.all(officialSeries().map(beside));
  // Figures come in any order: the one that rests on the most lists names all of them, also those of prices.
  const widest = tables.toSorted(
    (a, b) => b.references.length - a.references.length || (a.measure < b.measure ? -1 : 1),
  )[0];
  const facts = view && widest ? sourceFacts(widest, view.dataset) : null;
  // If there is no figure at all, the main target's says why.
  const asked = view && !facts ? source.figures({ measure: GENERIC.volume, by: 'nation' }) : null;
  return {
    none: asked && (await figuresOr(asked)).none,
    values: all.filter(({ series }) => series.kind === 'value'),
    targets: all.filter(({ series }) => series.kind === 'target'),
    source: facts,
  };
}

/**
 * Our figure for a series: the nation's where both have one unit. A count beside a share of the prefectures' target is the
 * number of prefectures that reach it (or, where the series counts who is short, of those that do not).
 */
export async function ownFigure(source: PageSource, measure: Measure, series: OwnSeries) {
  const by = ownBreakdown(measure, series);
  if (!by) return null;
  const { figures } = await figuresOr(source.figures({ measure: measure.id, by }));
  return figures && { table: figures, figure: ownOf(figures, measure, series, by) };
}

/** Our figures of the rounds that end before a month, oldest first; without those that cannot be compared. */
export async function ownBefore(
  source: PageSource,
  measure: Measure,
  series: OwnSeries,
  until: string,
): Promise<OwnFigure[]> {
  const by = ownBreakdown(measure, series);
  if (!by) return [];
  const answer = await source.years({ measure: measure.id, by });
  const comparable = new Set(trendYears(answer).flatMap(({ id, partial }) => (partial ? [] : [id])));
  return answer.flatMap(({ dataset, table }) =>
    table && comparable.has(dataset.id) && lastMonth(table.period) < until
      ? [ownOf(table, measure, series, by)]
      : [],
  );
}

type OwnSeries = Pick<OfficialSeries, 'id' | 'unit' | 'kind'>;

function ownBreakdown(measure: Measure, { unit }: OwnSeries): OwnFigure['by'] | null {
  if (unit === measure.unit) return 'nation';
  return unit === 'count' && measure.target?.per === 'prefecture' ? 'prefecture' : null;
}

function ownOf(table: FigureTable, measure: Measure, { id }: OwnSeries, by: OwnFigure['by']): OwnFigure {
  const until = lastMonth(table.period);
  if (by === 'nation') {
    const { value, lower, upper } = onlyFigure(table);
    return { value, lower, upper, by, until };
  }
  const all = table.rows.length;
  const { value, lower, upper } = countReaching(table.rows, measure.target!.value, measure.direction);
  const isShort = id.includes('short');
  return isShort
    ? { value: all - value, lower: all - upper, upper: all - lower, by, until }
    : { value, lower, upper, by, until };
}

const lastMonth = (period: string) => period.split('/').at(-1)!;
