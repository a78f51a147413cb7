/** What the map and ranking of the prefectures show. */

import { quantile } from '../compare/catch-up.ts';
import { type Step, stepOf, stepsOf } from '../compare/map-steps.ts';
import { bestFirst, type Place, places, type Reach, reachOf } from '../compare/rank.ts';
import { type Asked, cannotUse, readAsked } from '../figures/page-query.ts';
import {
  type Choice,
  chooseView,
  figuresOr,
  type NoFigures,
  narrowings,
  onlyFigure,
  type PageSource,
  partChoices,
} from '../figures/page-source.ts';
import { type Figure, type FigureQuery, type Measure, PREFECTURES } from '../model.ts';
import { type SourceFacts, sourceFacts } from '../source-wording.ts';

/** The measure shown where none is asked for: the main target's. */
const FIRST_MEASURE = 'generic-volume-share';

export interface RankedPrefecture extends Figure {
  /** Null if there is nothing to divide by. */
  place: Place | null;
  step: Step | null;
  /** Null if the measure has no target for prefectures. */
  reach: Reach | null;
}

export interface MapPage {
  issues: string[];
  measure: Measure;
  /** The query of the figures, for links and downloads. */
  query: Omit<FigureQuery, 'by'>;
  choices: {
    measures: Choice[];
    classes: Choice[];
    families: Choice[];
    settings: Choice[];
    routes: Choice[];
    datasets: Choice[];
    codes: string[];
  };
  /** Null if `none` says why there are no figures. */
  ranking: Ranking | null;
  none: NoFigures | null;
}

export interface Ranking {
  /** What the colours mean, lowest first, and where the target is among them. */
  legend: string[];
  split: number | null;
  /** Best first. */
  rows: RankedPrefecture[];
  nation: Figure;
  /** The value in the middle of the prefectures. */
  median: number | null;
  /** How many prefectures reach the target; null if there is no target for prefectures. */
  reached: Record<Reach, number> | null;
  source: SourceFacts;
}

/**
 * Reads the page for an address; what cannot be used of it is left out and said.
 * @returns null if no dataset or no list of generic classes is there
 */
export async function readMapPage(source: PageSource, params: URLSearchParams): Promise<MapPage | null> {
  const { asked, issues } = readAsked(params, [
    'measure',
    'dataset',
    'codes',
    'edition',
    'class',
    'setting',
    'route',
    'family',
    'ingredient',
  ]);
  const view = await chooseView(source, asked, issues);
  if (!view) return null;
  const { dataset } = view;
  const measures = source.measures().filter(({ breakdowns }) => breakdowns.includes('prefecture'));
  const measure = chooseMeasure(measures, asked, issues);
  const narrower = await narrowings(source, measure, asked, issues);
  const { by: _, ...rest } = asked;
  const query = { ...rest, measure: measure.id };
  const { figures, none } = await figuresOr(readRanking(source, measure, query));
  return {
    issues,
    measure,
    query,
    choices: {
      measures: measures.map(({ id, title }) => ({ value: id, label: title.ja })),
      ...narrower,
      ...partChoices(dataset),
      datasets: view.datasets.map(({ id, title }) => ({ value: id, label: title })),
      codes: [...view.codeDates],
    },
    ranking: figures && { ...figures, source: sourceFacts(figures.source, dataset) },
    none,
  };
}

async function readRanking(source: PageSource, measure: Measure, query: Omit<FigureQuery, 'by'>) {
  const [table, nation] = await Promise.all([
    source.figures({ ...query, by: 'prefecture' }),
    source.figures({ ...query, by: 'nation' }),
  ]);
  const values = table.rows.flatMap(({ value }) => (value === null ? [] : [value]));
  const target = measure.target?.per === 'prefecture' ? measure.target.value : null;
  const steps = stepsOf(measure, values);
  const placed = places(table.rows, measure.direction);
  const rows = bestFirst(complete(table.rows), measure.direction).map(
    (figure): RankedPrefecture => ({
      ...figure,
      place: placed.get(figure.key) ?? null,
      step: stepOf(steps, figure.value),
      reach: target === null ? null : reachOf(figure, target, measure.direction),
    }),
  );
  return {
    source: table,
    legend: steps.legend,
    split: target === null ? null : steps.split,
    rows,
    nation: onlyFigure(nation),
    median: quantile(values, 0.5),
    reached: target === null ? null : countReach(rows),
  };
}

function chooseMeasure(measures: readonly Measure[], asked: Asked, issues: string[]): Measure {
  const found = measures.find(({ id }) => id === asked.measure);
  if (asked.measure !== undefined && !found)
    issues.push(cannotUse('measure', asked.measure, '都道府県別に示せる指標ではありません'));
  return found ?? measures.find(({ id }) => id === FIRST_MEASURE) ?? measures[0]!;
}

/** All 47, even if the dataset has nothing for one. */
function complete(rows: readonly Figure[]): Figure[] {
  const found = new Map(rows.map((row) => [row.key, row]));
  return [...PREFECTURES].map(
    ([key, label]) =>
      found.get(key) ?? {
        key,
        label,
        value: null,
        lower: null,
        upper: null,
        numerator: 0,
        denominator: null,
      },
  );
}

/** How many reach a target, surely and perhaps. */
function countReach(rows: readonly { reach: Reach | null }[]): Record<Reach, number> {
  const counts: Record<Reach, number> = { sure: 0, maybe: 0, short: 0, unknown: 0 };
  for (const { reach } of rows) if (reach !== null) counts[reach]++;
  return counts;
}
