/** The addresses of this room's pages and files; handles come from keys.ts. */
export const listPath = (handle: string) => `/lists/${handle}`;
export const confirmPath = (channelHandle: string) => `/lists/confirm/${channelHandle}`;
export const stopPath = (channelHandle: string) => `/lists/stop/${channelHandle}`;

/** A product's own page, in supply/. */
