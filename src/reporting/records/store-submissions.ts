/** SQL of submissions and their reports. */
import { randomInt } from 'node:crypto';
import type { IsoDate } from '../../platform/clock.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { Cell } from '../../supply/model.ts';
import type { ReportedStatus, SubmissionKind } from '../model.ts';

type Client = Pool | PoolClient;

export interface RequestKey {
  key: string;
  sha256: string;
}

export interface NewSubmission {
  organisationId: number;
  personId: number | null;
  tokenId: number | null;
  channel: 'form' | 'file' | 'api';
  kind: SubmissionKind;
  baseAsOf: IsoDate;
  reportedOn: IsoDate;
  submittedAt: Date;
  fileName: string | null;
  sha256: string;
  /** The key of a program and the hash of what came with it. */
  request: RequestKey | null;
  acknowledged: Acknowledged[];
}

/** A warning that was acknowledged. */
export interface Acknowledged {
  code: string;
  yjCode: string | null;
}

/**
 * A number for a receipt, R-20260820-048213907752: random after the date, as nobody shall learn from it how much others
 * report. Those before 2026-12 counted, in six digits.
 */
export function newReceiptNumber(reportedOn: IsoDate): string {
  return `R-${reportedOn.replaceAll('-', '')}-${String(randomInt(1e12)).padStart(12, '0')}`;
}

/** Stores a submission under a number of its own. */
export async function insertSubmission(
  client: PoolClient,
  submission: NewSubmission,
): Promise<{ id: number; number: string }> {
  const { rows } = await client.query<{ id: number; number: string }>(
    `insert into report_submission (number, organisation_id, person_id, token_id, channel, kind, base_as_of, reported_on,
       submitted_at, file_name, sha256, idempotency_key, request_sha256, acknowledged)
     values ($14, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     returning id, number`,
    [
      submission.organisationId,
      submission.personId,
      submission.tokenId,
      submission.channel,
      submission.kind,
      submission.baseAsOf,
      submission.reportedOn,
      submission.submittedAt,
      submission.fileName,
      submission.sha256,
      submission.request?.key ?? null,
      submission.request?.sha256 ?? null,
      JSON.stringify(submission.acknowledged),
      newReceiptNumber(submission.reportedOn),
    ],
  );
  return rows[0]!;
}

export interface NewReport {
  productId: number;
  status: ReportedStatus;
  cells: Cell[];
  cellsBefore: Cell[];
  correctsId: number | null;
  officialHash: string;
}

/** Stores the reports of a submission, in their order. */
export async function insertReports(
  client: PoolClient,
  submissionId: number,
  reports: readonly NewReport[],
): Promise<void> {
  await client.query(
    `insert into supply_report (submission_id, product_id, organisation_id, reported_on, status, cells, cells_before,
       corrects_id, official_hash)
     select s.id, r."productId", s.organisation_id, s.reported_on, r.status, r.cells, r."cellsBefore", r."correctsId",
       r."officialHash"
     from report_submission s, rows from (jsonb_to_recordset($2::jsonb) as ("productId" int, status jsonb, cells jsonb,
       "cellsBefore" jsonb, "correctsId" bigint, "officialHash" text))
       with ordinality as r ("productId", status, cells, "cellsBefore", "correctsId", "officialHash", place)
     where s.id = $1 order by r.place`,
    [submissionId, JSON.stringify(reports)],
  );
}

/** A submission as stored. */
export interface StoredSubmission {
  id: number;
  number: string;
  organisationId: number;
  organisation: string;
  person: string | null;
  channel: 'form' | 'file' | 'api';
  kind: SubmissionKind;
  baseAsOf: IsoDate;
  reportedOn: IsoDate;
  submittedAt: Date;
  fileName: string | null;
  sha256: string;
  requestSha256: string | null;
  acknowledged: Acknowledged[];
}

