/**
 * How the room speaks to a reader: plain Japanese with the official terms. Pages, feeds and messages use the same words.
 * Pure, so that a page may use it in the browser too.
 */
export * from './change-wording.ts';
export * from './status-wording.ts';
