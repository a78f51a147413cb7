/** Webhooks as the Standard Webhooks specification has them: signed, with an id that is the same at every try. */
import { Webhook } from 'standardwebhooks';
import type { IsoDate } from '../../platform/clock.ts';
import { INVENTED, INVENTED_HEADER } from '../../platform/invented.ts';
import { topicsOf } from '../model.ts';
import { type Outside, postOutside } from '../outside.ts';
import { worstFirst } from './message.ts';
import type { MessageItem } from './message-block.ts';
import { failed, type Outcome, outcomeOfStatus } from './outcome.ts';

export interface WebhookMessage {
  /** Stable: what a receiver knows a repeated message by. */
  id: string;
  url: string;
  /** `whsec_…` */
  secret: string;
  asOf: IsoDate;
  revision: number;
  /** The edition was withdrawn. */
  withdrawal: boolean;
  /** The site shows a demonstration. */
  invented: boolean;
  items: readonly MessageItem[];
}

/** @param now the time of this try, which the signature covers against replay. Never throws. */
export async function sendWebhook(message: WebhookMessage, now: Date, outside: Outside): Promise<Outcome> {
  const { id, url, secret, asOf, revision, withdrawal, invented, items } = message;
  const body = JSON.stringify({
    type: 'supply.changed',
    timestamp: now.toISOString(),
    data: {
      asOf,
      revision,
      withdrawn: withdrawal,
      ...(invented && { demonstration: INVENTED }),
      items: items.toSorted(worstFirst).map(itemOf),
    },
  });
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Antei',
    ...(invented && { [INVENTED_HEADER.name]: INVENTED_HEADER.value }),
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  };
  try {
    const { status } = await postOutside(url, { headers, body }, outside);
    return outcomeOfStatus(status);
  } catch (error) {
    return failed('later', error);
  }
}

/** `telling` says whether it is news, or what was told before is corrected or taken back. */
function itemOf({ news: { topics, content }, telling }: MessageItem) {
  return { telling, topics: topicsOf(topics), ...content };
}
