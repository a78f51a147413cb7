import type { Context } from '../../platform/context.ts';
import { siteBase } from '../../platform/http/site-address.ts';
import { listPath, stopPath } from '../addresses.ts';
import { disabledChannel } from '../channels/store-channels.ts';
import { handleOf, keysOf } from '../keys.ts';
import { mailHost } from './mail-transport.ts';
import { paragraphs } from './message-confirm.ts';
import { openTransports, type Transports } from './send.ts';

const KINDS = {
  email: 'メールの宛先',
  webhook: 'Webhook の宛先',
  push: 'ブラウザーの通知',
  device: '端末',
} as const;

/**
 * Tells a list's other e-mail addresses that one of its channels was disabled, and why; its page says so too.
 * @throws where it may be sent later; the job is tried again
 */
export async function sendDisabled(
  context: Context,
  channelId: number,
  open: (context: Context) => Transports | Promise<Transports> = (world) => openTransports(world),
): Promise<void> {
  const channel = await disabledChannel(context.pool, channelId);
  if (!channel || channel.readers.length === 0) return;
  const { settings, clock } = context;
  const keys = keysOf(settings);
  const base = siteBase(settings);
  const { mail } = await open(context);
  try {
    for (const reader of channel.readers) {
      const stopUrl = `${base}${stopPath(handleOf(keys, 'unsubscribe', reader.id))}`;
      const outcome = await mail.send({
        subject: '【安定】お知らせの宛先を1つ止めました',
        ...paragraphs([
          `品目リスト「${channel.listName}」の${KINDS[channel.kind]}に、お知らせを送るのをやめました。`,
          channel.why,
          '直したあと、品目リストのページの「受け取り方」から再開できます。',
          `${base}${listPath(handleOf(keys, 'list', channel.publicId))}`,
          'このメールアドレスへのお知らせの停止',
          stopUrl,
        ]),
        to: reader.address,
        messageId: `<antei-disabled-${keys.blind(channelId)}-${channel.disabledAt.getTime()}-${keys.blind(reader.id)}@${mailHost(settings)}>`,
        date: clock.now(),
        stopUrl,
      });
      if (outcome.kind === 'later' || outcome.kind === 'outage') throw new Error(outcome.error);
    }
  } finally {
    mail.close();
  }
}
