import type { FamilyProduct } from '../../../../indicators/index.ts';
import { readable } from '../../../../platform/text.ts';
import type { Services } from '../../../../web/services.ts';
import { joinable, type Supplied, suppliedBy } from '../../../ui/listed-supply.ts';

/** The biologics that belong with a product: its reference, the biosimilars, what each costs and how it is supplied. Null for all others. */
export async function familyData({ indicators, savings, supply, today }: Services, yjCode: string) {
  const lists = await indicators.families(today);
  const family = lists.families.find(({ products }) => memberOf(products, yjCode));
  if (!family) return null;
  const [snapshot, month] = await Promise.all([
    supply.snapshot(),
    savings.productMonth(memberOf(family.products, yjCode)!.code),
  ]);
  const edition = joinable(snapshot, lists);
  return {
    id: family.id,
    name: readable(family.name),
    products: family.products.map((product) => ({
      ...product,
      name: readable(product.name),
      strength: product.strength && readable(product.strength),
      supply: readableNames(suppliedBy(edition, product.code)),
    })),
    month,
  };
}

export type FamilyData = NonNullable<Awaited<ReturnType<typeof familyData>>>;

function readableNames({ by, products }: Supplied): Supplied {
  return { by, products: products.map((product) => ({ ...product, name: readable(product.name) })) };
}

/** The entry of the price list for a code: its own, or that of the 統一名 by which the list prices it. */
function memberOf(products: readonly FamilyProduct[], yjCode: string): FamilyProduct | undefined {
  return (
    products.find(({ code }) => code === yjCode) ??
    products.find(({ code, mah }) => mah === null && code.slice(0, 9) === yjCode.slice(0, 9))
  );
}
