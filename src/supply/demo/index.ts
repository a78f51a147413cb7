/**
 * The demonstration catalogue: invented medicines (everything is marked デモ) whose numbers follow the country's real supply,
 * and the daily editions of some months, written exactly as the ministry's workbook writes them, so that the demonstration
 * takes the same way through the house as a real file. The same options give the same cells on every machine.
 *
 *   classes, rates   what is real: counts by class, category and state
 *   plan → layout → products  ingredients, forms, strengths, codes, names, makers
 *   designate, status what each product is designated as, and its supply on the first day
 *   moves, balance, editions   what happens on the days after
 *   listings, prices price list and generic information of the same products
 */
import { addDays, daysBetween, type IsoDate, isIsoDate } from '../../platform/clock.ts';
import { fiscalYear, fiscalYearDays } from '../../platform/dates/era.ts';
import { editionDays } from './calendar.ts';
import { type DemoEdition, type Entry, type Script, tell } from './editions.ts';
import { makeProducts } from './products/products.ts';
import type { DemoProduct } from './products/types.ts';
import { type Random, stream } from './random.ts';
import { designate, listingDay } from './states/designate.ts';
import { packageRows } from './states/packages.ts';
import { type DemoList, type DemoLists, makeLists } from './states/prices.ts';
import { compareRows, toRow } from './states/row.ts';
import { type DemoStatus, firstStatuses } from './states/status.ts';

export type { DemoEdition } from './editions.ts';
export type { DemoList } from './states/prices.ts';

export interface DemoOptions {
  seed?: number;
  /** Products in the last edition, 100 to 25,000 (class codes have no room for more). */
  products?: number;
  /** Manufacturers; with fewer than about twenty products each, some may stay without one. */
  mahs?: number;
  editions?: number;
  /** Day of the last edition; the Friday before where it falls on a weekend. */
  lastDate?: IsoDate;
}

export interface Demo {
  /**
   * Oldest first, made one at a time while being read, and as often as wanted. Rows that did not change from one edition to
   * the next are the same arrays: compare by identity, do not write into them.
   */
  editions: Iterable<DemoEdition>;
  /** In force from `date`; the first row holds the headers. */
  priceLists: DemoList[];
  genericInfo: DemoList[];
  /** Of all products, from the last edition's day on. */
  packages: DemoList;
  /** Of the three fiscal years before, each of its last month: what invented figures of those years are counted by. */
  earlier: DemoLists;
}

export function generateDemo(options: DemoOptions = {}): Demo {
  const { seed = 1, products = 17_000, mahs = 450, editions = 60, lastDate = '2026-11-20' } = options;
  if (products < 100 || products > 25_000) throw new RangeError('A demonstration has 100 to 25,000 products');
  if (mahs < 10 || mahs > 700) throw new RangeError('A demonstration has 10 to 700 manufacturers');
  if (editions < 1 || !isIsoDate(lastDate))
    throw new RangeError('A demonstration needs an edition and a date');
  const random = stream(seed, 'story');
  const days = editionDays(stream(seed, 'calendar'), editions, lastDate);
  const first = days[0]!;
  const busy = Math.min(1, products / 2000);
  const joiningCounts = days.map((_, t) =>
    t > 0 && random.chance(busy) ? random.weighted([45, 30, 15, 10]) : 0,
  );
  const leaving = days.map((_, t) => (t > 0 && random.chance(busy) ? random.weighted([66, 25, 9]) : 0));

  const all = makeProducts(seed, products + leaving.reduce((a, b) => a + b, 0), mahs);
  designate(stream(seed, 'designations'), all);
  const listings = stream(seed, 'listings');
  for (const p of all) p.listedOn = p.biologic ? p.listedOn : listingDay(listings, p.category, first);

  const joining = chooseNewcomers(random, all, joiningCounts, days);
  const newcomers = new Set(joining.flat());
  const present = all.filter((p) => !newcomers.has(p));
  const statuses = firstStatuses(stream(seed, 'statuses'), present, first);
  const script: Script = {
    seed,
    days,
    first: firstEntries(random, present, statuses, first),
    joining,
    leaving,
  };
  // One list from the fiscal year's beginning, and one of new listings halfway through the editions.
  const halfway = addDays(first, Math.floor(daysBetween(first, days.at(-1)!) / 2));
  const april = fiscalYearDays(fiscalYear(first)).from;
  const dates = editions > 1 ? [april, halfway] : [april];
  const earlier = [3, 2, 1].map((years) => `${fiscalYear(first) - years + 1}-03-01`);
  return {
    editions: { [Symbol.iterator]: () => tell(script) },
    packages: { date: days.at(-1)!, rows: packageRows(all) },
    ...makeLists(seed, all, (p) => statuses.get(p), dates, earlier),
  };
}

/** New originators and generics for each day, listed a few days before; no maker begins or ends with them. */
function chooseNewcomers(
  random: Random,
  all: DemoProduct[],
  counts: number[],
  days: IsoDate[],
): DemoProduct[][] {
  const perMaker = new Map<string, number>();
  for (const p of all) perMaker.set(p.maker.name, (perMaker.get(p.maker.name) ?? 0) + 1);
  const chosen = new Set<DemoProduct>();
  return counts.map((count, t) => {
    const today: DemoProduct[] = [];
    for (let tries = 0; today.length < count && tries < 5000; tries++) {
      const p = random.pick(all);
      const isFit = p.category === 'originator' || p.category === 'generic';
      if (!isFit || p.biologic || chosen.has(p) || perMaker.get(p.maker.name)! < 4) continue;
      perMaker.set(p.maker.name, perMaker.get(p.maker.name)! - 1);
      chosen.add(p);
      p.listedOn = addDays(days[t]!, -random.between(2, 9));
      today.push(p);
    }
    return today;
  });
}

/** The first edition in official order; a handful of rows carry the mark of the day. */
function firstEntries(
  random: Random,
  present: DemoProduct[],
  statuses: Map<DemoProduct, DemoStatus>,
  today: IsoDate,
): Entry[] {
  return present
    .map((product) => {
      const status = statuses.get(product)!;
      const isNew = status.response === 'normal' && random.chance(0.0008);
      const current = isNew ? { ...status, updatedOn: today } : status;
      return { product, status: current, row: toRow(product, current, isNew) };
    })
    .sort((a, b) => compareRows(a.row, b.row));
}
