/** Which products of a list the standard names of prescriptions (一般名処方マスタ) stand for. Pure. */
import type { SearchItem } from '../search.ts';
import type { GenericName } from '../store.ts';

/** A product, and whether the price of a 統一名収載 entry is its price; without a price nobody knows. */
export type PricedItem = SearchItem & { price?: { unified: boolean } | null };

/**
 * Each standard name with the positions of its products; none where the list has none. An exception (例外コード) stands for the codes of
 * its table alone: a 統一名収載 code among them for the products of its kind that no other exception has.
 */
export function productsOfStandards(
  standards: readonly GenericName[],
  items: readonly PricedItem[],
): [GenericName, number[]][] {
  const ofKind = Map.groupBy(items.keys(), (i) => items[i]!.yjCode.slice(0, 9));
  const exceptions = new Map<string, Set<string>>();
  for (const { code, products } of standards) {
    for (const product of products) {
      const codes = exceptions.get(product) ?? new Set();
      exceptions.set(product, codes.add(code));
    }
  }
  const positions = ({ code, products }: GenericName): number[] => {
    if (products.length === 0) return ofKind.get(code.slice(0, 9)) ?? [];
    const found = products.flatMap((product) =>
      (ofKind.get(product.slice(0, 9)) ?? []).filter((i) => {
        const own = items[i]!.yjCode;
        if (!UNIFIED.test(product)) return own === product;
        // A product that is listed by brand has a price of its own.
        if (items[i]!.price?.unified === false) return false;
        return exceptions.get(own)?.has(code) ?? true;
      }),
    );
    return [...new Set(found)].sort((a, b) => a - b);
  };
  return standards.map((standard) => [standard, positions(standard)]);
}

/** 統一名収載: brand digits 01 (prices.ts). */
const UNIFIED = /^.{9}01.$/;
