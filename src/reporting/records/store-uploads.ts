/** SQL of files between their preview and their confirmation. */

import type { IsoDate } from '../../platform/clock.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { Cell } from '../../supply/model.ts';
import type { Preview } from '../model.ts';

/** The rows of a file as they were read, in official order (upload/read-file.ts). */
export interface KeptFile {
  rows: { row: number; cells: Cell[] }[];
  columns: number[];
  control: number | null;
}

/** What was changed on the page of the preview: a cell, or (with `column` null) a whole row that is left out. */
export interface Mended {
  /** As the file counts. */
  row: number;
  /** Official column, 0-based. */
  column: number | null;
  before: Cell;
  after: Cell;
}

export interface StoredUpload {
  id: string;
  fileName: string;
  preview: Preview;
  mended: Mended[];
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
    file: KeptFile;
    preview: Preview;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await client.query(
    `insert into report_upload (id, organisation_id, person_id, base_as_of, file_name, sha256, content, created_at, expires_at, file)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
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
      JSON.stringify(upload.file),
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
    `select u.id, u.file_name as "fileName", u.content as preview, u.mended, u.submission_id as "submissionId", s.number as submission
     from report_upload u left join report_submission s on s.id = u.submission_id
     where u.organisation_id = $1 and u.id = $2 and u.expires_at > $3`,
    [organisationId, id, now],
  );
  return rows[0] ?? null;
}

/** The file of an upload; null for one that is not kept. Larger than all else of it: read where it is needed only. */
export async function fileOfUpload(client: Pool | PoolClient, id: string): Promise<KeptFile | null> {
  const { rows } = await client.query<{ file: KeptFile | null }>(
    'select file from report_upload where id = $1',
    [id],
  );
  return rows[0]?.file ?? null;
}

/** Keeps a file that was mended, with the preview that follows. */
export async function mendStored(
  client: PoolClient,
  id: string,
  { file, preview, mended }: { file: KeptFile; preview: Preview; mended: readonly Mended[] },
): Promise<void> {
  await client.query('update report_upload set file = $2, content = $3, mended = $4 where id = $1', [
    id,
    JSON.stringify(file),
    JSON.stringify(preview),
    JSON.stringify(mended),
  ]);
}

/** Remembers what became of an upload, so that it is confirmed once. */
export async function settleUpload(client: PoolClient, id: string, submissionId: number): Promise<void> {
  await client.query('update report_upload set submission_id = $2 where id = $1', [id, submissionId]);
}

export async function deleteExpiredUploads(client: Pool, now: Date): Promise<number> {
  const { rowCount } = await client.query('delete from report_upload where expires_at < $1', [now]);
  return rowCount ?? 0;
}
