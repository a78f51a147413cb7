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
export type Purpose = 'list' | 'feed' | 'poster' | 'confirm' | 'unsubscribe' | 'webhook';

/** Keys are derived from the secret, so that the database holds none, not even hashed. */
export interface Keys {
  /** 32 characters, unguessable; `id` is the list's public id or the channel's number. */
  key(purpose: Purpose, id: string | number): string;
  /** Compares in constant time. */
  opens(purpose: Purpose, id: string | number, key: string): boolean;
  /** A channel's number as others see it, 43 characters, always the same: the number itself would tell how many there are. */
  blind(number: number): string;
  /** The number again; null if it is not one of ours. */
  unblind(text: string): number | null;
  /** The key pair of Web Push (VAPID, RFC 8292), base64url. */
  push: { publicKey: string; privateKey: string };
}

/** Of a blinded number: nonce and tag around it. */
const NONCE_BYTES = 12;
const NUMBER_BYTES = 4;
const TAG_BYTES = 16;
const known = new WeakMap<object, Keys>();

/** The keys of an installation; made once for a settings object. */
export function keysOf(settings: Pick<Settings, 'secret' | 'dataDir'>): Keys {
  const keys = known.get(settings) ?? deriveKeys(secretOf(settings));
  known.set(settings, keys);
  return keys;
}

function deriveKeys(secret: string): Keys {
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
    ...blinder(secret),
    push: {
      publicKey: ecdh.getPublicKey('base64url'),
      privateKey: ecdh.getPrivateKey('base64url').padStart(43, 'A'),
    },
  };
}

/** AES-256-GCM with a nonce made from the number itself, so that a number always looks the same and no nonce serves two. */
function blinder(secret: string): Pick<Keys, 'blind' | 'unblind'> {
  const key = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, '', `antei channel ${purpose}`, 32));
  const [sealing, naming] = [key('numbers'), key('nonces')];
  return {
    blind(number) {
      const plain = Buffer.alloc(NUMBER_BYTES);
      plain.writeUInt32BE(number);
      const nonce = createHmac('sha256', naming).update(plain).digest().subarray(0, NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, hidden, cipher.getAuthTag()]).toString('base64url');
    },
    unblind(text) {
      const bytes = Buffer.from(text, 'base64url');
      if (bytes.length !== NONCE_BYTES + NUMBER_BYTES + TAG_BYTES) return null;
      const cipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, NONCE_BYTES));
      cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const plain = cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
      try {
        cipher.final();
        return plain.readUInt32BE();
      } catch {
        return null;
      }
    },
  };
}

/** The part of an address that opens a list: `public_id.key`; for a channel its blinded number comes before the key. */
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
