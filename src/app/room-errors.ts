/** The whole vocabulary of failures, room by room in the order of the reference; loading it makes every code known. */
import { type ErrorGroup, PLATFORM_ERRORS } from '../platform/errors.ts';
import type { ErrorGroupView } from '../web/services.ts';
import { APP_ERRORS } from './errors.ts';
import { ROOMS } from './rooms.ts';

export const ERROR_GROUPS: readonly ErrorGroup[] = [
  ...PLATFORM_ERRORS,
  ...ROOMS.flatMap(({ errors }) => errors ?? []),
  APP_ERRORS,
];

/** The same as the pages about them show it. */
export function viewErrors(): ErrorGroupView[] {
  return ERROR_GROUPS.map(({ about, codes }) => ({
    about,
    errors: Object.entries(codes).map(([code, text]) => ({ code, ...text })),
  }));
}
