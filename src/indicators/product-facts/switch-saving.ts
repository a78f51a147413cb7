/**
 * What a switch saves, in yen a listed unit: pure rules. How much of which product is dispensed instead is not known here, so a
 * saving is a range: to the dearest, the middle (median of the distinct prices) and the cheapest of what could stand in.
 */
import { isStructured, isUnified, type ListedProduct } from '../../medicines/index.ts';
import { compact } from '../../platform/text.ts';
import type { SupplyStates } from '../../supply/model.ts';
import type { YenRange } from '../model.ts';

type Priced = Pick<ListedProduct, 'strength' | 'amount'>;

/** The middle of the distinct values; of an even number the mean of the two in the middle. @throws RangeError for none */
export function medianOfDistinct(values: readonly number[]): number {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  if (sorted.length === 0) throw new RangeError('no values');
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}

/** Yen a unit saved by a switch from `price` to one of `alternatives`; never below 0. Null if there is none. */
export function savingRange(price: number, alternatives: readonly number[]): YenRange | null {
  if (alternatives.length === 0) return null;
  const saved = (other: number) => Math.max(0, exact(price - other));
  return [
    saved(Math.max(...alternatives)),
    saved(medianOfDistinct(alternatives)),
    saved(Math.min(...alternatives)),
  ];
}

/**
 * Yen a unit that a biosimilar at `price` has saved against its reference (医療費適正化効果額: reference price − biosimilar
 * price, DESIGN §5). Below 0 where it costs more: the sum must not hide it.
 */
export function effectRange(price: number, references: readonly number[]): YenRange | null {
  if (references.length === 0) return null;
  return [
    exact(Math.min(...references) - price),
    exact(medianOfDistinct(references) - price),
    exact(Math.max(...references) - price),
  ];
}

/** Prices have at most two decimals: takes away the noise of binary fractions. */
const exact = (yen: number) => Math.round(yen * 1e6) / 1e6;

/** 規格 as far as prices can be compared by it. */
export interface Strength {
  /** Amount of active substance; mass in mg. */
  amount: number;
  unit: string;
  /** 筒, 瓶, キット …; null if none is named. */
  container: string | null;
}

const MILLIGRAMS: Record<string, number> = { g: 1000, mg: 1, μg: 0.001, ng: 0.000001 };

/** Beyond every strength; a text of 400 digits would be infinite. */
const MAX_AMOUNT = 1e12;

/** Reads 「４０ｍｇ０．８ｍＬ１筒」 as 40 mg in a syringe. Null for a text that does not begin with an amount and its unit. */
export function parseStrength(text: string): Strength | null {
  const match = /^([\d,]+(?:\.\d+)?)(mg|μg|ng|g|国際単位|単位)(?!\/)(.*)$/.exec(compact(text));
  if (!match) return null;
  const [, digits, unit, rest] = match as unknown as [string, string, string, string];
  const number = Number(digits.replaceAll(',', ''));
  const scale = MILLIGRAMS[unit];
  if (!(number > 0 && number <= MAX_AMOUNT)) return null;
  return {
    amount: scale === undefined ? number : exact(number * scale),
    unit: scale === undefined ? unit : 'mg',
    container: /(筒|瓶|管|キット|カセット|バイアル|錠|袋)(?:\(.*\))?$/.exec(rest)?.[1] ?? null,
  };
}

/**
 * What the others cost for the strength of a product: the nearest of the same text, the same amount in the same container, the
 * same amount, and last the price of the amount at the others' price a unit of substance (same container before any). Empty
 * where nothing can be compared.
 */
export function comparablePrices(strength: string | null, others: readonly Priced[]): number[] {
  return comparables(strength, others).map(({ price }) => price);
}

/** The products that {@link comparablePrices} takes, each with its price for the strength. */
export function comparables<P extends Priced>(
  strength: string | null,
  others: readonly P[],
): { other: P; price: number }[] {
  if (strength === null) return [];
  const own = parseStrength(strength);
  const text = compact(strength);
  const priced = others.flatMap((other) =>
    other.amount === null || other.strength === null
      ? []
      : [
          {
            product: other,
            price: other.amount,
            text: compact(other.strength),
            strength: parseStrength(other.strength),
          },
        ],
  );
  const sameText = priced
    .filter((other) => other.text === text)
    .map(({ product, price }) => ({ other: product, price }));
  if (sameText.length > 0 || own === null) return sameText;
  const sameUnit = priced.flatMap((other) =>
    other.strength?.unit === own.unit
      ? [{ product: other.product, price: other.price, ...other.strength }]
      : [],
  );
  const sameAmount = sameUnit.filter((other) => other.amount === own.amount);
  const near = sameAmount.length > 0 ? sameAmount : sameUnit;
  const sameContainer = near.filter((other) => other.container === own.container);
  return (sameContainer.length > 0 ? sameContainer : near).map((other) => ({
    other: other.product,
    price: other.amount === own.amount ? other.price : exact((other.price / other.amount) * own.amount),
  }));
}

/**
 * Says whether a product of the list could be had as of an edition: listed there, and neither limited nor stopped. A 統一名収載
 * entry covers every product of its first nine characters that is not listed by brand: one of them in normal shipment is
 * enough. Without an edition nothing is known to be available.
 */
export function availability(
  products: readonly ListedProduct[],
  supply: SupplyStates | null,
): (product: ListedProduct) => boolean {
  if (supply === null) return () => false;
  const byBrand = new Set(products.filter((product) => !isUnified(product)).map((product) => product.code));
  const normal = (code: string) => !supply.limited.has(code) && !supply.stopped.has(code);
  const unified = new Set<string>();
  for (const code of supply.listed)
    if (isStructured(code) && !byBrand.has(code) && normal(code)) unified.add(code.slice(0, 9));
  return (product) =>
    isUnified(product)
      ? unified.has(product.code.slice(0, 9))
      : supply.listed.has(product.code) && normal(product.code);
}

/** Ingredients (first seven characters of the code) for which an edition has a limited or stopped product. */
export function limitedIngredients(supply: SupplyStates | null): Set<string> {
  const codes = supply === null ? [] : [...supply.limited, ...supply.stopped];
  return new Set(codes.filter(isStructured).map((code) => code.slice(0, 7)));
}
