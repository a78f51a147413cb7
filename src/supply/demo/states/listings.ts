/** The entries of the demonstration's price list: which product is listed under which code, name, price and generic class. */
import { unifiedCode } from '../products/codes.ts';
import type { Biologic, DemoProduct } from '../products/types.ts';
import { stream } from '../random.ts';
import type { DemoStatus } from './status.ts';

/** An entry of the price list: a product of its own, or one for several. */
export interface Listing {
  product: DemoProduct;
  code: string;
  name: string;
  maker: string | null;
  genericClass: '1' | '2' | '3' | '★' | '☆' | null;
  price: string;
  pharmacopoeia: boolean;
  excluded: boolean;
  leaving: boolean;
}

/** Usual price of one unit by route (in yen, as a power of e): median and spread of the real list of 2025-07-16. */
const PRICE = { internal: [3.2, 1.5], external: [3.4, 1.9], injection: [7.2, 2.2] } as const;

/** Every listing there will be, whether listed yet or not. */
export function makeListings(
  seed: number,
  products: DemoProduct[],
  statusOf: (p: DemoProduct) => DemoStatus | undefined,
): Listing[] {
  const random = stream(seed, 'prices');
  const families = Map.groupBy(
    products.filter((p) => p.listedOn !== null),
    (p) => p.yjCode.slice(0, 9),
  );
  const listings: Listing[] = [];
  for (const [first9, members] of families) {
    const [biologic] = members;
    if (biologic!.biologic) {
      listings.push(...members.map((product) => biologicListing(product, product.biologic!)));
      continue;
    }
    const [middle, spread] = PRICE[members[0]!.route];
    const base = Math.exp(middle + (random.bell() * spread) / 1.4);
    const hasGeneric = members.some((p) => p.category === 'generic');
    const unified = random.chance(0.45) ? 'generic' : random.chance(0.48) ? 'other' : null;
    const pharmacopoeia = random.chance(0.28);
    // If generics cost as much as the originator, they carry ★ and the originator ☆.
    const level = random.chance(0.08);
    let unifiedDone = false;
    for (const p of members) {
      const isUnified = p.category === unified && !random.chance(0.1);
      if (isUnified && unifiedDone) continue;
      unifiedDone ||= isUnified;
      const isGeneric = p.category === 'generic';
      const isOriginator = p.category === 'originator' || p.category === 'longListed';
      const factor = isGeneric && !level ? 0.35 + random.next() * 0.25 : 1;
      const { base: stem } = p.family.substance;
      listings.push({
        product: p,
        code: isUnified ? unifiedCode(first9) : p.yjCode,
        name: isUnified ? stem + p.strength.label + p.form : p.name,
        maker: isUnified ? null : p.maker.name,
        genericClass: isGeneric
          ? level
            ? '★'
            : '3'
          : !isOriginator || random.chance(0.05)
            ? null
            : !hasGeneric
              ? '1'
              : level
                ? '☆'
                : '2',
        price: yen(Math.max(5.9, base * factor)),
        pharmacopoeia,
        excluded: random.chance(0.04),
        leaving: statusOf(p)?.volume === 'delisting' && !isUnified && random.chance(0.4),
      });
    }
  }
  // The official list joins four workbooks: internal, injection, external (and dental).
  const place = { internal: 0, injection: 1, external: 2 };
  return listings.sort(
    (a, b) => place[a.product.route] - place[b.product.route] || (a.code < b.code ? -1 : 1),
  );
}

function biologicListing(product: DemoProduct, { role, price }: Biologic): Listing {
  return {
    product,
    code: product.yjCode,
    name: product.name,
    maker: product.maker.name,
    genericClass: role === 'reference' ? '2' : '3',
    price: yen(price),
    pharmacopoeia: false,
    excluded: false,
    leaving: false,
  };
}

/** As the list writes prices: one decimal below 1,000 yen, whole yen above. */
function yen(amount: number): string {
  return amount < 1000 ? String(Math.round(amount * 10) / 10) : String(Math.round(amount));
}
