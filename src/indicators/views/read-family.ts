/** One family of biologics: its products, where and in which setting biosimilars are used, and why the family is as it is. */

import { type Step, stepOf, stepsOf } from '../compare/map-steps.ts';
import { bestFirst, type Place, places } from '../compare/rank.ts';
import { figuresOr } from '../figures/page-source.ts';
import type { Dataset, Figure } from '../model.ts';
import { BIOSIMILAR, FAMILY_MEASURES } from '../page-measures.ts';
import { EXCEPTIONS, type FamilyException } from '../product-facts/biosimilars/exceptions.ts';
import type { Family } from '../product-facts/biosimilars/families.ts';
import { KNOWN_BIOSIMILARS, type KnownIngredient } from '../product-facts/biosimilars/known.ts';
import { type PriceGap, priceGaps } from '../product-facts/biosimilars/price-gap.ts';
import type { SourceFacts } from '../source-wording.ts';
import { trendYears } from '../trends/trends.ts';
import {
  type BiosimilarSource,
  type BiosimilarsPage,
  type FamilyFigures,
  pick,
  readView,
  sourceOf,
  tablesOf,
  type ViewQuery,
} from './read-biosimilars.ts';
import { only, type PageTrend, readTrend } from './read-trends.ts';

/** A round's figure of the family: a point of its trend. */
export interface FamilyPoint {
  dataset: Pick<Dataset, 'id' | 'title' | 'from' | 'to'>;
  figure: Figure;
}

/** A prefecture's figure in the ranking and on the map. */
export interface RankedFigure extends Figure {
  /** Null if there is nothing to divide by. */
  place: Place | null;
  step: Step | null;
}

export interface FamilyView {
  source: SourceFacts;
  family: Family;
  /** What the state's list says; null if it does not have the ingredient. */
  known: KnownIngredient | null;
  listTitle: string;
  /** The country. */
  nation: FamilyFigures;
  /** By volume, best first, each with the places that its bounds allow; prefectures without any use last. */
  prefectures: RankedFigure[];
  /** What the steps of the map mean, lightest first. */
  legend: string[];
  settings: { volume: Figure; value: Figure | null }[];
  gaps: PriceGap[];
  /** Reviewed exceptions about this family. */
  exceptions: FamilyException[];
  /** By volume, oldest first; one point for each comparable round that has the family. */
  trend: FamilyPoint[];
  /** By volume and by value over the rounds, with changes and the way to the threshold; null of fewer than two, or where none has the family. */
  years: { volume: PageTrend | null; value: PageTrend | null };
}

export interface FamilyPage extends Pick<BiosimilarsPage, 'issues' | 'query' | 'choices' | 'none'> {
  /** Null without a dataset, where `none` says why, and where the lists have no such family. */
  view: FamilyView | null;
}

/** Reads the page of a family for an address. */
export async function readFamilyPage(
  source: BiosimilarSource,
  id: string,
  params: URLSearchParams,
): Promise<FamilyPage> {
  const { issues, query, choices } = await readView(source, params);
  if (!choices) return { issues, query, choices, view: null, none: null };
  const { figures: view, none } = await figuresOr(readFamily(source, id, query));
  return { issues, query, choices, view, none };
}

/**
 * Reads a family as of a view; null if the lists in force have no such family.
 * @throws AnteiError what `figures` says
 */
export async function readFamily(
  source: BiosimilarSource,
  id: string,
  view: ViewQuery = {},
): Promise<FamilyView | null> {
  const where = { family: id };
  const ask = (measure: string, by: 'prefecture' | 'setting') =>
    source.figures({ ...view, measure, by, where });
  const first = await source.figures({ ...view, measure: FAMILY_MEASURES.volume, by: 'nation' });
  const family = (await source.families(first.codes)).families.find((one) => one.id === id);
  if (!family) return null;
  const [tables, prefectures, volumes, values] = await Promise.all([
    tablesOf(source, { ...view, by: 'nation', where }),
    ask(FAMILY_MEASURES.volume, 'prefecture'),
    ask(FAMILY_MEASURES.volume, 'setting'),
    ask(FAMILY_MEASURES.value, 'setting'),
  ]);
  const ranked = places(prefectures.rows);
  const steps = stepsOf(
    source.measure(FAMILY_MEASURES.volume),
    prefectures.rows.flatMap(({ value }) => value ?? []),
  );
  return {
    source: await sourceOf(source, [first, ...Object.values(tables)]),
    family,
    known: KNOWN_BIOSIMILARS.ingredients.find(({ name }) => name === family.name) ?? null,
    listTitle: KNOWN_BIOSIMILARS.title,
    nation: pick(tables, ({ rows }) => rows[0] ?? null),
    prefectures: bestFirst(prefectures.rows).map((row) => ({
      ...row,
      place: ranked.get(row.key) ?? null,
      step: stepOf(steps, row.value),
    })),
    legend: steps.legend,
    settings: volumes.rows.map((volume) => ({
      volume,
      value: values.rows.find(({ key }) => key === volume.key) ?? null,
    })),
    gaps: priceGaps(family.products),
    exceptions: EXCEPTIONS.filter((exception) => exception.family === family.name),
    trend: await pointsOf(source, id),
    years: { volume: await yearsOf(source, 'volume', id), value: await yearsOf(source, 'value', id) },
  };
}

/** All families of a round are asked for at once, as every family's page and the list of them need the same. */
async function yearsOf(
  source: BiosimilarSource,
  key: 'volume' | 'value',
  id: string,
): Promise<PageTrend | null> {
  const trend = await readTrend(
    source,
    { measure: FAMILY_MEASURES[key], by: 'ingredient' },
    { target: BIOSIMILAR.threshold, rowsOf: only(id) },
  );
  return trend && trend.rows.length > 0 ? trend : null;
}

async function pointsOf(source: BiosimilarSource, id: string): Promise<FamilyPoint[]> {
  const answer = await source.years({ measure: FAMILY_MEASURES.volume, by: 'ingredient' });
  const partial = new Set(trendYears(answer).flatMap((year) => (year.partial ? [year.id] : [])));
  return answer.flatMap(({ dataset, table }) => {
    const figure = table?.rows.find(({ key }) => key === id);
    return figure && figure.value !== null && !partial.has(dataset.id) ? [{ dataset, figure }] : [];
  });
}
