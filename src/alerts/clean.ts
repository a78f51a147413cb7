import { addDays, DAY_MS, today } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import * as store from './store-clean.ts';

const FORGOTTEN_DAYS = 90;
/** Longer than a year, so that what was told can be looked up from one year to the next. */
const MESSAGE_DAYS = 400;

/**
 * Removes what nobody needs any more: lists that nobody opened for 90 days and that tell nobody, addresses that were never
 * confirmed, messages on editions more than 400 days old.
 */
export async function cleanLists(context: Context): Promise<void> {
  const { clock, pool } = context;
  const now = clock.now();
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const unconfirmed = await inTransaction(pool, (client) => store.deleteUnconfirmed(client, now));
  const lists = await inTransaction(pool, (client) =>
    store.deleteForgottenLists(client, ago(FORGOTTEN_DAYS)),
  );
  const messages = await inTransaction(pool, async (client) => {
    await store.deleteConfirmationMails(client, ago(1));
    return store.deleteOldMessages(client, addDays(today(clock), -MESSAGE_DAYS));
  });
  context.log.info({ lists, unconfirmed, messages }, 'alerts cleaned');
}
