/**
 * True for a form that a page of this site sent, or that does not say where it comes from. React Router refuses others too, but
 * as a failure of ours; this comes before it and answers as to a mistake of the sender.
 * @param hosts other hosts under which readers find the site
 */
export function isFromHere(request: Request, hosts: readonly string[]): boolean {
  const origin = request.headers.get('origin');
  if (origin === null || origin === '') return true;
  const url = URL.parse(origin);
  return url !== null && (url.origin === new URL(request.url).origin || hosts.includes(url.host));
}
