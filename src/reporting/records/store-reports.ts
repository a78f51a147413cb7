/** SQL by which reports are read back. */

import type { IsoDate } from '../../platform/clock.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import { makersProductsOn } from '../../supply/index.ts';
import type { Cell } from '../../supply/model.ts';
import type { ReportedStatus, SubmissionKind } from '../model.ts';

type Client = Pool | PoolClient;

/** A report as shown in a receipt or in a product's history. */
export interface StoredReport {
  id: number;
  yjCode: string;
  name: string;
  number: string;
  kind: SubmissionKind;
  person: string | null;
  reportedOn: IsoDate;
  submittedAt: Date;
  status: ReportedStatus;
  cells: Cell[];
  cellsBefore: Cell[];
  publishedOn: IsoDate | null;
  overtakenOn: IsoDate | null;
  /** Numbers of submissions. */
  corrects: string | null;
  correctedBy: string | null;
}

/** The name is taken from the edition that the report was made on: a receipt stays as it was. */
const REPORT = `
  select r.id, p.yj_code as "yjCode", coalesce(named.name, p.yj_code) as name, s.number, s.kind, person.name as person,
    r.reported_on as "reportedOn", s.submitted_at as "submittedAt", r.status, r.cells, r.cells_before as "cellsBefore",
    r.published_on as "publishedOn", r.overtaken_on as "overtakenOn", wrong.number as corrects, better.number as "correctedBy"
  from supply_report r
  join report_submission s on s.id = r.submission_id
  join product_codes() p on p.id = r.product_id
  left join person_names() person on person.id = s.person_id
  left join lateral product_name_at(r.product_id, s.base_as_of) named on true
  left join lateral (
    select cs.number from supply_report c join report_submission cs on cs.id = c.submission_id where c.id = r.corrects_id) wrong on true
  left join lateral (
    select cs.number from supply_report c join report_submission cs on cs.id = c.submission_id
    where c.product_id = r.product_id and c.corrects_id = r.id order by c.id limit 1) better on true`;

/** The reports of a submission, in its order. */
export async function reportsOf(client: Client, submissionId: number): Promise<StoredReport[]> {
  const { rows } = await client.query<StoredReport>(`${REPORT} where r.submission_id = $1 order by r.id`, [
    submissionId,
  ]);
  return rows;
}

/** An organisation's newest reports of a product, newest first. */
export async function historyOf(
  client: Client,
  organisationId: number,
  productId: number,
  limit: number,
): Promise<StoredReport[]> {
  const { rows } = await client.query<StoredReport>(
    `${REPORT} where r.product_id = $2 and r.organisation_id = $1 order by r.id desc limit $3`,
    [organisationId, productId, limit],
  );
  return rows;
}

/** The products of a maker in the edition of a date, in the order of its list: what a 「変更なし」 confirmed. */
export async function productsOn(
  client: Client,
  organisationId: number,
  asOf: IsoDate,
): Promise<{ yjCode: string; name: string }[]> {
  const { rows } = await client.query<{ mah: string }>(
    'select mah from maker_organisations() where organisation_id = $1',
    [organisationId],
  );
  return makersProductsOn(
    client,
    rows.map(({ mah }) => mah),
    asOf,
  );
}
