import type { LoaderFunctionArgs } from 'react-router';
import { reviewResponse } from './parts/review-response.ts';

/** The short review as a document for Word; the address ends in .docx and has no page. */
export function loader(asked: LoaderFunctionArgs) {
  return reviewResponse(asked, 'docx', 'short');
}
