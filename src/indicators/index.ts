/** The door of the room: what other rooms and the roof may use. */
export { measurePath } from './addresses.ts';
export { indicatorsApi } from './api.ts';
export { importNdb } from './datasets/import-ndb.ts';
export { servingLines } from './figures/serving.ts';
export { createIndicators, type Indicators } from './indicators.ts';
export { FAMILY_MEASURES } from './page-measures.ts';
export type { Family, FamilyProduct } from './products/biosimilars/families.ts';
export { KNOWN_BIOSIMILARS, type KnownIngredient } from './products/biosimilars/known.ts';
export {
  byStrength,
  overallGap,
  type PriceGap,
  type PriceRange,
  priceGaps,
} from './products/biosimilars/price-gap.ts';
export { formatPeriod } from './source-wording.ts';
export { trendYears } from './trends/trends.ts';
