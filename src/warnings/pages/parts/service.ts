import type { Services } from '../../../web/services.ts';
import type { Warnings } from '../../warnings.ts';

/** The room, for a page whose caller was let through. Throws if there is none: a page without a guard fails instead of leaking. */
export function warningsOf({ confidential }: Services): Warnings {
  if (!confidential) throw new Error('a page of warnings was reached without its guard');
  return confidential as Warnings;
}
