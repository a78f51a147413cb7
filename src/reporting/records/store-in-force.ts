/** SQL by which what is in force for a maker's products is read. */

import type { IsoDate } from '../../platform/clock.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { Cell } from '../../supply/model.ts';

type Client = Pool | PoolClient;

/** The newest accepted report of a product, no matter who made it. */
export interface LatestReport {
  id: number;
  productId: number;
  /** ⑫ to ⑳. */
  cells: Cell[];
  reportedOn: IsoDate;
  /** First edition of the official list that said something else; null while the report holds. */
  overtakenOn: IsoDate | null;
  /** First edition that carries it; null while it waits. */
  publishedOn: IsoDate | null;
  organisationId: number;
  /** Null for a program. */
  person: string | null;
  number: string;
  submittedAt: Date;
}

/** The newest report of each product that has one. One index lookup for each product, however many reports are older. */
export async function latestReports(client: Client, products: readonly number[]): Promise<LatestReport[]> {
  const { rows } = await client.query<LatestReport>(
    `select r.id, r.product_id as "productId", r.cells, r.reported_on as "reportedOn", r.overtaken_on as "overtakenOn",
       r.published_on as "publishedOn", r.organisation_id as "organisationId", p.name as person, s.number,
       s.submitted_at as "submittedAt"
     from unnest($1::int[]) as u (product_id)
     cross join lateral (select * from supply_report r where r.product_id = u.product_id order by r.id desc limit 1) r
     join report_submission s on s.id = r.submission_id
     left join person_names() p on p.id = s.person_id`,
    [products],
  );
  return rows;
}

/** The day of an organisation's last 「変更なし」; null if it never said so. */
export async function lastNoChange(client: Client, organisationId: number): Promise<IsoDate | null> {
  const { rows } = await client.query<{ day: IsoDate | null }>(
    `select max(reported_on) as day from report_submission where organisation_id = $1 and kind = 'no-change'`,
    [organisationId],
  );
  return rows[0]!.day;
}

/** The number of an organisation's newest report: what a downloaded copy remembers. 0 before the first. */
export async function latestReportOf(client: Client, organisationId: number): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    'select coalesce(max(id), 0)::bigint as id from supply_report where organisation_id = $1',
    [organisationId],
  );
  return rows[0]!.id;
}

/** Which of some codes are products of the newest edition. */
export async function listedCodes(client: Client, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ code: string }>(
    `select p.yj_code as code from product_codes() p
     where p.yj_code = any($1) and exists (select from supply_now() v where v.product_id = p.id)`,
    [codes],
  );
  return new Set(rows.map(({ code }) => code));
}
