/** The door of the room: what other rooms and the roof may use. */
export { measurePath } from './addresses.ts';
export { indicatorsApi } from './api.ts';
export type { Family, FamilyProduct } from './biosimilars/families.ts';
export { KNOWN_BIOSIMILARS, type KnownIngredient } from './biosimilars/known.ts';
export {
  byStrength,
  overallGap,
  type PriceGap,
  type PriceRange,
  priceGaps,
  type StrengthGroup,
} from './biosimilars/price-gap.ts';
export { formatPeriod } from './citation.ts';
export { datasetFolder, partFault, partPaths } from './dataset-folder.ts';
export { type ImportedSheet, importNdb } from './import-ndb.ts';
export { createIndicators, type Indicators } from './indicators.ts';
export { FAMILY_MEASURES } from './page-measures.ts';
export { servingLines } from './serving.ts';
export { namedFiles, readDatasets } from './store-datasets.ts';
export { trendYears } from './trends.ts';
export { verifyDatasets } from './verify-datasets.ts';
