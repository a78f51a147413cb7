import { hash, randomBytes } from 'node:crypto';

/** A secret for a cookie, a token or a link: 256 bits. Only its hash is stored. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. It is random, so a plain hash cannot be searched. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'base64url');
}

/** A public identifier: short, nobody can count by it, and no command takes it for an option. */
export function newPublicId(): string {
  const id = randomBytes(9).toString('base64url');
  return id.startsWith('-') ? newPublicId() : id;
}
