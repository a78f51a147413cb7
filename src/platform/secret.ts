import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './files/make-folder.ts';
import type { Settings } from './settings.ts';

type Place = Pick<Settings, 'secret' | 'dataDir'>;

/** The place in the data folder of the secret that it made for itself. */
function secretFile({ dataDir }: Pick<Settings, 'dataDir'>): string {
  return join(dataDir, 'secret');
}

/** True if there is a secret, either set or kept in the data folder. */
export function hasSecret(settings: Place): boolean {
  return settings.secret !== undefined || existsSync(secretFile(settings));
}

/** The secret from which all keys are derived: ANTEI_SECRET, or one kept in the data folder. */
export function secretOf(settings: Place): string {
  if (settings.secret) return settings.secret;
  const file = secretFile(settings);
  if (!existsSync(file)) {
    makeFolder(settings.dataDir);
    const unfinished = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
    writeFileSync(unfinished, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    try {
      // There whole or not at all; fails where another process made it first.
      linkSync(unfinished, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(unfinished, { force: true });
    }
  }
  return readFileSync(file, 'utf8');
}

/**
 * By what a secret is recognised: it says no more of the secret than the keys that are derived of it (alerts/keys.ts), which
 * everybody with a list has.
 */
export function fingerprintOf(secret: string): string {
  return createHmac('sha256', secret).update('antei fingerprint').digest('hex');
}

/** Compares in constant time. */
export function isSecretOf(fingerprint: string, secret: string): boolean {
  const [a, b] = [Buffer.from(fingerprint), Buffer.from(fingerprintOf(secret))];
  return a.length === b.length && timingSafeEqual(a, b);
}
