import { keepAnalytics } from '../platform/analytics/analytics.ts';
import { type IsoDate, today } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { workersState } from '../platform/database/workers.ts';
import { Cubes } from './cubes/cubes.ts';
import { AnteiError } from './errors.ts';
import { type Current, currentReader } from './figures/current.ts';
import { gapsOf } from './figures/data-gaps.ts';
import { computeFigures, computeGrid } from './figures/figures.ts';
import type { PageSource } from './figures/page-source.ts';
import { figurePreparer } from './figures/prepare.ts';
import { servingLine } from './figures/serving.ts';
import { yearsReader } from './figures/years.ts';
import { withRaisedTarget } from './headlines/raised-target.ts';
import { readHeadlines, readHeadlinesOf } from './headlines/read-headlines.ts';
import { measuresOn, readMeasures } from './measures/measures.ts';
import { NOTHING_RECORDED, type ReadRecorded } from './measures/official-series/recorded.ts';
import type { Dataset, FigureGrid, FigureQuery, FigureTable, Measure } from './model.ts';
import { packDrawer } from './pack/draw-pack.ts';
import type { PackSource } from './pack/read-pack.ts';
import { familiesReader } from './product-facts/biosimilars/read-families.ts';
import { editionReader } from './product-facts/edition-says.ts';
import { productsReader } from './product-facts/listed-products.ts';
import {
  type BiosimilarSource,
  readBiosimilars,
  readBiosimilarsPage,
  type ViewQuery,
} from './views/read-biosimilars.ts';
import { readClassesPage } from './views/read-classes.ts';
import { readDashboard } from './views/read-dashboard.ts';
import { readDataset } from './views/read-dataset.ts';
import { readFamily, readFamilyPage } from './views/read-family.ts';
import { readMapPage } from './views/read-map.ts';
import { readMeasurePage } from './views/read-measure.ts';
import { readMeasureTrend } from './views/read-measure-trend.ts';
import { type PrefectureSource, readPrefecturePage } from './views/read-prefecture.ts';
import { readSeriesPage } from './views/read-series.ts';

/**
 * A web process shares its memory with the pages. A question reads so few rows that handing them to a second thread takes longer than
 * reading them (at the 99th percentile 7 ms in place of 5).
 */
const LIMITS = { threads: 1, memoryMb: 1024 };

/**
 * What pages, API and commands ask of the room; one for a process. Measures are read here, so that a wrong one stops the
 * start; the analytics engine is opened by the first figure.
 * @param options.patient for readers: new datasets and lists are shown once the worker has made what takes long of them
 */
