/**
 * Letters: mails to members of organisations, which rooms above hand in within the transaction of what they tell of. Who gets
 * one is decided here: members with a confirmed address who want that kind. What carries them is alerts/delivery/.
 */
import type { Context } from '../../platform/context.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { MAILS, type MailKind, ROLES, type Role } from '../model.ts';
import { insertLetters, type Readers } from './store-letters.ts';

/**
 * Writes letters, due at once. One that waits already says the same, so there is no second one unless it is just being sent.
 * @param except who did it, and knows
 * @param only one member, whatever others want
 */
export async function writeLetters(
  client: PoolClient,
  { clock }: Pick<Context, 'clock'>,
  kind: MailKind,
  readers: Readers,
  { except = null, only = null }: { except?: number | null; only?: number | null } = {},
): Promise<void> {
  await insertLetters(client, {
    kind,
    roles: rolesThatHave(kind),
    readers,
    except,
    only,
    now: clock.now(),
  });
}

/** The roles that have a kind of mail without having chosen it. */
export function rolesThatHave(kind: MailKind): Role[] {
  const { from } = MAILS[kind];
  const roles = Object.keys(ROLES) as Role[];
  return from === null ? [] : roles.slice(roles.indexOf(from));
}