const SUBMISSION = `
  select s.id, s.number, s.organisation_id as "organisationId", o.name as organisation, p.name as person, s.channel, s.kind,
    s.base_as_of as "baseAsOf", s.reported_on as "reportedOn", s.submitted_at as "submittedAt", s.file_name as "fileName",
    s.sha256, s.request_sha256 as "requestSha256", s.acknowledged
  from report_submission s join organisation_names() o on o.id = s.organisation_id left join person_names() p on p.id = s.person_id`;

export async function submissionById(client: Client, id: number): Promise<StoredSubmission> {
  const { rows } = await client.query<StoredSubmission>(`${SUBMISSION} where s.id = $1`, [id]);
  return rows[0]!;
}

export async function submissionByNumber(client: Client, number: string): Promise<StoredSubmission | null> {
  const { rows } = await client.query<StoredSubmission>(`${SUBMISSION} where s.number = $1`, [number]);
  return rows[0] ?? null;
}

export async function submissionByKey(
  client: Client,
  organisationId: number,
  key: string,
): Promise<StoredSubmission | null> {
  const { rows } = await client.query<StoredSubmission>(
    `${SUBMISSION} where s.organisation_id = $1 and s.idempotency_key = $2`,
    [organisationId, key],
  );
  return rows[0] ?? null;
}

/** The first 「変更なし」 of a calendar month. @param month YYYY-MM */
export async function noChangeIn(
  client: Client,
  organisationId: number,
  month: string,
): Promise<StoredSubmission | null> {
  const { rows } = await client.query<StoredSubmission>(
    `${SUBMISSION} where s.organisation_id = $1 and s.kind = 'no-change' and to_char(s.reported_on, 'YYYY-MM') = $2
     order by s.id limit 1`,
    [organisationId, month],
  );
  return rows[0] ?? null;
}

/** How many submissions were accepted in each month (YYYY-MM) that has some, in order. */
export async function acceptedByMonth(client: Client): Promise<{ month: string; submissions: number }[]> {
  const { rows } = await client.query<{ month: string; submissions: number }>(
    `select to_char(reported_on, 'YYYY-MM') as month, count(*)::int as submissions
     from report_submission group by 1 order by 1`,
  );
  return rows;
}

/** A line of the list of submissions. */
export interface SubmissionLine {
  number: string;
  kind: SubmissionKind;
  channel: 'form' | 'file' | 'api';
  person: string | null;
  submittedAt: string;
  fileName: string | null;
  /** Products reported; 0 for 「変更なし」, which is of all. */
  products: number;
  /** Of these, how many no edition carries yet. */
  waiting: number;
  /** Of these, how many a later submission declares to have been wrong. */
  corrected: number;
}

/** One page of an organisation's submissions, newest first, and how many there are in all. */
export async function listSubmissions(
  client: Client,
  organisationId: number,
  offset: number,
  limit: number,
): Promise<{ total: number; lines: SubmissionLine[] }> {
  const { rows: counted } = await client.query<{ total: number }>(
    'select count(*)::int as total from report_submission where organisation_id = $1',
    [organisationId],
  );
  const { rows } = await client.query<Omit<SubmissionLine, 'submittedAt'> & { submittedAt: Date }>(
    `select s.number, s.kind, s.channel, p.name as person, s.submitted_at as "submittedAt", s.file_name as "fileName",
       n.products, n.waiting, n.corrected
     from (select * from report_submission where organisation_id = $1 order by id desc offset $2 limit $3) s
     left join person_names() p on p.id = s.person_id
     cross join lateral (
       select count(*)::int as products,
         count(*) filter (where r.published_on is null and r.overtaken_on is null)::int as waiting,
         count(*) filter (where exists (select from supply_report c where c.product_id = r.product_id and c.corrects_id = r.id))::int
           as corrected
       from supply_report r where r.submission_id = s.id) n
     order by s.id desc`,
    [organisationId, offset, limit],
  );
  const lines = rows.map((row) => ({ ...row, submittedAt: row.submittedAt.toISOString() }));
  return { total: counted[0]!.total, lines };
}
