/** The door of the room: what others may use. */
export { createEnglish } from './english.ts';
