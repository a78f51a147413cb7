import { familyOf } from '../../../../indicators/model.ts';
import { readable } from '../../../../platform/text.ts';
import type { Services } from '../../../../web/services.ts';
import { joinable, type Supplied, suppliedBy } from '../../../ui/listed-supply.ts';

/** The biologics that belong with a product: its reference, the biosimilars, what each costs and how it is supplied. Null for all others. */
export async function familyData({ indicators, savings, supply, today }: Services, yjCode: string) {
  const lists = await indicators.families(today);
  const found = familyOf(lists.families, yjCode);
  if (!found) return null;
  const { family, member } = found;
  const [snapshot, month] = await Promise.all([supply.snapshot(), savings.productMonth(member.code)]);
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
