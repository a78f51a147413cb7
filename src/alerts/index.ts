/** The door of the room: what others may use. */
export { type Alerts, createAlerts } from './alerts.ts';
export { alertsApi } from './api.ts';
export { alertFeeds } from './feeds.ts';
export { alertsJobs } from './jobs.ts';
export { textReader, uploadReader } from './list-reader.ts';
export { createList, openList } from './lists.ts';
export { announceEditions } from './on-edition.ts';
export { releaseClaims } from './store-outbox.ts';
export { decideHeld, type Held, heldMessages, holdRestored } from './store-restored.ts';
