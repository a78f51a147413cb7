/** Where anybody may go after signing in. */
const DEFAULT = '/work';
const HERE = 'http://here.invalid';

/** An address of this site, path and query, to return to; anything else, and what would sign in again, becomes the account. */
export function localPath(to: string | undefined): string {
  if (!to || to.length > 2000 || !/^\/(?![/\\])/.test(to) || /[\\\p{Cc}]/u.test(to)) return DEFAULT;
  const url = URL.parse(to, HERE);
  if (!url || url.origin !== HERE || url.pathname.startsWith('//')) return DEFAULT;
  if (/^\/(sign-in|dev)(\/|$)/.test(url.pathname)) return DEFAULT;
  return url.pathname + url.search;
}
