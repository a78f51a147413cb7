import type { LoaderFunctionArgs } from 'react-router';
import { reviewResponse } from './parts/review-response.ts';

/** The short review as a document; the address ends in .pdf and has no page. */
export function loader(asked: LoaderFunctionArgs) {
  return reviewResponse(asked, 'pdf', 'short');
}
