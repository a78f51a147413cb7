/**
 * What the measures ask of each product, worked out once for a date of the lists and an edition. Generic savings follow the
 * first nine characters of the code (same ingredient, form and strength), whatever the product; biosimilar effects and savings follow
 * the families. An authorised biologic has an effect as a biosimilar has (it is cheaper than the reference that it replaces);
 * whether the effect is counted is the measure's choice, by `biologic`. It is not counted as what references could still be switched to.
 */
import { type GenericClass, type ListedProduct, listedProductsOn } from '../../medicines/index.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { SupplyStates } from '../../supply/model.ts';
import { AnteiError } from '../errors.ts';
import type { BiologicRole, ProductFacts, YenRange } from '../model.ts';
import { type Family, findFamilies, type UnplacedBiologic } from './biosimilars/families.ts';
import {
  availability,
  comparablePrices,
  comparables,
  effectRange,
  limitedIngredients,
  savingRange,
} from './switch-saving.ts';

/** A biologic whose price cannot be compared within its family: nothing else there has its unit of strength. */
export interface IncomparableBiologic {
  code: string;
  name: string;
  family: string;
}

export interface FactsOfProducts {
  /** Date of the list of generic classes. */
  date: IsoDate;
  /** In the order of codes; every product of either list. */
  facts: ProductFacts[];
  families: Family[];
  unplaced: UnplacedBiologic[];
  incomparable: IncomparableBiologic[];
}

/**
 * Reads the lists in force on a date and works out the facts.
 * @param supply null: nothing is limited, and nothing is known to be available
 * @throws AnteiError `codes-missing` if no list of generic classes is in force
 */
export async function productFacts(
  context: Pick<Context, 'pool'>,
  codes: IsoDate,
  supply: SupplyStates | null,
): Promise<FactsOfProducts> {
  const listed = await listedProductsOn(context.pool, codes);
  if (listed === null)
    throw new AnteiError(
      'codes-missing',
      `${codes} に有効な「各先発医薬品の後発医薬品の有無に関する情報」がありません。`,
    );
  return { date: listed.date, ...factsOf(listed.products, supply) };
}

/** The facts of the products of two lists. Pure. */
export function factsOf(
  products: readonly ListedProduct[],
  supply: SupplyStates | null,
): Omit<FactsOfProducts, 'date'> {
  const { families, unplaced } = findFamilies(products);
  const available = availability(products, supply);
  const limited = limitedIngredients(supply);
  const generics = Map.groupBy(
    products.filter((product) => product.genericClass === '3' && product.amount !== null),
    (product) => product.code.slice(0, 9),
  );
  const biologics = biologicFacts(products, families, available);
  const facts = products.map((product): ProductFacts => {
    const { code, ingredient, genericClass } = product;
    const own = biologics.facts.get(code);
    const peers = generics.get(code.slice(0, 9)) ?? [];
    return {
      code,
      genericClass,
      route: product.route,
      price: product.amount,
      ingredient: code.slice(0, 7),
      ingredientName: ingredient,
      family: own?.family ?? null,
      biologic: own?.role ?? null,
      limited: limited.has(code.slice(0, 7)),
      genericSaving: genericSaving(product, peers),
      genericSavingAvailable: genericSaving(product, peers.filter(available)),
      biosimilarEffect: own?.effect ?? null,
      biosimilarSaving: own?.saving ?? null,
      biosimilarSavingAvailable: own?.savingAvailable ?? null,
    };
  });
  return { facts, families, unplaced, incomparable: biologics.incomparable };
}

/** Of an originator with generics (class 2) only: ☆ costs no more than they do, and a generic of class ★ no less than it does. */
function genericSaving(product: ListedProduct, generics: readonly ListedProduct[]): YenRange | null {
  if (product.genericClass !== ('2' satisfies GenericClass) || product.amount === null) return null;
  return savingRange(
    product.amount,
    generics.map((generic) => generic.amount!),
  );
}

interface BiologicFacts {
  family: string;
  role: BiologicRole;
  effect: YenRange | null;
  saving: YenRange | null;
  savingAvailable: YenRange | null;
}

function biologicFacts(
  products: readonly ListedProduct[],
  families: readonly Family[],
  available: (product: ListedProduct) => boolean,
): { facts: Map<string, BiologicFacts>; incomparable: IncomparableBiologic[] } {
  const listed = new Map(products.map((product) => [product.code, product]));
  const facts = new Map<string, BiologicFacts>();
  const incomparable: IncomparableBiologic[] = [];
  for (const family of families) {
    const of = (role: BiologicRole) =>
      family.products.filter((product) => product.role === role).map(({ code }) => listed.get(code)!);
    const references = of('reference');
    const biosimilars = of('biosimilar');
    for (const { code, name, role } of family.products) {
      const { amount, strength } = listed.get(code)!;
      const range = (others: readonly ListedProduct[], rule: typeof effectRange) =>
        amount === null ? null : rule(amount, comparablePrices(strength, others));
      // What can be compared is found among all: if comparable products are limited, others do not replace them and save more.
      const inShipment = (): YenRange | null => {
        if (amount === null) return null;
        const like = comparables(strength, biosimilars).filter(({ other }) => available(other));
        return savingRange(
          amount,
          like.map(({ price }) => price),
        );
      };
      const isReference = role === 'reference';
      const own: BiologicFacts = {
        family: family.id,
        role,
        effect: isReference ? null : range(references, effectRange),
        saving: isReference ? range(biosimilars, savingRange) : null,
        savingAvailable: isReference ? inShipment() : null,
      };
      facts.set(code, own);
      if (own.effect === null && own.saving === null) incomparable.push({ code, name, family: family.id });
    }
  }
  return { facts, incomparable };
}
