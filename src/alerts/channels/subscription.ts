import type { z } from 'zod';
import { PushSubscriptionBody } from '../api-schemas.ts';
import { AnteiError } from '../errors.ts';
import { readOutsideUrl } from '../outside.ts';

/** What a browser gives for Web Push: where to post, its public key and secret (RFC 8291). */
export type PushSubscription = z.output<typeof PushSubscriptionBody>;

/**
 * A subscription, reduced to what is needed. Whether the push service is public is checked with each message:
 * the browser names it, not a person.
 * @throws AnteiError `address-refused`
 */
export function readSubscription(given: unknown): PushSubscription {
  const { data } = PushSubscriptionBody.safeParse(given);
  if (!data) throw new AnteiError('address-refused', 'ブラウザーの通知の登録を読み取れません。');
  readOutsideUrl(data.endpoint);
  return data;
}
