import { DAY_MS } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { CONFIRM_HOURS } from './letters/person-mail.ts';
import { deleteLetters } from './letters/store-letters.ts';
import { deleteOrphanedMail, deleteUnconfirmed } from './letters/store-mail.ts';
import { MAILS } from './model.ts';

/** What was told stands on the pages; the letter says no more. */
const LETTER_DAYS = 90;

/** Removes letters of long ago, and addresses that nobody confirmed in time, or whose person has left. */
export async function cleanLetters({ pool, clock, log }: Context): Promise<void> {
  const now = clock.now().getTime();
  const cleaned = await inTransaction(pool, async (client) => ({
    letters: await deleteLetters(client, new Date(now - LETTER_DAYS * DAY_MS)),
    unconfirmed: await deleteUnconfirmed(client, new Date(now - CONFIRM_HOURS * 3_600_000)),
    left: await deleteOrphanedMail(client, [...new Set(Object.values(MAILS).flatMap(({ kinds }) => kinds))]),
  }));
  log.info(cleaned, 'letters cleaned');
}
