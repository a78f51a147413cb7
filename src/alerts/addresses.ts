/** The addresses of this room's pages and files; handles come from keys.ts. */
export const listPath = (handle: string) => `/lists/${handle}`;
/** The list as a sheet for the wall; its handle opens that and nothing else. */
export const posterPath = (posterHandle: string) => `/lists/poster/${posterHandle}`;
export const confirmPath = (channelHandle: string) => `/lists/confirm/${channelHandle}`;
export const stopPath = (channelHandle: string) => `/lists/stop/${channelHandle}`;

/** A product's own page, in supply/. */
