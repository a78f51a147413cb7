/**
 * How much of each product of the demonstration was used: what NDB Open Data would have counted, were the products real. The
 * numbers follow the shapes of the real ones (shares of generics around the target, prefectures that differ, biosimilars that come
 * up year by year, cells small enough to be masked) and are of nobody. The same products and years give the same numbers. Pure.
 */
import type { ListedProduct } from '../../medicines/index.ts';
import type { Setting } from '../model.ts';

/** Listed units of a product in a year. */
export interface Usage {
  product: ListedProduct;
  /** By prefecture, in the order of codes. */
  prefectures: number[];
}

const PREFECTURES = 47;
/** Of a route, which part is prescribed in which setting. */
export const SETTING_PARTS: Record<'internal' | 'external' | 'injection', Record<Setting, number>> = {
  internal: { 'out-of-hospital': 0.76, 'in-hospital': 0.12, inpatient: 0.12 },
  external: { 'out-of-hospital': 0.8, 'in-hospital': 0.13, inpatient: 0.07 },
  injection: { 'out-of-hospital': 0.12, 'in-hospital': 0.56, inpatient: 0.32 },
};
/** Units of a group a year, as powers of e: middle and spread. */
const UNITS = { internal: [15.4, 1.3], external: [14.6, 1.2], injection: [12.2, 1] } as const;
/** How the share of generics moves in a year, and how far prefectures lie apart, in logits. */
const A_YEAR = 0.13;
const APART = 0.3;
/** Biosimilars come up faster, and from further below. */
const BIOLOGIC = { aYear: 0.5, apart: 0.55, start: [-0.9, 1.9, 0.4, 1.2, -0.3] } as const;

/** The usage of a fiscal year. @param year the first of the years is 0 */
export function usageOf(products: readonly ListedProduct[], year: number): Usage[] {
  const groups = Map.groupBy(products, groupOf);
  const families = [...groups.keys()].filter((key) => key.startsWith('biologic')).sort();
  return [...groups].flatMap(([key, members]) => {
    const rank = families.indexOf(key.replace(/ .*$/, ''));
    return ofGroup(key, members, year, rank < 0 ? families.indexOf(key) : rank);
  });
}

/** Products that stand for one another: of one ingredient, form and strength, or of a strength of a family of biologics. */
function groupOf({ ingredient, code, strength }: ListedProduct): string {
  const base = /^(.+?)（遺伝子組換え）/.exec(ingredient)?.[1];
  return base === undefined ? code.slice(0, 9) : `biologic-${base} ${strength}`;
}

function ofGroup(key: string, members: readonly ListedProduct[], year: number, family: number): Usage[] {
  const route = routeOf(members[0]!);
  const [middle, spread] = UNITS[route];
  const isBiologic = key.startsWith('biologic');
  const total = Math.exp(middle + spread * bell(key, 'units')) * (1 + 0.02 * year);
  const start = isBiologic
    ? BIOLOGIC.start[Math.abs(family) % BIOLOGIC.start.length]!
    : 1.45 + 0.7 * bell(key, 'share');
  const [aYear, apart] = isBiologic ? [BIOLOGIC.aYear, BIOLOGIC.apart] : [A_YEAR, APART];
  const split = (own: ListedProduct[], what: string) => {
    const weights = own.map(({ code }) => 0.25 + unit(code, what));
    const sum = weights.reduce((a, b) => a + b, 0);
    return new Map(own.map((product, index) => [product, weights[index]! / sum]));
  };
  const follows = ({ genericClass }: ListedProduct) => genericClass === '3' || genericClass === '★';
  const generics = split(members.filter(follows), 'generic');
  const others = split(
    members.filter((one) => !follows(one)),
    'other',
  );
  return members.map((product) => ({
    product,
    prefectures: Array.from({ length: PREFECTURES }, (_, place) => {
      const logit =
        start +
        aYear * year +
        apart * bell(place, 'habit') +
        0.25 * bell(key, place) +
        0.05 * bell(key, place, year);
      const share = others.size === 0 ? 1 : generics.size === 0 ? 0 : 1 / (1 + Math.exp(-logit));
      const part = (generics.get(product) ?? 0) * share + (others.get(product) ?? 0) * (1 - share);
      return total * sizes[place]! * part;
    }),
  }));
}

export function routeOf({ route }: Pick<ListedProduct, 'route'>): 'internal' | 'external' | 'injection' {
  return route === 'external' || route === 'injection' ? route : 'internal';
}

/** A number from 0 to 1 that belongs to these words (FNV-1a with an avalanche). */
export function unit(...words: (string | number)[]): number {
  let h = 0x811c9dc5;
  for (const ch of words.join('\t')) h = Math.imul(h ^ ch.codePointAt(0)!, 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_296;
}

/** Around 0, with variance 1. */
function bell(...words: (string | number)[]): number {
  return (unit(...words, 'a') + unit(...words, 'b') + unit(...words, 'c') - 1.5) * 2;
}

/** The part of the country that each prefecture is: invented too. */
const sizes = (() => {
  const raw = Array.from({ length: PREFECTURES }, (_, place) => Math.exp(0.75 * bell(place, 'size')));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((size) => size / sum);
})();
