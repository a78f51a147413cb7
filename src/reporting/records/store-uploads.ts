/** SQL of files between their preview and their confirmation. */

import type { IsoDate } from '../../platform/clock.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { Preview } from '../model.ts';

export interface StoredUpload {
  id: string;
  fileName: string;
  preview: Preview;
  /** Number in the table of submissions, once confirmed. */
  submissionId: number | null;
  /** Of the submission, as its receipt shows it. */
  submission: string | null;
}

export async function insertUpload(
  client: Pool,
  upload: {
    id: string;
    organisationId: number;
    personId: number;
    baseAsOf: IsoDate;
    fileName: string;
    sha256: string;
    preview: Preview;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await client.query(
    `insert into report_upload (id, organisation_id, person_id, base_as_of, file_name, sha256, content, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      upload.id,
      upload.organisationId,
      upload.personId,
      upload.baseAsOf,
      upload.fileName,
      upload.sha256,
      JSON.stringify(upload.preview),
      upload.createdAt,
      upload.expiresAt,
    ],
  );
}

/** An organisation's upload that has not expired. */
export async function findUpload(
  client: Pool | PoolClient,
  organisationId: number,
  id: string,
  now: Date,
): Promise<StoredUpload | null> {
  const { rows } = await client.query<StoredUpload>(
    `select u.id, u.file_name as "fileName", u.content as preview, u.submission_id as "submissionId", s.number as submission
     from report_upload u left join report_submission s on s.id = u.submission_id
     where u.organisation_id = $1 and u.id = $2 and u.expires_at > $3`,
    [organisationId, id, now],
  );
  return rows[0] ?? null;
}

/** Remembers what became of an upload, so that it is confirmed once. */
export async function settleUpload(client: PoolClient, id: string, submissionId: number): Promise<void> {
  await client.query('update report_upload set submission_id = $2 where id = $1', [id, submissionId]);
}

export async function deleteExpiredUploads(client: Pool, now: Date): Promise<number> {
  const { rowCount } = await client.query('delete from report_upload where expires_at < $1', [now]);
  return rowCount ?? 0;
}
