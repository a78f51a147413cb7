/** The door of the room: what others may use. */
export { createList, deleteList, editList, type ListEdit, openList, type WatchList } from './lists.ts';
