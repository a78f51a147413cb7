import type { Context } from '../../platform/context.ts';
import { siteBase } from '../../platform/http/site-address.ts';
import { confirmPath } from '../addresses.ts';
import { handleOf, keysOf } from '../keys.ts';
import { findChannel } from '../lists/store-lists.ts';
import { mailHost } from './mail-transport.ts';
import { confirmMessage } from './message-confirm.ts';
import { confirmationName, openTransports, type Transports } from './send.ts';

/**
 * Sends the mail that asks whether an address belongs to who gave it; nothing if it is confirmed, gone or too old by now.
 * @throws where it may be sent later; the job is tried again
 */
export async function sendConfirmation(
  context: Context,
  channelId: number,
  open: (context: Context) => Transports | Promise<Transports> = (world) => openTransports(world),
): Promise<void> {
  const channel = await findChannel(context.pool, channelId);
  const now = context.clock.now();
  if (!channel?.confirmBy || channel.confirmedAt || channel.confirmBy < now) return;
  const { settings } = context;
  const keys = keysOf(settings);
  const confirmUrl = `${siteBase(settings)}${confirmPath(handleOf(keys, 'confirm', channelId))}`;
  const messageId = `<${confirmationName(keys, channelId, channel.confirmBy)}@${mailHost(settings)}>`;
  const { mail } = await open(context);
  try {
    const outcome = await mail.send({
      ...confirmMessage(confirmUrl),
      to: channel.address,
      messageId,
      date: now,
    });
    if (outcome.kind === 'later' || outcome.kind === 'outage') throw new Error(outcome.error);
  } finally {
    mail.close();
  }
}
