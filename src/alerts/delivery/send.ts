import { createHash } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import { siteBase } from '../../platform/http/site-address.ts';
import { showsDemonstration } from '../../supply/index.ts';
import { listPath, stopPath } from '../addresses.ts';
import { webhookSecret } from '../channels/channels.ts';
import { handleOf, type Keys, keysOf } from '../keys.ts';
import { type Outside, theOutside } from '../outside.ts';
import type { Envelope } from './envelope.ts';
import { inventedMail } from './invented-mail.ts';
import { type MailTransport, mailHost, openMailTransport } from './mail-transport.ts';
import { composeMessage } from './message.ts';
import { blockRenderer } from './message-block.ts';
import { failed, type Outcome } from './outcome.ts';
import { pushSender } from './push.ts';
import { listPush } from './push-message.ts';
import type { OutboxKey } from './store-outbox.ts';
import { sendWebhook } from './webhook.ts';

/** What leads out of the house. */
export interface Transports {
  mail: MailTransport;
  outside: Outside;
  /** The site shows a demonstration, and whatever is sent says so. */
  invented?: boolean;
}

/** @param outside the internet: tests have their own */
export async function openTransports(
  { settings, pool }: Pick<Context, 'settings' | 'pool'>,
  outside: Outside = theOutside,
): Promise<Transports> {
  const invented = await showsDemonstration(pool);
  const mail = openMailTransport(settings);
  return { mail: invented ? inventedMail(mail) : mail, outside, invented };
}

/** Sends an envelope the way of its channel. Never throws. */
export type Send = (envelope: Envelope) => Promise<Outcome>;

export function createSend(context: Pick<Context, 'settings' | 'clock'>, transports: Transports): Send {
  const { settings, clock } = context;
  const { mail, outside, invented = false } = transports;
  const base = siteBase(settings);
  const keys = keysOf(settings);
  const host = mailHost(settings);
  const block = blockRenderer(base);
  const push = pushSender(settings, outside);
  return async ({ channel, rows }) => {
    const [row] = rows;
    const { id, kind, address, list } = channel;
    if (kind === 'device')
      return push(address, { type: 'edition', asOf: row.asOf, ...(invented && { invented }) });
    if (!list) return failed('refused', '品目リストのない宛先です。');
    const listPage = listPath(handleOf(keys, 'list', list.publicId));
    switch (kind) {
      case 'email': {
        const stopUrl = `${base}${stopPath(handleOf(keys, 'unsubscribe', id))}`;
        const recipient = { listName: list.name, listUrl: `${base}${listPage}`, stopUrl, invented };
        const message = composeMessage(rows, recipient, block);
        const messageId = `<${messageName(keys, row)}@${host}>`;
        return mail.send({ ...message, to: address, messageId, date: clock.now(), stopUrl });
      }
      case 'webhook': {
        const { asOf, revision, withdrawal, items } = row;
        const signed = { id: messageName(keys, row), url: address, secret: webhookSecret(context, id) };
        return sendWebhook({ ...signed, asOf, revision, withdrawal, invented, items }, clock.now(), outside);
      }
      case 'push':
        return push(
          address,
          listPush(row.items, block, { url: listPage, tag: messageName(keys, row), invented }),
        );
    }
  };
}

/** Names a message for good: sent twice, it has the same name. A digest is named after its newest edition. */
export function messageName(keys: Keys, { channelId, asOf, revision }: OutboxKey): string {
  return `antei-${keys.blind(channelId)}-${asOf}-${revision}`;
}

/** The name of a confirmation mail: another one for each time that it is asked for. */
export function confirmationName(keys: Keys, channelId: number, confirmBy: Date): string {
  const asked = createHash('sha256').update(confirmBy.toISOString()).digest('hex').slice(0, 12);
  return `antei-confirm-${keys.blind(channelId)}-${asked}`;
}
