/**
 * What was in use in the years before the editions: a part of the catalogue, large enough for shares by class and prefecture, and
 * small enough that a first start does not wait for it. The invented figures (indicators/demo) are of these products only.
 */
import type { Listing } from './listings.ts';

/** Groups of the same ingredient, form and strength that are taken of each route. */
const GROUPS = { internal: 46, external: 12, injection: 14 } as const;
/** Larger groups tell nothing more. */
const LARGEST = 9;

/** The entries of biologics, and groups with originators and generics spread over the whole list. */
export function inUseBefore(listings: readonly Listing[]): Listing[] {
  const groups = [...Map.groupBy(listings, ({ code }) => code.slice(0, 9)).values()].filter(
    (group) =>
      group.length <= LARGEST &&
      group.every(({ product }) => product.biologic === undefined) &&
      group.some(({ genericClass }) => genericClass === '2') &&
      group.some(({ genericClass }) => genericClass === '3'),
  );
  const byRoute = Map.groupBy(groups, ([first]) => first!.product.route);
  const chosen = [...byRoute].flatMap(([route, own]) => {
    const step = Math.max(1, own.length / GROUPS[route]);
    return Array.from({ length: Math.min(GROUPS[route], own.length) }, (_, n) => own[Math.floor(n * step)]!);
  });
  const kept = new Set([...chosen.flat(), ...listings.filter(({ product }) => product.biologic)]);
  return listings.filter((listing) => kept.has(listing));
}
