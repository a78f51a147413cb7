/** The door of the room: what others may use. */
export { supplyApi } from './api.ts';
export type { DemoOptions } from './demo/index.ts';
export { loadDemoWhenEmpty } from './demo/load.ts';
export { publishEdition } from './export/publish-edition.ts';
export { supplyFeeds } from './feeds.ts';
export { isNews } from './history/change-rule.ts';
export { importEdition } from './history/import-edition.ts';
export { currentRowsOf, makersProductsOn, newestEdition, reportEditions } from './history/store-reports.ts';
export { CODE_LISTS } from './official/code-lists.ts';
export { COLUMN, DATE_COLUMNS, headerName, OFFICIAL_HEADERS } from './official/columns.ts';
export { saidHash } from './official/content-hash.ts';
export { findLayout } from './official/find-layout.ts';
export {
  OUTLOOK_TEXT,
  officialTitle,
  REASON_TEXT,
  RESPONSE_TEXT,
  SHEET_NAME,
  VOLUME_OUTLOOK_TEXT,
  VOLUME_TEXT,
} from './official/official-layout.ts';
export { parseForecast } from './official/parse-forecast.ts';
export { cleanCell, parseRow, readCode } from './official/parse-row.ts';
export { writeOfficialList } from './official/write-list.ts';
export { supplyPictures } from './picture/pictures.ts';
export {
  type ActiveReport,
  type EditionPorts,
  NO_PORTS,
  type ReportSource,
  type SupplyContext,
} from './ports.ts';
export {
  type CurrentProduct,
  responseLasting,
  type Snapshot,
  toStatus,
} from './read/catalogue.ts';
export { unknownPackage, wrongDigit } from './read/coded-search.ts';
export { type EditionOverview, limitedOf } from './read/overview.ts';
export { troubleScore } from './read/product-order.ts';
export { parseProductQuery, toSearchParams } from './read/product-query.ts';
export { candidates, peers } from './read/stand-in-candidates.ts';
export {
  type ChangeRow,
  changesOf,
  latestProducts,
  showsDemonstration,
  type VersionFields,
} from './read/store-read.ts';
export { supplyStates } from './read/store-states.ts';
export { createSupplyReader, type SupplyReader } from './reader.ts';
export { describeChange } from './words/change-wording.ts';
export {
  describeOutlook,
  describeTrouble,
  periodText,
  readable,
  shortReason,
} from './words/status-wording.ts';
