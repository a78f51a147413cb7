/**
 * True for a form that a page of this site sent, or that does not say where it comes from. React Router refuses others too, but
 * as a failure of ours; this comes before it and answers as to a mistake of the sender.
 * @param site where readers find the site
 */
export function isFromHere(origin: string | undefined, site: URL): boolean {
  return origin === undefined || origin === '' || URL.parse(origin)?.origin === site.origin;
}
