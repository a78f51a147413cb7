/** Where a product belongs among the families of biologics. Pure. */

/** What of a family tells whose it is. */
interface Members {
  products: readonly { code: string; mah: string | null }[];
}

/** A product's family and its entry there: its own, or that of the 統一名 by which the list prices it. Null for all others. */
export function familyOf<Family extends Members>(
  families: readonly Family[],
  yjCode: string,
): { family: Family; member: Family['products'][number] } | null {
  for (const family of families) {
    const member =
      family.products.find(({ code }) => code === yjCode) ??
      family.products.find(({ code, mah }) => mah === null && code.slice(0, 9) === yjCode.slice(0, 9));
    if (member) return { family, member };
  }
  return null;
}
