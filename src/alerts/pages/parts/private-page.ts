import type { HeadersArgs } from 'react-router';
import { headers as retryHeaders } from '../../../web/serving/retry-headers.ts';

/**
 * What every page of a list says of itself: nobody in between keeps it, no search engine lists it, and no other site learns its
 * address, which is its key. `same-origin`, not `no-referrer`: without an origin the server refuses forms.
 */
export function headers(page: HeadersArgs): HeadersInit {
  const headers = retryHeaders(page);
  headers.set('Cache-Control', 'no-store');
  headers.set('Referrer-Policy', 'same-origin');
  return headers;
}
