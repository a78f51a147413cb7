/** Which secret a database belongs to. Started with another, every list would answer 404 and every unsubscribe link would be dead. */

import { AnteiError } from '../errors.ts';
import { fingerprintOf, hasSecret, isSecretOf, secretOf } from '../secret.ts';
import type { Settings } from '../settings.ts';
import type { Pool } from './connection.ts';

type Place = Pick<Settings, 'secret' | 'dataDir'>;

/**
 * Refuses a secret that is not this database's, and notes the first one.
 * @param hasLists whether there is anything whose keys come of the secret; asked only of a database that has noted none yet
 * @throws AnteiError `secret-missing`, `secret-mismatch`
 */
export async function checkSecret(
  pool: Pool,
  settings: Place,
  hasLists: (pool: Pool) => Promise<boolean>,
): Promise<void> {
  const where = settings.secret === undefined ? 'データのフォルダーの secret' : 'ANTEI_SECRET';
  const noted = await notedFingerprint(pool);
  if (noted === null) {
    // A database of an older version, or a new one; lists whose secret is gone must not get another.
    if (!hasSecret(settings) && (await hasLists(pool)))
      throw new AnteiError(
        'secret-missing',
        '品目リストがあるのに、データのフォルダーに secret がありません。',
      );
    await pool.query(
      'insert into installation (secret_fingerprint) values ($1) on conflict (id) do nothing',
      [fingerprintOf(secretOf(settings))],
    );
    const now = await notedFingerprint(pool);
    if (now && isSecretOf(now, secretOf(settings))) return;
  } else {
    if (!hasSecret(settings))
      throw new AnteiError('secret-missing', 'データのフォルダーに secret がありません。');
    if (isSecretOf(noted, secretOf(settings))) return;
  }
  throw new AnteiError('secret-mismatch', `${where} が、このデータベースで使ってきたものと違います。`);
}

/** Notes the secret that is there, or makes one, in place of the one before. */
export async function renewSecret(pool: Pool, settings: Place): Promise<void> {
  await pool.query(
    `insert into installation (secret_fingerprint) values ($1)
     on conflict (id) do update set secret_fingerprint = excluded.secret_fingerprint`,
    [fingerprintOf(secretOf(settings))],
  );
}

async function notedFingerprint(pool: Pool): Promise<string | null> {
  const { rows } = await pool.query<{ fingerprint: string }>(
    'select secret_fingerprint as fingerprint from installation',
  );
  return rows[0]?.fingerprint ?? null;
}
