/**
 * The demonstration's price list (薬価基準収載品目リスト) and generic information (各先発医薬品の後発医薬品の有無に関する情報),
 * with the official headers and wording. Generics and old medicines of the same first nine characters are often listed under
 * one entry without a maker (統一名収載), whose code ends differently from the products' own.
 */

import { ROUTES } from '../../../medicines/model.ts';
import { addDays, type IsoDate } from '../../../platform/clock.ts';
import { eraShort, fiscalYear, fiscalYearDays } from '../../../platform/dates/era.ts';
import type { Cell } from '../../model.ts';
import type { DemoProduct } from '../products/types.ts';
import { inUseBefore } from './earlier-lists.ts';
import { type Listing, makeListings } from './listings.ts';
import type { DemoStatus } from './status.ts';

export interface DemoList {
  date: IsoDate;
  /** The header row first. */
  rows: Cell[][];
}

export interface DemoLists {
  priceLists: DemoList[];
  genericInfo: DemoList[];
}

const PRICE_HEADERS = [
  '区分',
  '薬価基準収載医薬品コード',
  '成分名',
  '規格',
  '日本薬局方',
  '麻薬',
  '業者名追記',
  '品名',
  'メーカー名',
  '診療報酬において加算等の算定対象となる後発医薬品',
  '先発医薬品',
  '同一剤形・規格の後発医薬品がある先発医薬品',
  '薬価',
  '経過措置による使用期限',
  '備考',
];

const GENERIC_INFO_HEADERS = [
  '薬価基準収載医薬品コード',
  '成分名',
  '品名',
  '各先発医薬品の後発医薬品の有無に関する情報',
  '収載年月日',
  '経過措置による使用期限',
  '備考',
  '診療報酬における加算等の算定対象から除外する品目',
  'カットオフ値の計算に含める品目',
];

/** 'R9.3.31まで': the end of a fiscal year, at least a hundred days ahead. */
function graceText(date: IsoDate): string {
  return `${eraShort(fiscalYearDays(fiscalYear(addDays(date, 100))).to)}まで`;
}

/** 'R8.5.20収載' where the product was listed within the last four months. */
function recently(listedOn: IsoDate, date: IsoDate): string | null {
  if (listedOn < addDays(date, -120)) return null;
  return `${eraShort(listedOn)}収載`;
}

/** The lists as they stood on each of `dates`, and on `earlier` ones of what was in use then. */
export function makeLists(
  seed: number,
  products: DemoProduct[],
  statusOf: (p: DemoProduct) => DemoStatus | undefined,
  dates: IsoDate[],
  earlier: IsoDate[],
): DemoLists & { earlier: DemoLists } {
  const listings = makeListings(seed, products, statusOf);
  return { ...listsOf(listings, dates), earlier: listsOf(inUseBefore(listings), earlier) };
}

function listsOf(listings: Listing[], dates: IsoDate[]): DemoLists {
  const inForce = (date: IsoDate): Listing[] => listings.filter((l) => l.product.listedOn! <= date);
  return {
    priceLists: dates.map((date) => ({
      date,
      rows: [[...PRICE_HEADERS], ...inForce(date).map((l) => priceRow(l, date))],
    })),
    genericInfo: dates.map((date) => ({
      date,
      rows: [[...GENERIC_INFO_HEADERS], ...inForce(date).map((l) => infoRow(l, date))],
    })),
  };
}

function priceRow(l: Listing, date: IsoDate): Cell[] {
  const p = l.product;
  const isNarcotic = /^8[12]1/.test(p.yjCode);
  const originator = { originator: '先発品', longListed: '先発品', quasiOriginator: '準先発品' } as Record<
    string,
    string
  >;
  return [
    ROUTES[p.route],
    l.code,
    p.family.substance.ingredient,
    p.strength.text,
    l.pharmacopoeia ? '局' : null,
    isNarcotic ? '麻' : null,
    null,
    l.name,
    l.maker,
    l.genericClass === '3' ? '後発品' : l.genericClass === '★' ? '★' : null,
    originator[p.category] ?? null,
    l.genericClass === '2' ? '○' : null,
    l.price,
    l.leaving ? graceText(date) : null,
    recently(p.listedOn!, date),
  ];
}

function infoRow(l: Listing, date: IsoDate): Cell[] {
  const p = l.product;
  const isNew = recently(p.listedOn!, date) !== null;
  return [
    l.code,
    p.family.substance.ingredient,
    l.name,
    l.genericClass,
    isNew ? p.listedOn!.replaceAll('-', '') : null,
    l.leaving ? graceText(date) : null,
    null,
    l.excluded ? '1' : null,
    (l.genericClass === '2' || l.genericClass === '3') && l.excluded ? '1' : null,
  ];
}
