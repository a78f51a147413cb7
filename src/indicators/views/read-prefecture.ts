/** One prefecture beside the nation: what its page and its council pack show. */
import type { SupplyStates } from '../../supply/model.ts';
import { quantile } from '../compare/catch-up.ts';
import { type ClassLag, classBenchmarks, classLags } from '../compare/class-catch-up.ts';
import { type Place, places } from '../compare/rank.ts';
import { asksEdition } from '../figures/ask-cube.ts';
import { type Asked, readAsked } from '../figures/page-query.ts';
import { chooseView, onlyFigure, type PageSource } from '../figures/page-source.ts';
import {
  type Breakdown,
  type DatasetPart,
  type Figure,
  type FigureGrid,
  type FigureQuery,
  type FigureTable,
  type Measure,
  PREFECTURES,
} from '../model.ts';
import { BIOSIMILAR, COUNT_LIMITED, GENERIC } from '../page-measures.ts';
import { namesOfClass, shortagesOf } from '../product-facts/shortages.ts';
import { type SourceFacts, sourceFacts } from '../source-wording.ts';
import { partName } from './read-dataset.ts';
import { type PageTrend, readPlaceTrend } from './read-trends.ts';

export interface PrefectureSource extends PageSource {
  /** Figures of every prefecture by another breakdown. */
  figureGrid(query: FigureQuery): Promise<FigureGrid>;
  /** The newest edition not after a date (null: of all). */
  supplyStates(notAfter: string | null): Promise<SupplyStates | null>;
}

/** A measure here and in the nation. */
export interface ProfileRow {
  measure: Pick<Measure, 'id' | 'title' | 'target'>;
  figure: Figure;
  nation: Figure;
  /** In the middle of the 47. */
  median: number | null;
  place: Place | null;
  /** Edition that said what is limited; null if the measure does not ask. */
  edition: string | null;
}

/** Volume and value share of a part of the prescriptions. */
export interface SplitRow {
  key: string;
  label: string;
  volume: Figure | null;
  value: Figure | null;
  nationVolume: Figure | null;
  nationValue: Figure | null;
}

export interface ClassRow extends ClassLag {
  /** Names of the ingredients with a limited or stopped product. */
  limited: string[];
}

/** A family of biologics here and in the nation. */
export interface FamilyRow {
  key: string;
  label: string;
  figure: Figure;
  nation: Figure | null;
}

export interface PrefecturePage {
  code: string;
  name: string;
  issues: string[];
  /** Dataset, lists and edition that were asked for, for links. */
  view: Pick<FigureQuery, 'dataset' | 'codes' | 'edition'>;
  profile: ProfileRow[];
  settings: SplitRow[];
  routes: SplitRow[];
  /** Of the whole country, with the sheets' names: NDB does not publish sex and age by prefecture. Null without such a sheet. */
  people: { sex: Figure[]; age: Figure[]; sheets: string[] } | null;
  /** Whether switches to products in limited supply count too. */
  countLimited: boolean;
  /** The measure of the full potential. */
  saving: string;
  /** Where most can be saved first. */
  classes: ClassRow[];
  families: FamilyRow[];
  /** The shares over the rounds, here and in the nation; empty of fewer than two rounds. */
  years: PageTrend[];
  source: SourceFacts;
  /** The workbooks by prefecture. */
  parts: DatasetPart[];
}

/**
 * Reads the page of a prefecture for an address.
 * @returns null if no dataset or no list of generic classes is there; 'unknown' for a code of no prefecture
 */
export async function readPrefecturePage(
  source: PrefectureSource,
  code: string,
  params: URLSearchParams,
): Promise<PrefecturePage | 'unknown' | null> {
  const name = PREFECTURES.get(code);
  if (name === undefined) return 'unknown';
  const { asked, issues } = readAsked(params, ['dataset', 'codes', 'edition']);
  const chosen = await chooseView(source, asked, issues);
  if (!chosen) return null;
  const view = viewOf(asked);
  const supply = await source.supplyStates(view.edition ?? null);
  // Nothing is known to be available without an edition: every switch counts then, and the page says so.
  const countLimited = supply === null || params.get(COUNT_LIMITED) === 'count';
  const saving = countLimited ? GENERIC.saving : GENERIC.savingAvailable;
  const measures = source.measures().filter((measure) => supply !== null || !asksEdition(measure));
  const ask = asker(source, view);
  const [profile, settings, routes, people, classes, families, base, years] = await Promise.all([
    Promise.all(
      inOrder(measures.filter(isShareByPrefecture)).map((measure) => readProfile(ask, measure, code)),
    ),
    readSplit(ask, 'setting', code),
    readSplit(ask, 'route', code),
    readPeople(ask, chosen.dataset.parts),
    readClasses(ask, saving, supply, code),
    readFamilies(ask, code),
    ask.table(GENERIC.volume, 'prefecture'),
    Promise.all(YEARS.map((measure) => readPlaceTrend(source, measure, code))),
  ]);
  const edition = supply?.asOf ?? null;
  return {
    code,
    name,
    issues,
    view,
    profile,
    settings,
    routes,
    people,
    countLimited,
    saving,
    classes,
    families,
    years: years.flatMap((trend) => trend ?? []),
    source: { ...sourceFacts(base, chosen.dataset), edition },
    parts: base.sources,
  };
}

