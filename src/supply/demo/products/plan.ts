/**
 * The plan of the catalogue: how many products of each category each ingredient gets. Totals by category and class follow
 * the real ones exactly (to rounding); sizes of ingredients are skewed as in reality (median 2, largest about 130).
 */

import { apportion, type Random } from '../random.ts';
import { CLASSES, COUNTED, type DemoClass, GASES } from './classes.ts';

/** What an ingredient is: with generics, originator only, other (old and traditional medicines), unlisted. */
export type Kind = 'generics' | 'originator' | 'other' | 'unlisted';
const KINDS: Kind[] = ['generics', 'originator', 'other', 'unlisted'];

export interface FamilyPlan {
  class: DemoClass;
  kind: Kind;
  /** Products by category: originator, generic, quasi-originator, long-listed, other, unlisted. */
  counts: number[];
}

export interface Plan {
  families: FamilyPlan[];
  /** Products of each medical gas. */
  gases: number[];
}

/** Spread of sizes within a class, and the largest size, by kind. */
const SPREAD = { generics: 0.9, originator: 0.7, other: 0.9, unlisted: 0.9 };
const LARGEST = { generics: 105, originator: 24, other: 35, unlisted: 30 };
/** Of originators and other medicines, how many belong to an ingredient that also has generics (631 of 2,900, 742 of 4,073). */
const WITH_GENERICS = { originator: 0.22, other: 0.18 };

const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
const column = (of: (c: DemoClass) => number): number[] => CLASSES.map(of);

/** `total` split into `parts` parts of at least 1, skewed, none above `largest`. */
function skewed(random: Random, total: number, parts: number, kind: Kind): number[] {
  const weights = Array.from({ length: parts }, () => Math.exp(random.bell() * SPREAD[kind]));
  const sizes = apportion(total - parts, weights).map((n) => n + 1);
  const largest = Math.max(LARGEST[kind], Math.ceil(total / parts));
  let over = 0;
  for (let i = 0; i < parts; i++) {
    over += Math.max(0, sizes[i]! - largest);
    sizes[i] = Math.min(sizes[i]!, largest);
  }
  for (let i = 0; over > 0; i = (i + 1) % parts) {
    if (sizes[i]! >= largest) continue;
    sizes[i]! += 1;
    over -= 1;
  }
  return sizes;
}

/** Splits `total` over the families that a draw chooses, larger ones first in line. */
function sprinkle(random: Random, total: number, sizes: number[], chance: number): number[] {
  const weights = sizes.map((n) => (random.chance(chance) ? Math.sqrt(n) : 0));
  return apportion(total, sum(weights) > 0 ? weights : sizes.map(() => 1));
}

export function makePlan(random: Random, products: number): Plan {
  const gas = Math.round((GASES.products * products) / COUNTED);
  const categories = [0, 1, 2, 3, 4, 5].map((k) => sum(column((c) => c.categories[k]!)));
  const totals = apportion(products - gas, categories);
  const perClass = totals.map((total, k) =>
    apportion(
      total,
      column((c) => c.categories[k]!),
    ),
  );
  const ingredients = KINDS.map((_, k) => {
    const counts = column((c) => c.ingredients[k]!);
    return apportion(Math.round((sum(counts) * products) / COUNTED), counts);
  });
  const families = CLASSES.flatMap((c, i) =>
    planClass(
      random,
      c,
      perClass.map((counts) => counts[i]!),
      ingredients.map((counts) => counts[i]!),
    ),
  );
  return { families, gases: apportion(gas, GASES.substances) };
}

function planClass(random: Random, c: DemoClass, counts: number[], ingredients: number[]): FamilyPlan[] {
  const [originators, generics, quasi, longListed, others, unlisted] = counts as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const hasGenerics = generics > 0;
  const share = (part: number, own: number, all: number): number =>
    !hasGenerics ? 0 : own === 0 ? all : Math.round(part * all);
  const originatorsHere = share(WITH_GENERICS.originator, ingredients[1]!, originators);
  const othersHere = share(WITH_GENERICS.other, ingredients[2]!, others);

  const families: FamilyPlan[] = [];
  const found = (kind: Kind, total: number): number[] => {
    if (total === 0) return [];
    const wanted = Math.max(1, ingredients[KINDS.indexOf(kind)]!);
    return skewed(random, total, Math.min(wanted, total), kind);
  };

  const sizes = found('generics', generics);
  const extras = [
    sprinkle(random, originatorsHere, sizes, 0.35),
    sprinkle(random, hasGenerics ? quasi : 0, sizes, 0.3),
    sprinkle(random, hasGenerics ? longListed : 0, sizes, 0.75),
    sprinkle(random, othersHere, sizes, 0.3),
  ];
  sizes.forEach((n, i) => {
    const [o, q, l, t] = extras.map((e) => e[i]!) as [number, number, number, number];
    families.push({ class: c, kind: 'generics', counts: [o, n, q, l, t, 0] });
  });

  // Where no generic is left, long-listed and quasi-originator products count among the originators.
  const pool = originators - originatorsHere;
  const rest = hasGenerics ? [0, 0] : [quasi, longListed];
  let left = { quasi: rest[0]!, longListed: rest[1]! };
  for (const n of found('originator', pool + rest[0]! + rest[1]!)) {
    const q = Math.min(n, left.quasi);
    const l = Math.min(n - q, left.longListed);
    left = { quasi: left.quasi - q, longListed: left.longListed - l };
    families.push({ class: c, kind: 'originator', counts: [n - q - l, 0, q, l, 0, 0] });
  }
  for (const n of found('other', others - othersHere))
    families.push({ class: c, kind: 'other', counts: [0, 0, 0, 0, n, 0] });
  for (const n of found('unlisted', unlisted))
    families.push({ class: c, kind: 'unlisted', counts: [0, 0, 0, 0, 0, n] });
  return families;
}
