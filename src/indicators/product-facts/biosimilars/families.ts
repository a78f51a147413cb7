/**
 * Families of biologics, told from the names and classes of a price list and a small hand-checked table. A biosimilar names its
 * family in brackets (「エポエチンカッパ（遺伝子組換え）［エポエチンアルファ後続１］」 belongs to エポエチンアルファ). Of the
 * products with the family's own ingredient, class 2 or ☆ are its references; class 3 or ★ are biosimilars where
 * ＢＳ is in the name, authorised biologics where the name ends in a maker's 「…」; the rest, class 1, has no biosimilar of its form
 * and strength and stays outside. What fits nowhere is listed, never guessed.
 */
import type { GenericClass, ListedProduct } from '../../../medicines/index.ts';
import { compact } from '../../../platform/text.ts';
import type { BiologicRole } from '../../model.ts';
import { EXCEPTIONS, type FamilyException, matches } from './exceptions.ts';
import { KNOWN_BIOSIMILARS } from './known.ts';

export interface FamilyProduct {
  code: string;
  name: string;
  role: BiologicRole;
  mah: string | null;
  strength: string | null;
  /** Yen a listed unit. */
  amount: number | null;
  genericClass: GenericClass | null;
  /** Id of the exception that says so; null if name and class do. */
  exception: string | null;
}

export interface OutsideProduct {
  code: string;
  name: string;
  /** In Japanese. */
  reason: string;
}

export interface Family {
  /** The ingredient's international name, `infliximab`; the first seven characters of a code if the state's list does not have it. */
  id: string;
  /** Name of the reference's ingredient, without （遺伝子組換え）. */
  name: string;
  /** In the order of codes. */
  products: FamilyProduct[];
  /** Products of the same ingredient that do not count. */
  outside: OutsideProduct[];
}

/** A biologic with class 2, 3, ★ or ☆ for which no family is found, or a biosimilar whose family has no reference on the list. */
export interface UnplacedBiologic {
  code: string;
  name: string;
  ingredient: string;
  /** In Japanese. */
  reason: string;
}

/**
 * Finds the families with at least one biosimilar on the list, in the order of the state's list, then of their ids.
 * @param exceptions the hand-checked table; tests pass their own
 */
export function findFamilies(
  products: readonly ListedProduct[],
  exceptions: readonly FamilyException[] = EXCEPTIONS,
): { families: Family[]; unplaced: UnplacedBiologic[] } {
  const names = new Set<string>();
  const own = products.map((product) => ({ product, ...readName(product, exceptions) }));
  for (const { family, biosimilar } of own) if (family !== null && biosimilar) names.add(family);

  const members = new Map([...names].map((name) => [name, { products: [], outside: [] } as Members]));
  const unplaced: UnplacedBiologic[] = [];
  for (const { product, family } of own) {
    const members_ = family === null ? undefined : members.get(family);
    const placed = members_ && place(product, family!, exceptions);
    if (placed === undefined || placed === null) {
      if (isBiologic(product))
        unplaced.push(unplacedOf(product, '成分名と区分からは、どの先行品の系列か決められません。'));
    } else if (typeof placed === 'string') {
      members_!.outside.push({ code: product.code, name: product.name, reason: placed });
    } else members_!.products.push(placed);
  }

  const families = [...members].map(([name, { products, outside }]) => ({
    id: idOf(name, products),
    name,
    products: products.toSorted(byCode),
    outside: outside.toSorted(byCode),
  }));
  for (const { products: ofFamily } of families) {
    if (ofFamily.some((product) => product.role === 'reference')) continue;
    const codes = new Set(ofFamily.map((product) => product.code));
    for (const product of products)
      if (codes.has(product.code))
        unplaced.push(unplacedOf(product, '先行品が、この日の薬価基準にありません。'));
  }
  return { families: families.toSorted(byKnownOrder), unplaced: unplaced.toSorted(byCode) };
}

