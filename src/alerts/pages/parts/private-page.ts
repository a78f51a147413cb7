/**
 * What every page of a list says of itself: nobody in between keeps it, no search engine lists it, and no other site learns its
 * address, which is its key. `same-origin`, not `no-referrer`: without an origin the server refuses forms.
 */
export function headers(): HeadersInit {
  return { 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' };
}

/** The page's title, and that it is nobody else's business. */
export function privateMeta(title: string) {
  return [{ title: `${title}｜安定 Antei` }, { name: 'robots', content: 'noindex, nofollow' }];
}
