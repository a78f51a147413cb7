/** The door of the room: what other rooms and the roof may use. */
export { measurePath } from './addresses.ts';
export { indicatorsApi } from './api.ts';
export { importNdb } from './datasets/import-ndb.ts';
export { hasDatasets } from './datasets/store-datasets.ts';
export { servingLines } from './figures/serving.ts';
export { createIndicators, type Indicators } from './indicators.ts';
export { FAMILY_MEASURES } from './page-measures.ts';
export type { Family, FamilyProduct } from './product-facts/biosimilars/families.ts';
export { KNOWN_BIOSIMILARS, type KnownIngredient } from './product-facts/biosimilars/known.ts';
export {
  byStrength,
  overallGap,
  type PriceGap,
  type PriceRange,
  priceGaps,
} from './product-facts/biosimilars/price-gap.ts';
export { trendYears } from './trends/trends.ts';
