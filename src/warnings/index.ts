/** The door of the room; nothing but app/ comes through it. */
export { createWarnings, type Warnings } from './warnings.ts';
