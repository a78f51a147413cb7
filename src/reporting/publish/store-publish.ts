/** SQL between accepted reports and the list. */

import type { IsoDate } from '../../platform/clock.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { ActiveReport } from '../../supply/index.ts';

/** The newest report of each product made on or before a date, unless it was overtaken by then. */
export async function activeReports(client: PoolClient, asOf: IsoDate): Promise<ActiveReport[]> {
  const { rows } = await client.query<ActiveReport>(
    `select id, yj_code as "yjCode", cells, official_hash as "officialHash", corrects from (
       select distinct on (r.product_id) r.id, p.yj_code, r.cells, r.official_hash, r.overtaken_on, wrong.published_on as corrects
       from supply_report r join product_codes() p on p.id = r.product_id left join supply_report wrong on wrong.id = r.corrects_id
       where r.reported_on <= $1 order by r.product_id, r.id desc) newest
     where overtaken_on is null or overtaken_on > $1`,
    [asOf],
  );
  return rows;
}

/** Writes down what an edition carries and what its official list has overtaken; the earliest edition counts. */
export async function settleReports(
  client: PoolClient,
  asOf: IsoDate,
  { carried, overtaken }: { carried: number[]; overtaken: number[] },
): Promise<void> {
  await client.query(
    'update supply_report set published_on = least(published_on, $1) where id = any($2::bigint[])',
    [asOf, carried],
  );
  await client.query(
    'update supply_report set overtaken_on = least(overtaken_on, $1) where id = any($2::bigint[])',
    [asOf, overtaken],
  );
}

/** Takes back what editions from a date on carried and overtook; of how many reports. */
export async function reopenReports(client: PoolClient, from: IsoDate): Promise<number> {
  const { rowCount } = await client.query(
    `update supply_report set published_on = case when published_on < $1 then published_on end,
       overtaken_on = case when overtaken_on < $1 then overtaken_on end
     where published_on >= $1 or overtaken_on >= $1`,
    [from],
  );
  return rowCount ?? 0;
}

/** Newest reports of their products that no edition carries yet. */
const WAITING = `
  select distinct on (r.product_id) r.id, r.submission_id, r.published_on, r.overtaken_on
  from supply_report r order by r.product_id, r.id desc`;

/** A submission with products that wait for the next edition. */
export interface WaitingSubmission {
  number: string;
  organisation: string;
  products: number;
  submittedAt: Date;
}

export async function waitingSubmissions(client: Pool | PoolClient): Promise<WaitingSubmission[]> {
  const { rows } = await client.query<WaitingSubmission>(
    `select s.number, o.name as organisation, count(*)::int as products, s.submitted_at as "submittedAt"
     from (${WAITING}) w join report_submission s on s.id = w.submission_id join organisation_names() o on o.id = s.organisation_id
     where w.published_on is null and w.overtaken_on is null
     group by s.id, o.name order by s.id`,
  );
  return rows;
}

/** How many submissions {@link waitingSubmissions} has. */
export async function countWaiting(client: Pool | PoolClient): Promise<number> {
  const { rows } = await client.query<{ waiting: number }>(
    `select count(distinct w.submission_id)::int as waiting from (${WAITING}) w
     where w.published_on is null and w.overtaken_on is null`,
  );
  return rows[0]!.waiting;
}
