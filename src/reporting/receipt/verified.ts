import type { Actor } from '../../access/index.ts';
import { japanMinute } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { lastVerification } from '../../platform/database/store-verification.ts';
import { AnteiError } from '../errors.ts';

/** Every night one is made; where two are missing, something does not run. */
const LATE_MS = 2 * 86_400_000;

/** For the ministry: what the last check of the stored data found; null before the first. @throws AnteiError `forbidden` */
export async function lastVerified({ pool, clock }: Pick<Context, 'pool' | 'clock'>, actor: Actor) {
  if (actor.organisation.kind !== 'ministry')
    throw new AnteiError('forbidden', '厚生労働省の組織だけが見られます。');
  const last = await lastVerification(pool);
  if (!last) return null;
  const { endedAt, checked, findings } = last;
  const late = clock.now().getTime() - endedAt.getTime() > LATE_MS;
  return { at: japanMinute(endedAt), late, checked, findings };
}
