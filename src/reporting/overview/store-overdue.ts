/** SQL of what the ministry sees of all makers' punctuality. */

import type { IsoDate } from '../../platform/clock.ts';
import type { Pool } from '../../platform/database/connection.ts';

/** The day of the newest report of each product that has one, by product. */
export async function reportDays(pool: Pool): Promise<Map<number, IsoDate>> {
  const { rows } = await pool.query<[number, IsoDate]>({
    text: 'select product_id, max(reported_on) from supply_report group by product_id',
    rowMode: 'array',
  });
  return new Map(rows);
}

/** Registered makers by the name that the list has for them, with the day of their last 「変更なし」. */
export async function registeredMakers(
  pool: Pool,
): Promise<Map<string, { organisationId: number; organisation: string; confirmedOn: IsoDate | null }>> {
  const { rows } = await pool.query<{
    mah: string;
    organisationId: number;
    organisation: string;
    confirmedOn: IsoDate | null;
  }>(
    `select m.mah, m.organisation_id as "organisationId", m.organisation, (select max(s.reported_on) from report_submission s
       where s.organisation_id = m.organisation_id and s.kind = 'no-change') as "confirmedOn"
     from maker_organisations() m where not m.closed`,
  );
  return new Map(rows.map(({ mah, ...maker }) => [mah, maker]));
}
