import type { IncomingHttpHeaders } from 'node:http';

/**
 * True for a form that a page of this site sent, or a program that does not say where it comes from. React Router refuses others
 * too, but as a failure of ours; this comes before it and answers as to a mistake of the sender. A browser that leaves `Origin` out
 * still says by `Sec-Fetch-Site` whether the page that sent it was another's (W3C Fetch Metadata).
 * @param site where readers find the site
 */
export function isFromHere(headers: IncomingHttpHeaders, site: URL): boolean {
  const { origin, 'sec-fetch-site': from } = headers;
  if (origin !== undefined) return URL.parse(origin)?.origin === site.origin;
  return from === undefined || from === 'same-origin' || from === 'none';
}
