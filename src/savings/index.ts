/** The door of the room: what others may use. */
export { createSavings } from './savings.ts';
