import type { LoaderFunctionArgs } from 'react-router';
import { packResponse } from './parts/prefectures/pack-response.ts';

/** The council pack as a document; the address ends in .pdf and has no page. */
export function loader(asked: LoaderFunctionArgs) {
  return packResponse(asked, 'pdf');
}
