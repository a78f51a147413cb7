/**
 * The ingredients that have biosimilars: what the state's list says, what the newest price lists say, and how far each is used
 * by the newest dataset. Present supply is joined by the page.
 */
import {
  FAMILY_MEASURES,
  type FamilyProduct,
  type Indicators,
  KNOWN_BIOSIMILARS,
  type KnownIngredient,
  measurePath,
  overallGap,
  type PriceGap,
  type PriceRange,
  priceGaps,
} from '../indicators/index.ts';
import type { Figure } from '../indicators/model.ts';
import type { IsoDate } from '../platform/clock.ts';
import { monthsText } from '../platform/dates/date-text.ts';
import { AnteiError } from './errors.ts';

/** What is asked of the other room. */
export type IngredientSource = Pick<Indicators, 'families' | 'figures' | 'datasets' | 'familyPage'>;

export interface IngredientRow {
  /** The family's id, `infliximab`. */
  id: string;
  name: string;
  /** Null for an ingredient that came to the price list after the state's list. */
  known: KnownIngredient | null;
  /** Products by the newest price list; none where it has no biosimilar of the ingredient. */
  products: { code: string; role: FamilyProduct['role'] }[];
  /** How much less biosimilars cost at the same strength, as fractions. */
  gap: PriceRange | null;
  /** Share by volume in the newest dataset; null if it has no use of it. */
  share: Figure | null;
}

export interface IngredientsView {
  /** Title of the state's list and the document that has it. */
  list: { title: string; document: string };
  /** In the order of the state's list, then others that the price list has. */
  rows: IngredientRow[];
  /** Period and title of the dataset behind the shares; null if there is none. */
  use: { period: string; title: string } | null;
  /** The lists are the demonstration's: of the ingredients of the state's list nothing but that list is told. */
  invented: boolean;
}

/** Every ingredient of the state's list or of the price lists in force on a day. */
export async function readIngredients(source: IngredientSource, day: IsoDate): Promise<IngredientsView> {
  const [{ families, invented }, use] = await Promise.all([source.families(day), sharesOf(source)]);
  const names = [
    ...KNOWN_BIOSIMILARS.ingredients.map(({ id, name }) => ({ id, name })),
    ...families.filter(({ name }) => knownOf(name) === null).map(({ id, name }) => ({ id, name })),
  ];
  return {
    list: { title: KNOWN_BIOSIMILARS.title, document: KNOWN_BIOSIMILARS.source.document },
    rows: names.map(({ id, name }) => {
      const products = families.find((family) => family.name === name)?.products ?? [];
      return {
        id,
        name,
        known: knownOf(name),
        products: products.map(({ code, role }) => ({ code, role })),
        gap: overallGap(priceGaps(products)),
        share: use?.shares.find(({ key }) => key === id) ?? null,
      };
    }),
    use: use && { period: use.period, title: use.title },
    invented,
  };
}

/** A point of the trend: the share by volume in one dataset. */
export interface UsePoint {
  /** `2022年4月〜2023年3月` */
  period: string;
  title: string;
  figure: Figure;
  /** The definition with the figure. */
  to: string;
}

export interface IngredientView {
  id: string;
  name: string;
  known: KnownIngredient | null;
  list: { title: string; document: string };
  /** By the newest price lists, in the order of codes. */
  products: FamilyProduct[];
  /** Strength by strength. */
  prices: PriceGap[];
  /** True if a strength has a reference and something to compare it with: what a month costs can be worked out. */
  comparable: boolean;
  /** One a dataset that has use of it, the oldest first. */
  trend: UsePoint[];
  /** Why there is no point; null if there is one. */
  noUse: 'no-dataset' | 'not-in-dataset' | null;
  /** Title of the newest dataset, whatever it has. */
  dataset: string | null;
  /** True if the page of figures about the ingredient has something. */
  figures: boolean;
  /** A real ingredient, while lists and datasets are the demonstration's: whether it is listed, priced or used is not told. */
  silent: boolean;
  /** The lists are the demonstration's. */
  invented: boolean;
}

/** One ingredient; null for an id that neither the state's list nor the price lists in force on the day have. */
export async function readIngredient(
  source: IngredientSource,
  id: string,
  day: IsoDate,
): Promise<IngredientView | null> {
  const [{ families, invented }, datasets] = await Promise.all([source.families(day), source.datasets()]);
  const known = KNOWN_BIOSIMILARS.ingredients.find((ingredient) => ingredient.id === id) ?? null;
  const family = families.find((one) => one.id === id);
  if (!known && !family) return null;
  const silent = invented && known !== null;
  const products = family?.products ?? [];
  const prices = priceGaps(products);
  const { view } = await source.familyPage(id, new URLSearchParams());
  const trend = (view?.trend ?? []).map(({ dataset, figure }) => ({
    period: monthsText(dataset),
    title: dataset.title,
    figure,
    to: measurePath({ measure: FAMILY_MEASURES.volume, dataset: dataset.id, where: { family: id } }),
  }));
  return {
    id,
    name: known?.name ?? family!.name,
    known,
    list: { title: KNOWN_BIOSIMILARS.title, document: KNOWN_BIOSIMILARS.source.document },
    products,
    prices,
    comparable: prices.some(
      ({ reference, biosimilar, authorised }) => reference && (biosimilar ?? authorised),
    ),
    trend,
    noUse: datasets.length === 0 || silent ? 'no-dataset' : trend.length === 0 ? 'not-in-dataset' : null,
    dataset: datasets[0]?.title ?? null,
    figures: view !== null,
    silent,
    invented,
  };
}

const knownOf = (name: string) => KNOWN_BIOSIMILARS.ingredients.find((known) => known.name === name) ?? null;

/** Shares by volume of all families in the newest dataset; null where there is no dataset or no list to count it by. */
async function sharesOf(
  source: IngredientSource,
): Promise<{ shares: Figure[]; period: string; title: string } | null> {
  const [newest] = await source.datasets();
  if (!newest) return null;
  const table = await source
    .figures({ measure: FAMILY_MEASURES.volume, by: 'ingredient', dataset: newest.id })
    .catch((error: unknown) => {
      if (error instanceof AnteiError && error.code === 'codes-missing') return null;
      throw error;
    });
  return table && { shares: table.rows, period: monthsText(newest), title: newest.title };
}
