import type { LoaderFunctionArgs } from 'react-router';
import { REVIEW_POLICY } from '../review/review-policy.ts';
import { reviewResponse } from './parts/review-response.ts';

/** The review as a page of its own, which brings its style and nothing else; the address ends in .html. */
export function loader(asked: LoaderFunctionArgs) {
  return reviewResponse(asked, 'html', 'full', { 'Content-Security-Policy': REVIEW_POLICY });
}
