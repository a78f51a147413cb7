/** SQL of good cases. What the public reads is asked for without the contact, so that it cannot slip out. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { CaseText } from './case-form.ts';
import type { CaseState } from './case-state.ts';

/** A case as its organisation and the ministry see it. */
export interface StoredCase extends CaseText {
  id: number;
  publicId: string;
  organisationId: number;
  organisation: string;
  /** Who sent it. */
  person: string | null;
  state: CaseState;
  /** What the ministry said last. */
  decisionNote: string;
  version: number;
  submittedAt: Date;
  decidedAt: Date | null;
}

/** A case as everybody reads it. */
export type PublishedCase = Omit<CaseText, 'contact'> & {
  publicId: string;
  organisation: string;
  publishedAt: Date;
};

const TEXT = `c.place, c.prefecture, c.title, c.what, c.result, c.public_id as "publicId", o.name as organisation`;
const STORED = `
  select ${TEXT}, c.id, c.contact, c.organisation_id as "organisationId", p.name as person, c.state,
    c.review_note as "decisionNote", c.version, c.submitted_at as "submittedAt", c.reviewed_at as "decidedAt"
  from good_case c
  join organisation_names() o on o.id = c.organisation_id
  left join person_names() p on p.id = c.person_id`;
const PUBLISHED = `
  select ${TEXT}, c.reviewed_at as "publishedAt"
  from good_case c join organisation_names() o on o.id = c.organisation_id
  where c.state = 'published'`;

/** Published cases, the newest first. @param prefecture null: of all */
export async function listPublished(pool: Pool, prefecture: string | null): Promise<PublishedCase[]> {
  const { rows } = await pool.query<PublishedCase>(
    `${PUBLISHED} and ($1::text is null or c.prefecture = $1) order by c.reviewed_at desc, c.id desc`,
    [prefecture],
  );
  return rows;
}

export async function findPublished(pool: Pool, publicId: string): Promise<PublishedCase | null> {
  const { rows } = await pool.query<PublishedCase>(`${PUBLISHED} and c.public_id = $1`, [publicId]);
  return rows[0] ?? null;
}

/**
 * Cases of an organisation, or of all of them (null): those that wait for the ministry first, the oldest of them at the top;
 * then the others, the newest first.
 */
export async function listCases(pool: Pool, of: number | null): Promise<StoredCase[]> {
  const { rows } = await pool.query<StoredCase>(
    `${STORED} where $1::int is null or c.organisation_id = $1
     order by c.state <> 'received', case when c.state = 'received' then c.submitted_at end, c.id desc`,
    [of],
  );
  return rows;
}

/**
 * A case by its public id.
 * @param of the organisation that sent it; null: of whichever
 * @param hold keeps others from changing it until the transaction ends
 */
export async function findCase(
  client: Pool | PoolClient,
  publicId: string,
  of: number | null,
  { hold = false } = {},
): Promise<StoredCase | null> {
  const { rows } = await client.query<StoredCase>(
    `${STORED} where c.public_id = $1 and ($2::int is null or c.organisation_id = $2) ${hold ? 'for update of c' : ''}`,
    [publicId, of],
  );
  return rows[0] ?? null;
}

export async function insertCase(
  client: PoolClient,
  publicId: string,
  who: { organisationId: number; personId: number | null },
  text: CaseText,
  submittedAt: Date,
): Promise<void> {
  await client.query(
    `insert into good_case (public_id, organisation_id, person_id, place, prefecture, title, what, result, contact, state, submitted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'received', $10)`,
    [
      publicId,
      who.organisationId,
      who.personId,
      text.place,
      text.prefecture,
      text.title,
      text.what,
      text.result,
      text.contact,
      submittedAt,
    ],
  );
}

/** Rewrites a case, which is thereby received again; its version grows by one. */
export async function rewriteCase(
  client: PoolClient,
  id: number,
  personId: number | null,
  text: CaseText,
  submittedAt: Date,
): Promise<void> {
  await client.query(
    `update good_case set person_id = $2, place = $3, prefecture = $4, title = $5, what = $6, result = $7, contact = $8,
       state = 'received', submitted_at = $9, version = version + 1
     where id = $1`,
    [
      id,
      personId,
      text.place,
      text.prefecture,
      text.title,
      text.what,
      text.result,
      text.contact,
      submittedAt,
    ],
  );
}

/** Writes what the ministry decided (the columns say "review"); the version grows by one. */
export async function writeDecision(
  client: PoolClient,
  id: number,
  { state, note, at, personId }: { state: CaseState; note: string; at: Date; personId: number | null },
): Promise<void> {
  await client.query(
    `update good_case set state = $2, review_note = $3, reviewed_at = $4, reviewed_by = $5, version = version + 1
     where id = $1`,
    [id, state, note, at, personId],
  );
}

export async function writeWithdrawal(client: PoolClient, id: number): Promise<void> {
  await client.query(`update good_case set state = 'withdrawn', version = version + 1 where id = $1`, [id]);
}
