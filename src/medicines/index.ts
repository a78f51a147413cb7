/** The door of the room: what others may use. */

export * from './facets.ts';
export * from './lists/import-reference.ts';
export { routesInForce, routesText } from './lists/list-routes.ts';
export * from './lookup.ts';
export * from './model.ts';
export { queryTokens, searchKey } from './normalise.ts';
export * from './prices.ts';
export * from './search.ts';
export {
  genericListDates,
  listedProductsOn,
  priceParts,
  productIds,
  publicRevision,
  raiseRevision,
  referenceLists,
  revisionOf,
} from './store.ts';
export {
  addReceiptCodes,
  findReceiptCodes,
  type ReceiptAnswer,
  type ReceiptCode,
} from './store-receipts.ts';
