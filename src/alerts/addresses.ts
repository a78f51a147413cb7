import type { Settings } from '../platform/settings.ts';

/** Where things of this room are on the site; the handles are those of keys.ts. */
export const listPath = (handle: string) => `/lists/${handle}`;
export const confirmPath = (channelHandle: string) => `/lists/confirm/${channelHandle}`;
export const stopPath = (channelHandle: string) => `/lists/stop/${channelHandle}`;

/** The site's address for messages, which no request comes with: without trailing slash. */
export function siteBase({ publicUrl, port }: Pick<Settings, 'publicUrl' | 'port'>): string {
  return publicUrl?.replace(/\/+$/, '') ?? `http://localhost:${port}`;
}

/** A product's own page, in supply/. */
export const productPath = (yjCode: string) => `/products/${encodeURIComponent(yjCode)}`;
