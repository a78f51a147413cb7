import type { EssentialSupply } from '../../medicines/model.ts';
import { addDays, type IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { daysIn, monthName, monthOf } from '../../platform/dates/months.ts';
import { type Snapshot, toStatus } from './catalogue.ts';
import {
  type EditionOverview,
  type EditionProduct,
  type NamedCounts,
  overviews,
  type ResponseTrend,
  responseTrend,
  troubledEssentials,
  troubledIngredients,
} from './overview.ts';
import { type EditionInfo, editionCounts, productsOn, responseCounts } from './store-read.ts';

/** The whole country's supply as of one edition. */
export interface OverviewView {
  edition: EditionInfo;
  /** The edition before, to compare with; null for the first. */
  previous: EditionInfo | null;
  now: EditionOverview;
  before: EditionOverview | null;
  /** Of the edition in force a week and a month earlier; null where our history does not reach so far. */
  weekAgo: EditionOverview | null;
  monthAgo: EditionOverview | null;
  /** Date of the earliest edition of all. */
  first: IsoDate;
  /** A year of editions up to this one. */
  trend: ResponseTrend;
  ingredients: NamedCounts[];
  /** 供給確保医薬品 that do not ship normally, A first. */
  essentials: EditionProduct[];
  /** How many are designated, in trouble or not. */
  designated: Record<EssentialSupply, number>;
}

const INGREDIENTS = 20;

/** Null if there is no edition of that date. */
export async function readOverview(
  { pool }: Context,
  snapshot: Snapshot,
  asOf: IsoDate,
): Promise<OverviewView | null> {
  const at = snapshot.editions.findIndex((edition) => edition.asOf === asOf);
  if (at < 0) return null;
  const edition = snapshot.editions[at]!;
  const previous = snapshot.editions[at + 1] ?? null;
  const dates = snapshot.editions.map((one) => one.asOf);
  const weekAgo = editionOf(dates, addDays(asOf, -7));
  const monthAgo = editionOf(dates, oneMonthBefore(asOf));
  const [counts, trend, products, ...earlier] = await Promise.all([
    editionCounts(pool, previous?.asOf ?? asOf, asOf),
    responseCounts(pool, addDays(asOf, -365), asOf),
    at === 0
      ? snapshot.products
      : productsOn(pool, asOf).then((rows): EditionProduct[] => rows.map((row) => toStatus(row))),
    ...[weekAgo, monthAgo].map(async (date) =>
      date ? overviews(await editionCounts(pool, date, date))[0]! : null,
    ),
  ]);
  const byDate = new Map(overviews(counts).map((overview) => [overview.asOf, overview]));
  const designated = (essential: EssentialSupply) =>
    products.filter((p) => p.essentialSupply === essential).length;
  return {
    edition,
    previous,
    now: byDate.get(asOf)!,
    before: previous ? byDate.get(previous.asOf)! : null,
    weekAgo: earlier[0] ?? null,
    monthAgo: earlier[1] ?? null,
    first: dates.at(-1)!,
    trend: responseTrend(trend),
    ingredients: troubledIngredients(products, INGREDIENTS),
    essentials: troubledEssentials(products),
    designated: {
      A: designated('A'),
      B: designated('B'),
      C: designated('C'),
      unknown: designated('unknown'),
    },
  };
}

/** Where lists were long in coming, an older one is no list of a week or a month ago. */
const MOST_DAYS_OLDER = 7;

/** The list that was in force on a day, if it was not much older; dates newest first. */
function editionOf(dates: readonly IsoDate[], day: IsoDate): IsoDate | undefined {
  const found = dates.find((date) => date <= day);
  return found && found >= addDays(day, -MOST_DAYS_OLDER) ? found : undefined;
}

/** The same day of the month before, or its last day where it has no such day. */
function oneMonthBefore(date: IsoDate): IsoDate {
  const month = monthOf(date) - 1;
  const day = Math.min(Number(date.slice(8)), daysIn(month));
  return `${monthName(month)}-${String(day).padStart(2, '0')}`;
}
