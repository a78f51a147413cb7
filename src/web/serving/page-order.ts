import type { FastifyRequest } from 'fastify';

/** A page as it is sent: only the encoding depends on the reader. */
export interface FinishedPage {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** Set where it could not be made because the database is away: the one that was last made is better. */
  away?: boolean;
}

/** A public page that another process may make. */
export interface PageOrder {
  url: string;
  /** What the page depends on. */
  headers: Record<string, string>;
  /** The state of everything that it is to show. */
  version: string;
}

/**
 * A request as an order for its page; null for what this process makes itself: files, which are drawn here one after the other, whoever
 * asks, and kept for all.
 */
export function pageOrder({ url, headers }: FastifyRequest, version: string): PageOrder | null {
  const [path = ''] = url.split('?', 1);
  // The data of a page are asked for at its address with an ending of their own. A dot before it is a file's, or of the key of a list.
  if (/\.[^./]*$/.test(path.replace(/\.data$/, ''))) return null;
  const { host = '', 'accept-encoding': encoding } = headers;
  return {
    url,
    headers: { host, ...(typeof encoding === 'string' && { 'accept-encoding': encoding }) },
    version,
  };
}
