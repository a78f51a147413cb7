import type { Services } from '../../../web/services.ts';
import type { Warnings } from '../../warnings.ts';

/** The room, for a page whose caller was let through. Thrown where there is none: a page without a guard is an error, not a leak. */
export function warningsOf({ confidential }: Services): Warnings {
  if (!confidential) throw new Error('a page of warnings was reached without its guard');
  return confidential as Warnings;
}
