/** The whole vocabulary of failures, room by room in the order in which it is told; loading it makes every code known. */
import { ACCESS_ERRORS } from '../access/errors.ts';
import { ALERTS_ERRORS } from '../alerts/errors.ts';
import { BIOSIMILARS_ERRORS } from '../biosimilars/errors.ts';
import { DOCUMENTS_ERRORS } from '../documents/errors.ts';
import { INDICATORS_ERRORS } from '../indicators/errors.ts';
import { MEDICINES_ERRORS } from '../medicines/errors.ts';
import { type ErrorGroup, PLATFORM_ERRORS } from '../platform/errors.ts';
import { REPORTING_ERRORS } from '../reporting/errors.ts';
import { SUPPLY_ERRORS } from '../supply/errors.ts';
import { WARNINGS_ERRORS } from '../warnings/errors.ts';
import { WEB_ERRORS } from '../web/errors.ts';
import type { ErrorGroupView } from '../web/services.ts';
import { APP_ERRORS } from './errors.ts';

export const ERROR_GROUPS: readonly ErrorGroup[] = [
  ...PLATFORM_ERRORS,
  MEDICINES_ERRORS,
  ACCESS_ERRORS,
  SUPPLY_ERRORS,
  INDICATORS_ERRORS,
  ALERTS_ERRORS,
  REPORTING_ERRORS,
  WARNINGS_ERRORS,
  DOCUMENTS_ERRORS,
  BIOSIMILARS_ERRORS,
  WEB_ERRORS,
  APP_ERRORS,
];

/** The same as the pages about them show it. */
export function viewErrors(): ErrorGroupView[] {
  return ERROR_GROUPS.map(({ about, codes }) => ({
    about,
    errors: Object.entries(codes).map(([code, { status, title, remedy, retryAfter }]) => ({
      code,
      status,
      title,
      remedy,
      retryAfter,
    })),
  }));
}
