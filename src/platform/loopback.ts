import type { Settings } from './settings.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|\[?::ffff:127(\.\d{1,3}){3}\]?)$/;

/** True for a name or address of this machine itself, without a port. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/**
 * True if nobody but this machine reaches the site: it listens on loopback, and has no public address, with which it may
 * sit behind a relay on the same machine.
 */
export function isLocalOnly({ host, publicUrl }: Pick<Settings, 'host' | 'publicUrl'>): boolean {
  return isLoopback(host) && (publicUrl === undefined || isLoopback(new URL(publicUrl).hostname));
}