function viewOf({ dataset, codes, edition }: Asked): PrefecturePage['view'] {
  return { dataset, codes, edition };
}

const isShareByPrefecture = ({ unit, breakdowns }: Measure) =>
  unit === 'fraction' && breakdowns.includes('prefecture');

/** The targets' measures first, then those of generics, then those of biosimilars. */
function inOrder(measures: readonly Measure[]): Measure[] {
  const rank = ({ id }: Measure) => {
    const first = FIRST.indexOf(id);
    return first >= 0 ? first : FIRST.length + Number(!id.startsWith('generic-'));
  };
  return measures.toSorted((a, b) => rank(a) - rank(b));
}

const FIRST: readonly string[] = [
  GENERIC.volume,
  GENERIC.volumeAvailable,
  GENERIC.value,
  GENERIC.valueAvailable,
];

/** The measures whose years are shown. */
const YEARS = [GENERIC.volume, GENERIC.value, BIOSIMILAR.volume] as const;

type Asker = ReturnType<typeof asker>;

function asker(source: PrefectureSource, view: PrefecturePage['view']) {
  return {
    table: (measure: string, by: Breakdown): Promise<FigureTable> => source.figures({ ...view, measure, by }),
    grid: (measure: string, by: Breakdown): Promise<FigureGrid> =>
      source.figureGrid({ ...view, measure, by }),
  };
}

async function readProfile(ask: Asker, measure: Measure, code: string): Promise<ProfileRow> {
  const [table, nation] = await Promise.all([
    ask.table(measure.id, 'prefecture'),
    ask.table(measure.id, 'nation'),
  ]);
  const values = table.rows.flatMap(({ value }) => (value === null ? [] : [value]));
  const { id, title, target } = measure;
  return {
    measure: { id, title, target },
    figure: table.rows.find(({ key }) => key === code) ?? nothing(code),
    nation: onlyFigure(nation),
    median: quantile(values, 0.5),
    place: places(table.rows, measure.direction).get(code) ?? null,
    edition: table.edition,
  };
}

async function readSplit(ask: Asker, by: 'setting' | 'route', code: string): Promise<SplitRow[]> {
  const [volume, value, nationVolume, nationValue] = await Promise.all([
    ask.grid(GENERIC.volume, by),
    ask.grid(GENERIC.value, by),
    ask.table(GENERIC.volume, by),
    ask.table(GENERIC.value, by),
  ]);
  return nationVolume.rows.map(({ key, label }) => {
    const find = (rows: readonly Figure[] | undefined) => rows?.find((row) => row.key === key) ?? null;
    return {
      key,
      label,
      volume: find(volume.prefectures.get(code)),
      value: find(value.prefectures.get(code)),
      nationVolume: find(nationVolume.rows),
      nationValue: find(nationValue.rows),
    };
  });
}

async function readPeople(ask: Asker, parts: readonly DatasetPart[]): Promise<PrefecturePage['people']> {
  if (!parts.some(({ axis }) => axis === 'sex-age')) return null;
  const [sex, age] = await Promise.all([ask.table(GENERIC.volume, 'sex'), ask.table(GENERIC.volume, 'age')]);
  return { sex: sex.rows, age: age.rows, sheets: [...new Set(sex.sources.map(partName))] };
}

async function readClasses(
  ask: Asker,
  saving: string,
  supply: SupplyStates | null,
  code: string,
): Promise<ClassRow[]> {
  const [shares, potentials, nation, ingredients] = await Promise.all([
    ask.grid(GENERIC.volume, 'class'),
    ask.grid(saving, 'class'),
    ask.table(GENERIC.volume, 'class'),
    ask.table(GENERIC.volume, 'ingredient'),
  ]);
  const shortages = supply === null ? [] : shortagesOf(ingredients.rows, supply);
  const reached = classBenchmarks(shares.prefectures);
  const given = {
    shares: shares.prefectures,
    reached,
    nation: nation.rows,
    potentials: potentials.prefectures,
  };
  return classLags(code, given).map((lag) => ({ ...lag, limited: namesOfClass(shortages, lag.key) }));
}

async function readFamilies(ask: Asker, code: string): Promise<FamilyRow[]> {
  const [here, nation] = await Promise.all([
    ask.grid(BIOSIMILAR.volume, 'ingredient'),
    ask.table(BIOSIMILAR.volume, 'ingredient'),
  ]);
  const own = new Map((here.prefectures.get(code) ?? []).map((figure) => [figure.key, figure]));
  return nation.rows.map((figure) => ({
    key: figure.key,
    label: figure.label,
    figure: own.get(figure.key) ?? nothing(figure.key),
    nation: figure,
  }));
}

/** The figure if nothing was dispensed. */
function nothing(key: string): Figure {
  return { key, label: '', value: null, lower: null, upper: null, numerator: 0, denominator: 0 };
}
