/** The door of the room; nothing but app/ comes through it. */
export { createWarnings } from './warnings.ts';
