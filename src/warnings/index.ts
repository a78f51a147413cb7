/** The door of the room; nothing but app/ comes through it. */
export { verifyAttachments } from './files/verify-files.ts';
export { createWarnings } from './warnings.ts';
