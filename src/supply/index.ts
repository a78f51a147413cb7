/** The door of the room: what others may use. */
export { supplyApi } from './api.ts';
export { DateParam, Problem as ProblemSchema } from './api-schemas.ts';
export * from './catalogue.ts';
export { isNews } from './change-rule.ts';
export { CODE_LISTS } from './code-lists.ts';
export { saidHash } from './content-hash.ts';
export { loadDemoWhenEmpty } from './demo/load.ts';
export { supplyFeeds } from './feeds.ts';
export { parseForecast } from './forecast.ts';
export * from './import-edition.ts';
export { supplyJobs } from './jobs.ts';
export {
  COLUMN,
  DATE_COLUMNS,
  headerName,
  OFFICIAL_HEADERS,
} from './official/columns.ts';
export { findLayout } from './official/find-layout.ts';
export { writeOfficialList } from './official/write-list.ts';
export * from './official-layout.ts';
export * from './overview.ts';
export { cleanCell, parseRow, readCode } from './parse-row.ts';
export { troubleScore } from './product-order.ts';
export { publishEdition } from './publish-edition.ts';
export * from './read-changes.ts';
export * from './read-product.ts';
export * from './reader.ts';
export * from './search-products.ts';
export * from './store-read.ts';
export { type CurrentRow, currentRowsOf, newestEdition } from './store-reports.ts';
export { supplyStates } from './store-states.ts';
export { verifyHistory } from './verify-history.ts';
export * from './wording.ts';
