import type { ListedPackage } from '../../../../medicines/index.ts';
import { GENERIC_CLASSES, isStructured, NEARNESS, type Nearness } from '../../../../medicines/model.ts';
import { findDate } from '../../../../platform/dates/written-date.ts';
import { formatDate } from '../../../../ui/format.ts';
import type { CurrentProduct } from '../../../read/catalogue.ts';
import type { HistoryStep, ProductView } from '../../../read/read-product.ts';
import { describeTrouble, readable } from '../../../words/status-wording.ts';
import { type HistoryChange, toHistoryChange } from '../changes/history-change.ts';
import { type ProductRow, toProductRow } from '../search/product-row.ts';
import { statusLines } from './now-wording.ts';
import { priceText } from './price-wording.ts';

export interface CandidateRow extends ProductRow {
  /** 「10.1円」; null if the price list has none. */
  price: string | null;
}

/** Everything the page of a product shows. */
export function productData(view: ProductView) {
  const { product, asOf, peers } = view;
  return {
    asOf,
    code: product.yjCode,
    name: readable(product.name),
    delistedOn: product.listed ? null : product.delistedOn,
    listed: product.listed,
    facts: facts(product),
    response: product.response,
    volume: product.volume,
    lines: statusLines(view),
    peers,
    /** False for codes such as X00110, which say nothing about the ingredient. */
    structured: isStructured(product.yjCode),
    candidates: groups(view),
    steps: view.history.map((step) => toStep(step, asOf)),
    changes: view.changes.map((change): HistoryChange => toHistoryChange(change)),
    reported: view.reported,
    corrections: view.corrections,
    sellers: view.packages.sellers.map(readable),
    packages: view.packages.packages.map(toPackageRow),
    invented: view.packages.invented,
    partial: view.partial,
  };
}

export type ProductData = ReturnType<typeof productData>;

/** A package in a table. */
function toPackageRow({ form, unit, total, dispensing, sales, case: whole, jan, ...one }: ListedPackage) {
  const content = [form, unit === total ? null : unit, total].filter((part) => part !== null);
  return {
    what: content.map(readable).join(' ') || '包装の記載なし',
    dispensing,
    sales,
    whole,
    jan,
    seller: one.seller && readable(one.seller),
    discontinued: one.discontinued && discontinuedText(one.discontinued),
  };
}

/** A day where the list writes one; else its own words. */
function discontinuedText(text: string): string {
  const date = findDate(text);
  return date ? `販売中止 ${formatDate(date)}` : `販売中止 ${readable(text)}`;
}

/** What the product is; names verbatim where they are part of an address. */
function facts(product: CurrentProduct) {
  const {
    ingredient,
    mah,
    therapeuticClass,
    category,
    route,
    essentialSupply,
    basicMedicine,
    genericClass,
    listedOn,
  } = product;
  return {
    ingredient,
    mah,
    therapeuticClass,
    strength: readable(product.strength),
    category,
    route,
    essentialSupply,
    basicMedicine,
    listedOn,
    genericClass: genericClass && GENERIC_CLASSES[genericClass],
    /** As the list writes it, where that differs. */
    verbatim: readable(product.name) === product.name ? null : product.name,
    price: product.price && priceText(product.price),
  };
}

function groups({
  candidates,
  asOf,
}: ProductView): { nearness: Nearness; title: string; rows: CandidateRow[] }[] {
  return ([9, 8, 7] as const)
    .map((nearness) => ({
      nearness,
      title: NEARNESS[nearness],
      rows: candidates
        .filter((one) => one.nearness === nearness)
        .map(({ product }) => toCandidate(product, asOf)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function toCandidate(product: CurrentProduct, asOf: string): CandidateRow {
  return {
    ...toProductRow(product, asOf),
    facts: readable(product.strength),
    price: product.price && priceText(product.price).amount,
  };
}

function toStep({ from, to, status }: HistoryStep, asOf: string) {
  if (!status) return { from, status: null, note: '一覧に掲載なし' };
  const { response, volume } = status;
  return { from, status: { response, volume }, note: describeTrouble(status, to ?? asOf, null) ?? undefined };
}
