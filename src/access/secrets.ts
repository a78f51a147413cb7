import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from 'node:crypto';

/** A secret for a cookie, a token or a link: 256 bits. Only its hash is stored. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. It is random, so a plain hash cannot be searched. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'base64url');
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What only who holds `secret`, a random one, can read again: AES-256-GCM, nonce and tag before the text, base64url. */
export function seal(secret: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, sealingKey(secret), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The text again. @throws Error where the secret is another or the text was changed */
export function unseal(secret: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(CIPHER, sealingKey(secret), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([text, decipher.final()]).toString('utf8');
}

function sealingKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'antei seal', 32));
}

/** SQL for the id that pages use for something with a stored hash: a number would tell how many there are. */
export const REF = 'left(hash, 16)';

/** True for what may be a {@link REF}. */
export function isRef(text: string): boolean {
  return /^[\w-]{16}$/.test(text);
}

/** The {@link REF} of a stored hash. */
export function refOf(hash: string): string {
  return hash.slice(0, 16);
}

/** A public identifier: short, nobody can count by it, and no command takes it for an option. */
export function newPublicId(): string {
  const id = randomBytes(9).toString('base64url');
  return id.startsWith('-') ? newPublicId() : id;
}
