/** The door of the room; nothing but app/ comes through it. */
export { warningsWaiting } from './desk/waiting.ts';
export { createWarnings } from './warnings.ts';
