/** The door of the room: what others may use. */
export { alertsApi } from './api.ts';
export { createList, deleteList, editList, type ListEdit, openList, type WatchList } from './lists.ts';
export { announceEditions } from './on-edition.ts';
