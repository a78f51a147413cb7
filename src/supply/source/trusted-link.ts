/** Whether a link of a page may be followed: encrypted, or on the page's own host. */
export function isTrustworthy(url: string, pageUrl: string): boolean {
  return url.startsWith('https:') || new URL(url).origin === new URL(pageUrl).origin;
}