export function createIndicators(context: Context, { patient = false } = {}) {
  const recorded: ReadRecorded = context.recorded ?? (async () => NOTHING_RECORDED);
  const all = readMeasures();
  const current = currentReader(context, patient ? (next) => isPrepared(next) : undefined);
  const engine = keepAnalytics(LIMITS);
  const cubes = new Cubes(engine.open);

  /** The measures in force today, in the order of their ids. */
  const measures = (): Measure[] => measuresOn(all, today(context.clock));
  const withTargets = async (): Promise<Measure[]> => {
    const { targets } = await recorded(today(context.clock));
    return measures().map((one) => withRaisedTarget(one, targets));
  };
  /** @throws AnteiError not-found, naming those that there are */
  const measure = (id: string): Measure => one(measures(), id);
  const withTarget = async (id: string): Promise<Measure> => one(await withTargets(), id);
  const products = productsReader(context);
  const says = editionReader(products);
  const asking = async (id: string) => ({ current: await current(), says, cubes, measure: measure(id) });
  const figures = async (query: FigureQuery): Promise<FigureTable> =>
    computeFigures(context, await asking(query.measure), query);
  const figureGrid = async (query: FigureQuery): Promise<FigureGrid> =>
    computeGrid(context, await asking(query.measure), query);
  const datasets = async (): Promise<Dataset[]> => [...(await current()).datasets];
  const codeDates = async (): Promise<IsoDate[]> => [...(await current()).lists];
  const serving = async (dataset: Dataset): Promise<string> => servingLine(dataset, await current());
  const readFamilies = familiesReader(products);
  const reader = yearsReader(context, {
    current,
    says,
    cubes: new Cubes(engine.open, { kept: 1 }),
    pageCubes: cubes,
    measures,
    measure,
  });
  const { years } = reader;
  const preparer = figurePreparer(context, { current, figures, reader });
  /** Without a worker nobody prepares anything. */
  const isPrepared = async (next: Current) =>
    (await workersState(context.pool)).alive === 0 || preparer.isPrepared(next);
  const pageSource: PageSource = { measures, withTargets, datasets, codeDates, figures, years, recorded };
  const biologics: BiosimilarSource = {
    measures,
    withTargets,
    measure,
    datasets,
    codeDates,
    figures,
    years,
    recorded,
    families: async (codes) => {
      const { listsHash, listFiles } = await current();
      const invented = listFiles.some(({ source }) => source === 'demo');
      return { ...(await readFamilies(codes, listsHash(codes))), invented };
    },
  };
  const prefectures: PrefectureSource = {
    measures,
    withTargets,
    datasets,
    codeDates,
    figures,
    years,
    recorded,
    figureGrid,
    supplyStates: async (notAfter) => (await current()).states(notAfter),
  };
  const packs: PackSource = { ...prefectures, listFiles: async () => (await current()).listFiles };

  return {
    /** As they are defined, for what counts by them. */
    measures,
    measure,
    /** As readers are told them: with the targets that officers raised since. */
    withTargets,
    withTarget,
    /** All datasets, newest period first. */
    datasets,
    /** Dates of the lists of generic classes that can be applied, the newest first. */
    codeDates,
    figures,
    /** The figures of every round of NDB Open Data, oldest first, each by the lists of its own time. */
    years,
    /** A measure over all rounds, as commands and programs ask for it. @throws AnteiError as `figures` if no round has figures */
    trend: async (query: FigureQuery) => readMeasureTrend(pageSource, await withTarget(query.measure), query),
    /** Figures of every prefecture by another breakdown, in one statement. */
    figureGrid,
    /** What the newest edition not after a date (null: of all) says is limited or stopped; null if there is none. */
    supplyStates: prefectures.supplyStates,
    /** Which lists serve a dataset, or what is missing for it, in a line. */
    serving,
    /** What is missing for which figures of a dataset. */
    gaps: async (dataset: Dataset, oldestEdition: IsoDate | null) =>
      gapsOf(dataset, await current(), oldestEdition),
    /** A dataset with what could not be counted of it. @throws AnteiError no-dataset */
    dataset: (id: string) =>
      readDataset({ datasets, figures, serving, loads: async () => (await current()).loads }, id),
    biosimilars: (view: ViewQuery) => readBiosimilars(biologics, view),
    /** Families of biologics by the lists of prices and generic classes in force on a date; none if there is no list. */
    families: biologics.families,
    biosimilarsPage: (params: URLSearchParams) =>
      readBiosimilarsPage(biologics, params, today(context.clock)),
    /** A family of biologics; null if the lists in force have none of that id. */
    family: (id: string, view: ViewQuery) => readFamily(biologics, id, view),
    familyPage: (id: string, params: URLSearchParams) => readFamilyPage(biologics, id, params),
    /** A prefecture beside the others; null before the first dataset, 'unknown' for a code of none. */
    prefecturePage: (code: string, params: URLSearchParams) => readPrefecturePage(prefectures, code, params),
    /** What a prefecture's council gets, as of a date, as a document or a workbook. Throws what `packDrawer` throws. */
    pack: packDrawer(context.drawer, packs, current),
    /** The therapeutic classes of the nation; null before the first dataset. */
    classesPage: (params: URLSearchParams) => readClassesPage(prefectures, params),
    /** The headlines of the state's three targets, as they were known at the end of a day. */
    headlines: (day: IsoDate) => readHeadlines(pageSource, day),
    /** Those of one measure; none if it is of none of the targets. */
    headlinesOf: (id: string, day: IsoDate) => readHeadlinesOf(pageSource, id, day),
    /** The targets and who is short of them, as of a day. */
    dashboard: (day: IsoDate) => readDashboard(pageSource, day),
    /** Map and ranking of the prefectures; null before the first dataset or list. */
    map: (params: URLSearchParams) => readMapPage(pageSource, params),
    /** A measure with the figures asked for; null for one that is not in force. */
    measurePage: (id: string, params: URLSearchParams, editions: readonly IsoDate[]) =>
      readMeasurePage(pageSource, id, params, editions),
    /** The official series beside our figures. */
    series: () => readSeriesPage(pageSource),
    /** Loads what takes long before a reader asks for it: the cubes of pages, and what they are joined with. */
    async warm() {
      const day = today(context.clock);
      // Those of today's lists, which the information site on biosimilars shows.
      await biologics.families(day);
      await readDashboard(pageSource, day);
      await readBiosimilarsPage(biologics, new URLSearchParams(), day);
      await readClassesPage(prefectures, new URLSearchParams());
    },
    /** Makes what takes long before a reader asks for it; of a job. */
    prepare: preparer.prepare,
    /** Another text whenever other datasets or lists are shown. */
    shown: async () => (await current()).stock,
    /** Closes the engine, where one was opened. */
    close: () => engine.close(),
  };
}

function one(measures: readonly Measure[], id: string): Measure {
  const found = measures.find((measure) => measure.id === id);
  if (found) return found;
  const there = measures.map((measure) => measure.id);
  throw new AnteiError('not-found', `指標「${id}」はありません。あるもの：${there.join('、')}`);
}

export type Indicators = ReturnType<typeof createIndicators>;
