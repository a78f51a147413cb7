import { KNOWN_BIOSIMILARS } from '../indicators/index.ts';

/** An ingredient whose international nonproprietary name (INN) somebody has checked. */
export interface NamedIngredient {
  /** `epoetin alfa` */
  inn: string;
  /** As the list's ingredient names write it. */
  name: string;
}

/**
 * The ingredients that may be searched for in English: those of the state's list of biosimilars, whose international names were
 * checked one by one. No other English name of an ingredient is known to the house, and none is made up.
 */
export const NAMED_INGREDIENTS: readonly NamedIngredient[] = KNOWN_BIOSIMILARS.ingredients
  .map(({ id, name }) => ({ inn: id.replaceAll('-', ' '), name }))
  .toSorted((a, b) => (a.inn < b.inn ? -1 : 1));

/** The international name of an ingredient; null where nobody has checked one. */
export function innOf(name: string): string | null {
  return NAMED_INGREDIENTS.find((one) => one.name === name)?.inn ?? null;
}

/** The ingredient that a query names, in any case and with hyphens or spaces; null where it names none. */
export function readInn(query: string): NamedIngredient | null {
  const asked = query
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
  return NAMED_INGREDIENTS.find(({ inn }) => inn === asked) ?? null;
}
