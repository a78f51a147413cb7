/** What a measure's page shows: its definition, and the figures that were asked for with all that they were made of. */
import type { IsoDate } from '../../platform/clock.ts';
import { asksEdition } from '../figures/ask-cube.ts';
import { type Asked, cannotUse, readAsked } from '../figures/page-query.ts';
import {
  type Choice,
  chooseView,
  figuresOr,
  type NoFigures,
  narrowings,
  type PageSource,
  partChoices,
} from '../figures/page-source.ts';
import { type Formula, formulaOf } from '../measures/formula.ts';
import { type OfficialSeries, officialSeries } from '../measures/official-series/series.ts';
import {
  BREAKDOWNS,
  type Breakdown,
  type FigureQuery,
  type FigureTable,
  type Measure,
  type Narrowing,
  PREFECTURES,
} from '../model.ts';
import { type SourceFacts, sourceFacts } from '../source-wording.ts';

/** A page of rows; by ingredient there are thousands. */
export const MEASURE_PAGE_SIZE = 100;

export interface MeasurePage {
  measure: Measure;
  formula: Formula;
  official: OfficialSeries[];
  issues: string[];
  /** Null before the first dataset or list. */
  asked: AskedFigures | null;
}

export interface AskedFigures {
  query: FigureQuery & { where: Narrowing };
  choices: {
    by: Choice[];
    prefectures: Choice[];
    classes: Choice[];
    settings: Choice[];
    routes: Choice[];
    families: Choice[];
    datasets: Choice[];
    codes: IsoDate[];
    /** Empty where the measure asks no edition. */
    editions: IsoDate[];
  };
  /** The figures without the rows of other pages; null if `none` says why there are none. */
  table: FigureTable | null;
  /** Rows of all pages. */
  total: number;
  page: number;
  pageSize: number;
  none: NoFigures | null;
  source: SourceFacts | null;
}

/**
 * Reads a measure's page for an address; what cannot be used of it is left out and said.
 * @param editions dates of the editions of supply, newest first
 * @returns null for a measure that is not in force
 */
export async function readMeasurePage(
  source: PageSource,
  id: string,
  params: URLSearchParams,
  editions: readonly IsoDate[],
): Promise<MeasurePage | null> {
  const measure = (await source.withTargets()).find((one) => one.id === id);
  if (!measure) return null;
  const { asked, issues } = readAsked(params, [
    'by',
    'dataset',
    'codes',
    'edition',
    'prefecture',
    'class',
    'setting',
    'route',
    'family',
    'ingredient',
  ]);
  return {
    measure,
    formula: formulaOf(measure),
    official: officialSeries(measure.id),
    issues,
    asked: await readFigures(source, measure, { asked, issues, editions, params }),
  };
}

async function readFigures(
  source: PageSource,
  measure: Measure,
  given: { asked: Asked; issues: string[]; editions: readonly IsoDate[]; params: URLSearchParams },
): Promise<AskedFigures | null> {
  const { asked, issues, editions, params } = given;
  const view = await chooseView(source, asked, issues);
  if (!view) return null;
  const by = chooseBreakdown(measure, asked, issues);
  const narrower = await narrowings(source, measure, asked, issues);
  const query = { ...asked, measure: measure.id, by };
  const { figures, none } = await figuresOr(source.figures(query));
  const total = figures?.rows.length ?? 0;
  const page = pageOf(params.get('page'), total);
  return {
    query,
    choices: {
      by: measure.breakdowns
        // The rounds of NDB Open Data are sums of a year.
        .filter((breakdown) => breakdown !== 'month' || view.dataset.kind === 'dispensing')
        .map((value) => ({ value, label: BREAKDOWNS[value] })),
      prefectures: measure.breakdowns.includes('prefecture')
        ? [...PREFECTURES].map(([value, label]) => ({ value, label }))
        : [],
      ...narrower,
      ...partChoices(view.dataset),
      datasets: view.datasets.map(({ id, title }) => ({ value: id, label: title })),
      codes: [...view.codeDates],
      editions: asksEdition(measure) ? [...editions] : [],
    },
    table: figures && {
      ...figures,
      rows: figures.rows.slice((page - 1) * MEASURE_PAGE_SIZE, page * MEASURE_PAGE_SIZE),
    },
    total,
    page,
    pageSize: MEASURE_PAGE_SIZE,
    none,
    source: figures && sourceFacts(figures, view.dataset),
  };
}

/** One prefecture has figures by prefecture only where the measure does; there are none by sex and age within a prefecture. */
function chooseBreakdown({ breakdowns }: Measure, asked: Asked, issues: string[]): Breakdown {
  const { by, where } = asked;
  let chosen: Breakdown = 'nation';
  if (by !== undefined && breakdowns.includes(by)) chosen = by;
  else if (by !== undefined)
    issues.push(
      cannotUse('by', by, `この指標で示せるのは${breakdowns.map((one) => BREAKDOWNS[one]).join('・')}`),
    );
  if (where.prefecture === undefined) return chosen;
  const impossible = !breakdowns.includes('prefecture') || chosen === 'sex' || chosen === 'age';
  if (impossible) {
    issues.push(cannotUse('prefecture', where.prefecture, 'この集計は全国だけです'));
    where.prefecture = undefined;
  }
  return chosen === 'nation' && !impossible ? 'prefecture' : chosen;
}

function pageOf(given: string | null, total: number): number {
  const last = Math.max(1, Math.ceil(total / MEASURE_PAGE_SIZE));
  return given !== null && /^[1-9]\d{0,4}$/.test(given) ? Math.min(Number(given), last) : 1;
}
