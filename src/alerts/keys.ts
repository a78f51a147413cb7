import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto';
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
  /** A channel's number as others see it, 22 characters: the number itself would tell how many there are. */
  blind(number: number): string;
  /** The number again; null where it is none of ours. */
  unblind(text: string): number | null;
  /** The key pair of Web Push (VAPID, RFC 8292), base64url. */
  push: { publicKey: string; privateKey: string };
}

/** Bytes of a block of AES. */
const BLOCK = 16;
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
  // One block of AES is a permutation that only the secret turns back; numbers repeat, so that nothing random is wanted.
  const blinding = Buffer.from(hkdfSync('sha256', secret, '', 'antei channel numbers', 16));
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(Buffer.from(hkdfSync('sha256', secret, '', 'antei web push', 32)));
  return {
    key,
    opens(purpose, id, given) {
      const right = Buffer.from(key(purpose, id));
      const sent = Buffer.from(given);
      return right.length === sent.length && timingSafeEqual(right, sent);
    },
    blind(number) {
      const block = Buffer.alloc(BLOCK);
      block.writeUInt32BE(number, BLOCK - 4);
      const cipher = createCipheriv('aes-128-ecb', blinding, null).setAutoPadding(false);
      return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url');
    },
    unblind(text) {
      const bytes = Buffer.from(text, 'base64url');
      if (bytes.length !== BLOCK) return null;
      const cipher = createDecipheriv('aes-128-ecb', blinding, null).setAutoPadding(false);
      const block = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return block.subarray(0, BLOCK - 4).every((byte) => byte === 0) ? block.readUInt32BE(BLOCK - 4) : null;
    },
    push: {
      publicKey: ecdh.getPublicKey('base64url'),
      privateKey: ecdh.getPrivateKey('base64url').padStart(43, 'A'),
    },
  };
}

/** The part of an address that opens a list: `public_id.key`; of a channel its blinded number stands before the key. */
export function handleOf(keys: Keys, purpose: Purpose, id: string | number): string {
  return `${typeof id === 'number' ? keys.blind(id) : id}.${keys.key(purpose, id)}`;
}

/** The id of a handle whose key is right; null otherwise. Channels' handles in mails of before 2026-12 carry the bare number. */
export function openHandle(keys: Keys, purpose: Purpose, handle: string): string | null {
  const [shown = '', key = ''] = handle.split('.', 2);
  const ofChannel = purpose === 'confirm' || purpose === 'unsubscribe';
  const id = ofChannel && !/^\d+$/.test(shown) ? String(keys.unblind(shown) ?? '') : shown;
  return id !== '' && keys.opens(purpose, id, key) ? id : null;
}