interface Members {
  products: FamilyProduct[];
  outside: OutsideProduct[];
}

/** The family that a product's name puts it into, and whether it is a biosimilar by that name. */
function readName(
  product: ListedProduct,
  exceptions: readonly FamilyException[],
): { family: string | null; biosimilar: boolean } {
  const ingredient = compact(product.ingredient);
  const follows = /\[(.+?)後続\d*\]/.exec(ingredient)?.[1];
  if (follows !== undefined) return { family: plain(follows), biosimilar: true };
  const exception = exceptionOf(product, exceptions);
  if (exception) return { family: exception.family, biosimilar: exception.action === 'biosimilar' };
  const recombinant = ingredient.endsWith(RECOMBINANT);
  return { family: plain(ingredient), biosimilar: recombinant && isFollower(product) && namesBs(product) };
}

/** The product's part, the reason why it has none (in Japanese), or null if neither name nor class tells. */
function place(
  product: ListedProduct,
  family: string,
  exceptions: readonly FamilyException[],
): FamilyProduct | string | null {
  const { code, name, mah, strength, amount, genericClass } = product;
  const exception = exceptionOf(product, exceptions);
  if (exception?.action === 'outside') return exception.reason;
  const member = (role: BiologicRole, exception: string | null): FamilyProduct => ({
    code,
    name,
    role,
    mah,
    strength,
    amount,
    genericClass,
    exception,
  });
  if (exception) return member(exception.action as 'biosimilar' | 'authorised', exception.id);
  if (compact(product.ingredient).includes('後続')) return member('biosimilar', null);
  if (genericClass === '2' || genericClass === '☆') {
    const only = exceptions.find((e) => e.family === family && e.action === 'only-reference');
    return only === undefined || matches(only, product) ? member('reference', only?.id ?? null) : only.reason;
  }
  if (isFollower(product)) {
    if (namesBs(product)) return member('biosimilar', null);
    return /「.+」/.test(name) ? member('authorised', null) : null;
  }
  return '同じ剤形・規格のバイオ後続品がない製剤（後発医薬品の有無の区分が２ではない）。';
}

const RECOMBINANT = '(遺伝子組換え)';
const plain = (ingredient: string) => ingredient.replace(/\(遺伝子組換え\)$/, '');
const isFollower = ({ genericClass }: ListedProduct) => genericClass === '3' || genericClass === '★';
const namesBs = ({ name }: ListedProduct) => compact(name).includes('BS');

/** The exception that says the product's role or that it has none. */
const exceptionOf = (product: ListedProduct, exceptions: readonly FamilyException[]) =>
  exceptions.find(
    (exception) =>
      exception.action !== 'only-reference' &&
      matches(exception, product) &&
      (exception.action === 'outside' || isFollower(product)),
  );

/** Biologics that must have a place, by their names: recombinant, a follower, or insulin; chemically made and extracted ones have none. */
function isBiologic(product: ListedProduct): boolean {
  if (product.genericClass === null || product.genericClass === '1') return false;
  const ingredient = compact(product.ingredient);
  return /遺伝子組換え|後続|インスリン/.test(ingredient) || (isFollower(product) && namesBs(product));
}

function unplacedOf({ code, name, ingredient }: ListedProduct, reason: string): UnplacedBiologic {
  return { code, name, ingredient, reason };
}

function idOf(name: string, products: readonly FamilyProduct[]): string {
  const known = KNOWN_BIOSIMILARS.ingredients.find((ingredient) => ingredient.name === name);
  const first = products.find((product) => product.role === 'reference') ?? products[0];
  return known?.id ?? first?.code.slice(0, 7) ?? name;
}

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);

function byKnownOrder(a: Family, b: Family): number {
  const order = ({ name }: Family) =>
    KNOWN_BIOSIMILARS.ingredients.find((ingredient) => ingredient.name === name)?.order ??
    Number.POSITIVE_INFINITY;
  return order(a) - order(b) || (a.id < b.id ? -1 : 1);
}
