/** SQL of what checks of the stored data found. */

import type { CheckReport } from '../check-report.ts';
import type { Queryable } from './connection.ts';

export interface Verification extends CheckReport {
  beganAt: Date;
  endedAt: Date;
}

/** A month of daily checks. */
const KEPT = 30;

export async function keepVerification(db: Queryable, found: Verification): Promise<void> {
  const { rows } = await db.query<{ id: number }>(
    'insert into verification (began_at, ended_at, checked, findings) values ($1, $2, $3, $4) returning id',
    [found.beganAt, found.endedAt, JSON.stringify(found.checked), JSON.stringify(found.findings)],
  );
  await db.query('delete from verification where id <= $1', [rows[0]!.id - KEPT]);
}

/** The last one; null if there was none yet. */
export async function lastVerification(db: Queryable): Promise<Verification | null> {
  const { rows } = await db.query<Verification>(
    `select began_at as "beganAt", ended_at as "endedAt", checked, findings
     from verification order by id desc limit 1`,
  );
  return rows[0] ?? null;
}
