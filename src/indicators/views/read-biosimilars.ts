/**
 * Biosimilars by ingredient: how far each has come, what it costs beside its reference and what the switch is worth. The
 * families come from the lists in force (families.ts); indication and first launch are the state's list's (known.ts).
 */
import type { IsoDate } from '../../platform/clock.ts';
import { type Reach, reachOf } from '../compare/rank.ts';
import { AnteiError } from '../errors.ts';
import { readAsked } from '../figures/page-query.ts';
import {
  type Choice,
  chooseView,
  figuresOr,
  type NoFigures,
  onlyFigure,
  type PageSource,
} from '../figures/page-source.ts';
import type { Headline } from '../headlines/headline-model.ts';
import { readHeadline, targetMeasures } from '../headlines/read-headlines.ts';
import { type OfficialSeries, officialSeries } from '../measures/official-series/series.ts';
import type { BiologicRole, Figure, FigureQuery, FigureTable, Measure } from '../model.ts';
import { FAMILY_MEASURES, type FamilyMeasure, REACHED_MEASURES } from '../page-measures.ts';
import type { Family, UnplacedBiologic } from '../product-facts/biosimilars/families.ts';
import { KNOWN_BIOSIMILARS, type KnownIngredient } from '../product-facts/biosimilars/known.ts';
import { overallGap, type PriceRange, priceGaps } from '../product-facts/biosimilars/price-gap.ts';
import type { FamiliesOfLists } from '../product-facts/biosimilars/read-families.ts';
import { type SourceFacts, sourceFacts } from '../source-wording.ts';
import { type PageTrend, readTrend } from './read-trends.ts';

/** Which view of the data is asked for. */
export type ViewQuery = Pick<FigureQuery, 'dataset' | 'codes' | 'edition'>;

/** What the readers of biosimilars need of the room. */
export interface BiosimilarSource extends PageSource {
  measure(id: string): Measure;
  /** Families by the lists in force on a date. */
  families(codes: IsoDate): Promise<FamiliesOfLists>;
}

/** Figures by measure; null if the dataset has none of it, or if no edition says what ships. */
export type FamilyFigures = Record<FamilyMeasure, Figure | null>;

export interface BiosimilarRow {
  id: string;
  name: string;
  /** What the state's list says; null if it does not have the ingredient. */
  known: KnownIngredient | null;
  /** Makers of biosimilars and authorised biologics by the price list, each once; none where they are listed by 統一名 only. */
  makers: string[];
  /** Its supply is joined by the page. */
  products: { code: string; role: BiologicRole }[];
  figures: FamilyFigures;
  /** True if leaving out authorised biologics changes the share by volume or by value. */
  authorisedMatters: boolean;
  /** Whether the share by volume reaches the threshold of the target. */
  reach: Reach;
  /** How much less biosimilars cost at the same strength, as fractions. */
  gap: PriceRange | null;
}

/** What the page shows with or without a dataset. */
export interface KnownBiosimilarsView {
  /** The state's list. */
  title: string;
  document: string;
  ingredients: KnownIngredient[];
  official: OfficialSeries[];
}

export interface BiosimilarsView {
  source: SourceFacts;
  /** The share of an ingredient at which the target counts it: 0.8. */
  threshold: number;
  target: NonNullable<Measure['target']> | null;
  /** How many ingredients are at the threshold (`denominator`: of how many with biosimilars in use), and their share. */
  reached: Record<keyof typeof REACHED_MEASURES, Figure>;
  /** All families together. */
  nation: FamilyFigures;
  /** In the order of the state's list. */
  rows: BiosimilarRow[];
  /** Ingredients of the state's list that have no biosimilar on the lists in force; none where the lists are invented. */
  missing: KnownIngredient[];
  unplaced: UnplacedBiologic[];
  /** The volume share of every family over the rounds, of all together, and how many reach the threshold; null with fewer than two rounds. */
  years: { families: PageTrend; reached: PageTrend | null } | null;
}

/** What a page may be asked to show in another view. */
export interface ViewChoices {
  datasets: Choice[];
  codes: readonly IsoDate[];
}

export interface BiosimilarsPage {
  /** What of the address could not be used. */
  issues: string[];
  query: ViewQuery;
  /** Null if no dataset or no list of generic classes is there. */
  choices: ViewChoices | null;
  known: KnownBiosimilarsView;
  /** Of the target, whatever view was asked for; null if no such measure is in force. */
  headline: Headline | null;
  /** Null without a dataset, and where `none` says why. */
  view: BiosimilarsView | null;
  none: NoFigures | null;
}

/** Reads the page for an address as of a day; what cannot be used of it is left out and said. */
export async function readBiosimilarsPage(
  source: BiosimilarSource,
  params: URLSearchParams,
  day: IsoDate,
): Promise<BiosimilarsPage> {
  const { issues, query, choices } = await readView(source, params);
  const known = knownBiosimilars();
  const target = targetMeasures(source.measures()).find(({ id }) => id === REACHED_MEASURES.share);
  const headline = target ? await readHeadline(source, target, 'nation', day) : null;
  if (!choices) return { issues, query, choices, known, headline, view: null, none: null };
  const { figures: view, none } = await figuresOr(readBiosimilars(source, query));
  return { issues, query, choices, known, headline, view, none };
}

