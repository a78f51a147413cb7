/** The door of the room: what others may use. */
export { findPackages, type ListedPackage, type PackageAnswer, packagesOf } from './codes/store-packages.ts';
export { applyFacets, buildFacets, type Facets } from './facets.ts';
export { importReferenceFile, importReferenceTable, type ReferenceKind } from './lists/import-reference.ts';
export { routesInForce, routesText } from './lists/list-routes.ts';
export { referenceOn } from './lookup.ts';
export { type GenericClass, isStructured, type Nearness, nearness, searchKey } from './model.ts';
export { queryTokens } from './normalise.ts';
export { isUnified, type ListedPrice, type ListedProduct } from './prices.ts';
export { buildSearchIndex, RANK, type SearchIndex } from './search.ts';
export {
  genericListDates,
  genericNamesOn,
  listedProductsOn,
  priceParts,
  productIds,
  referenceLists,
  removeDemoMedicines,
} from './store.ts';
export {
  addReceiptCodes,
  findReceiptCodes,
  type ReceiptAnswer,
  type ReceiptCode,
  readingsOfNames,
} from './store-receipts.ts';
export {
  buildFinder,
  type ProductFinder,
} from './written/find-products.ts';
