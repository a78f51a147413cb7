/** The door of the room: what others may use. */
export { supplyApi } from './api.ts';
export { DateParam, Problem as ProblemSchema } from './api-schemas.ts';
export * from './catalogue.ts';
export { isNews } from './change-rule.ts';
export { loadDemoWhenEmpty } from './demo/load.ts';
export { supplyFeeds } from './feeds.ts';
export * from './import-edition.ts';
export { supplyJobs } from './jobs.ts';
export * from './overview.ts';
export * from './parse-edition.ts';
export { troubleScore } from './product-order.ts';
export * from './read-changes.ts';
export * from './read-product.ts';
export * from './reader.ts';
export * from './search-products.ts';
export * from './store-read.ts';
export * from './wording.ts';
