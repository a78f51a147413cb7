/** The door of the room: what other rooms and the roof may use. */
export { indicatorsApi } from './api.ts';
export { datasetFolder, partPaths } from './dataset-folder.ts';
export { type ImportedSheet, importNdb } from './import-ndb.ts';
export { createIndicators, type Indicators } from './indicators.ts';
export { readDatasets } from './store-datasets.ts';
