import { z } from 'zod';
import { AnteiError } from '../platform/errors.ts';
import { readOutsideUrl } from './outside.ts';

const bytes = (length: number) =>
  z
    .string()
    .max(200)
    .refine((text) => /^[\w-]+={0,2}$/.test(text) && Buffer.from(text, 'base64url').length === length);

/** What a browser gives for Web Push: where to post, its public key (P-256, 65 bytes) and secret (RFC 8291, 16 bytes). */
const Subscription = z.object({
  endpoint: z.string().max(1000),
  keys: z.object({ p256dh: bytes(65), auth: bytes(16) }),
});
export type PushSubscription = z.output<typeof Subscription>;

/**
 * A subscription of which nothing but what is needed is kept. Whether the push service is public is checked with each message:
 * the browser names it, not a person.
 * @throws AnteiError `address-refused`
 */
export function readSubscription(given: unknown): PushSubscription {
  const { data } = Subscription.safeParse(given);
  if (!data) throw new AnteiError('address-refused', 'ブラウザーの通知の登録を読み取れません。');
  readOutsideUrl(data.endpoint);
  return data;
}
