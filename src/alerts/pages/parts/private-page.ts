/**
 * What every page of a list says of itself: nobody in between keeps it, no search engine lists it, and no other site learns its
 * address, which is its key. `same-origin`, not `no-referrer`: without an origin the server refuses forms.
 */
export function headers(): HeadersInit {
  return { 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' };
}
