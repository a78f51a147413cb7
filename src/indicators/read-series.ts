/** The official series, each beside our own figure of the same measure. */
import { type SourceFacts, sourceFacts } from './citation.ts';
import type { Figure, Measure } from './model.ts';
import { type OfficialSeries, officialSeries } from './official-series/series.ts';
import { GENERIC } from './page-measures.ts';
import { chooseView, figuresOr, type NoFigures, onlyFigure, type PageSource } from './page-source.ts';
import { reachOf } from './rank.ts';

/** Our figure beside an official one, in the unit of the series. */
export interface OwnFigure {
  value: number | null;
  lower: number | null;
  upper: number | null;
  /** How the figure is counted where the series is no figure of the measure itself. */
  by: 'nation' | 'prefecture';
  /** Last month of our dataset: `2023-03`. */
  until: string;
}

export interface SeriesBesideOurs {
  series: OfficialSeries;
  /** Our measure; null where there is none. */
  measure: Measure | null;
  own: OwnFigure | null;
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
  let facts: SourceFacts | null = null;
  const beside = async (series: OfficialSeries): Promise<SeriesBesideOurs> => {
    const measure = (series.measure !== null && measures.get(series.measure)) || null;
    if (!view || !measure) return { series, measure, own: null };
    const own = await ownFigure(source, measure, series);
    facts ??= own && sourceFacts(own.table, view.dataset);
    return { series, measure, own: own?.figure ?? null };
  };
  const all = await Promise.all(officialSeries().map(beside));
  // Where there is no figure at all, the main target's says why.
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
export async function ownFigure(
  source: PageSource,
  measure: Measure,
  series: Pick<OfficialSeries, 'id' | 'unit' | 'kind'>,
) {
  if (series.unit === measure.unit) {
    const { figures } = await figuresOr(source.figures({ measure: measure.id, by: 'nation' }));
    if (!figures) return null;
    const { value, lower, upper } = onlyFigure(figures);
    return {
      table: figures,
      figure: { value, lower, upper, by: 'nation', until: lastMonth(figures.period) } satisfies OwnFigure,
    };
  }
  if (series.unit !== 'count' || measure.target?.per !== 'prefecture') return null;
  const { figures } = await figuresOr(source.figures({ measure: measure.id, by: 'prefecture' }));
  if (!figures) return null;
  const counted = countReaching(figures.rows, measure);
  const figure = series.id.includes('short')
    ? {
        value: figures.rows.length - counted.value,
        lower: figures.rows.length - counted.upper,
        upper: figures.rows.length - counted.lower,
      }
    : counted;
  return {
    table: figures,
    figure: { ...figure, by: 'prefecture', until: lastMonth(figures.period) } satisfies OwnFigure,
  };
}

function countReaching(rows: readonly Figure[], { target, direction }: Measure) {
  const reach = rows.map((row) => reachOf(row, target!.value, direction));
  const sure = reach.filter((one) => one === 'sure').length;
  const maybe = reach.filter((one) => one === 'maybe').length;
  const value = rows.filter(({ value }) => value !== null && value >= target!.value).length;
  return { value, lower: sure, upper: sure + maybe };
}

const lastMonth = (period: string) => period.split('/').at(-1)!;
