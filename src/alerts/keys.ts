import { createECDH, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { secretOf } from '../platform/secret.ts';
import type { Settings } from '../platform/settings.ts';

/** What a key opens. A key for one is useless for another. */
export type Purpose = 'list' | 'feed' | 'confirm' | 'unsubscribe' | 'webhook';

/** Keys are derived from the secret, so that the database holds none, not even hashed. */
export interface Keys {
  /** 32 characters, unguessable; `id` is the list's public id or the channel's number. */
  key(purpose: Purpose, id: string | number): string;
  /** Compares in constant time. */
  opens(purpose: Purpose, id: string | number, key: string): boolean;
  /** The key pair of Web Push (VAPID, RFC 8292), base64url. */
  push: { publicKey: string; privateKey: string };
}

const known = new WeakMap<object, Keys>();

/** The keys of an installation; made once for a settings object. */
export function keysOf(settings: Pick<Settings, 'secret' | 'dataDir'>): Keys {
  const keys = known.get(settings) ?? deriveKeys(secretOf(settings));
  known.set(settings, keys);
  return keys;
}

export function deriveKeys(secret: string): Keys {
  const derive = (purpose: string, id: string | number) =>
    createHmac('sha256', secret).update(`${purpose}\n${id}`).digest().subarray(0, 24);
  const key = (purpose: Purpose, id: string | number) => derive(purpose, id).toString('base64url');
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(Buffer.from(hkdfSync('sha256', secret, '', 'antei web push', 32)));
  return {
    key,
    opens(purpose, id, given) {
      const right = Buffer.from(key(purpose, id));
      const sent = Buffer.from(given);
      return right.length === sent.length && timingSafeEqual(right, sent);
    },
    push: {
      publicKey: ecdh.getPublicKey('base64url'),
      privateKey: ecdh.getPrivateKey('base64url').padStart(43, 'A'),
    },
  };
}

/** The part of an address that opens a list: `public_id.key`. */
export function handleOf(keys: Keys, purpose: Purpose, id: string | number): string {
  return `${id}.${keys.key(purpose, id)}`;
}

/** The id of a handle whose key is right; null otherwise. */
export function openHandle(keys: Keys, purpose: Purpose, handle: string): string | null {
  const [id = '', key = ''] = handle.split('.', 2);
  return id !== '' && keys.opens(purpose, id, key) ? id : null;
}
