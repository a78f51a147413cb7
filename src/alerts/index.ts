/** The door of the room: what others may use. */
export { createAlerts } from './alerts.ts';
export { alertsApi } from './api.ts';
export { releaseClaims } from './delivery/store-outbox.ts';
export { alertFeeds } from './feeds.ts';
export { alertsJobs } from './jobs.ts';
export { textReader, uploadReader } from './lists/list-reader.ts';
export { createList, openList } from './lists/lists.ts';
export { hasLists } from './lists/store-lists.ts';
export { announceEditions } from './matching/on-edition.ts';
export { decideHeld, type Held, heldMessages, holdRestored } from './matching/store-restored.ts';