/** The view that an address asks for. */
export async function readView(
  source: PageSource,
  params: URLSearchParams,
): Promise<Pick<BiosimilarsPage, 'issues' | 'query' | 'choices'>> {
  const { asked, issues } = readAsked(params, ['dataset', 'codes', 'edition']);
  const there = await chooseView(source, asked, issues);
  const { dataset, codes, edition } = asked;
  const choices = there && {
    datasets: there.datasets.map(({ id, title }) => ({ value: id, label: title })),
    codes: there.codeDates,
  };
  return { issues, query: { dataset, codes, edition }, choices };
}

/** What the state publishes, for a page that has no dataset yet too. */
function knownBiosimilars(): KnownBiosimilarsView {
  const measures: readonly string[] = [...Object.values(FAMILY_MEASURES), ...Object.values(REACHED_MEASURES)];
  return {
    title: KNOWN_BIOSIMILARS.title,
    document: KNOWN_BIOSIMILARS.source.document,
    ingredients: KNOWN_BIOSIMILARS.ingredients,
    official: officialSeries().filter(({ id, measure }) =>
      measure === null ? id.startsWith('biosimilar-') : measures.includes(measure),
    ),
  };
}

/**
 * Reads all families as of a view.
 * @throws AnteiError `no-dataset`, `codes-missing` and what else `figures` says
 */
export async function readBiosimilars(
  source: BiosimilarSource,
  view: ViewQuery = {},
): Promise<BiosimilarsView> {
  const [measures, count, share, whole, ofFamilies] = await Promise.all([
    source.withTargets(),
    source.figures({ ...view, measure: REACHED_MEASURES.count, by: 'nation' }),
    source.figures({ ...view, measure: REACHED_MEASURES.share, by: 'nation' }),
    tablesOf(source, { ...view, by: 'nation' }),
    tablesOf(source, { ...view, by: 'ingredient' }),
  ]);
  const { families, unplaced, invented } = await source.families(count.codes);
  const threshold = source.measure(REACHED_MEASURES.count).threshold ?? 1;
  const figuresOf = (id: string) =>
    pick(ofFamilies, ({ rows }) => rows.find(({ key }) => key === id) ?? null);
  const rows = families.map((family) => rowOf(family, figuresOf(family.id), threshold));
  return {
    source: await sourceOf(source, [count, ...Object.values(whole)]),
    threshold,
    target: measures.find(({ id }) => id === REACHED_MEASURES.share)?.target ?? null,
    reached: { count: onlyFigure(count), share: onlyFigure(share) },
    nation: pick(whole, onlyFigure),
    rows,
    missing: invented
      ? []
      : KNOWN_BIOSIMILARS.ingredients.filter((known) => !rows.some(({ name }) => name === known.name)),
    unplaced,
    years: await readYears(source, threshold),
  };
}

async function readYears(source: BiosimilarSource, threshold: number): Promise<BiosimilarsView['years']> {
  const [families, reached] = await Promise.all([
    readTrend(source, { measure: FAMILY_MEASURES.volume, by: 'ingredient' }, { target: threshold }),
    readTrend(source, { measure: REACHED_MEASURES.share, by: 'nation' }),
  ]);
  return families && { families, reached };
}

type Tables = Record<FamilyMeasure, FigureTable | null>;

/** The same question asked of every measure of a family; null if it needs an edition and there is none. */
export async function tablesOf(
  source: Pick<PageSource, 'figures'>,
  query: Omit<FigureQuery, 'measure'>,
): Promise<Tables> {
  const asked = Object.entries(FAMILY_MEASURES).map(async ([key, measure]) => {
    const table = await source.figures({ ...query, measure }).catch((error: unknown) => {
      if (error instanceof AnteiError && error.code === 'no-edition') return null;
      throw error;
    });
    return [key, table];
  });
  return Object.fromEntries(await Promise.all(asked)) as Tables;
}

/** One figure of every table. */
export function pick(tables: Tables, of: (table: FigureTable) => Figure | null): FamilyFigures {
  return Object.fromEntries(
    Object.entries(tables).map(([key, table]) => [key, table && of(table)]),
  ) as FamilyFigures;
}

/** What the tables of a view were made from, with the edition if one of them asked for it. */
export async function sourceOf(
  source: Pick<PageSource, 'datasets'>,
  tables: readonly (FigureTable | null)[],
): Promise<SourceFacts> {
  const first = tables.find((table) => table !== null)!;
  const edition = tables.find((table) => table?.edition)?.edition ?? null;
  const dataset = (await source.datasets()).find(({ id }) => id === first.dataset)!;
  const of = tables.filter((table) => table !== null);
  const warnings = [...new Set(of.flatMap((table) => table.warnings))];
  return sourceFacts({ ...first, edition, warnings }, dataset);
}

/** True if two figures differ in what is known about them. */
function differ(a: Figure | null, b: Figure | null): boolean {
  return a?.value !== b?.value || a?.lower !== b?.lower || a?.upper !== b?.upper;
}

function rowOf(family: Family, figures: FamilyFigures, threshold: number): BiosimilarRow {
  const { id, name, products } = family;
  const makers = products.flatMap(({ role, mah }) => (role === 'reference' || mah === null ? [] : [mah]));
  return {
    id,
    name,
    known: KNOWN_BIOSIMILARS.ingredients.find((known) => known.name === name) ?? null,
    makers: [...new Set(makers)],
    products: products.map(({ code, role }) => ({ code, role })),
    figures,
    authorisedMatters:
      differ(figures.volume, figures.volumeStrict) || differ(figures.value, figures.valueStrict),
    reach: figures.volume ? reachOf(figures.volume, threshold) : 'unknown',
    gap: overallGap(priceGaps(products)),
  };
}
