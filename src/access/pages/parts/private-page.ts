/** Nobody in between keeps the page, and the addresses it leads to learn nothing of it. */
export function headers(): HeadersInit {
  return { 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' };
}

/** The page's title, and that no search engine lists it. */
export function privateMeta(title: string) {
  return [{ title: `${title}｜安定 Antei` }, { name: 'robots', content: 'noindex, nofollow' }];
}
