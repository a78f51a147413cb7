import type { LoaderFunctionArgs } from 'react-router';
import { packResponse } from './parts/prefectures/pack-response.ts';

/** The council pack as a workbook; the address ends in .xlsx and has no page. */
export function loader(asked: LoaderFunctionArgs) {
  return packResponse(asked, 'xlsx');
}
