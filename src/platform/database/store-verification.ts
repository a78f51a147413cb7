/** SQL of what checks of the stored data found. */
import type { Kysely } from 'kysely';
import type { CheckReport } from '../check-report.ts';
import type { Tables } from './tables.ts';

export interface Verification extends CheckReport {
  beganAt: Date;
  endedAt: Date;
}

/** A month of daily checks. */
const KEPT = 30;

export async function keepVerification(db: Kysely<Tables>, found: Verification): Promise<void> {
  const { id } = await db
    .insertInto('verification')
    .values({
      began_at: found.beganAt,
      ended_at: found.endedAt,
      checked: JSON.stringify(found.checked),
      findings: JSON.stringify(found.findings),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .deleteFrom('verification')
    .where('id', '<=', id - KEPT)
    .execute();
}

/** The last one; null where there was none yet. */
export async function lastVerification(db: Kysely<Tables>): Promise<Verification | null> {
  const row = await db
    .selectFrom('verification')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row
    ? { beganAt: row.began_at, endedAt: row.ended_at, checked: row.checked, findings: row.findings }
    : null;
}
