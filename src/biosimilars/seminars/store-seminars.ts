/** SQL of seminars. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { SeminarText } from './seminar-form.ts';

export interface Seminar extends SeminarText {
  publicId: string;
  /** iCalendar's SEQUENCE: raised with every change. */
  sequence: number;
  cancelled: boolean;
  changedAt: Date;
}

const SEMINAR = `
  select public_id as "publicId", title, audiences, begins_at as "beginsAt", ends_at as "endsAt", place, url, organiser, note,
    sequence, cancelled, changed_at as "changedAt"
  from seminar`;

/** Seminars that end after an instant, the next one first. */
export async function seminarsAfter(pool: Pool, after: Date): Promise<Seminar[]> {
  const { rows } = await pool.query<Seminar>(`${SEMINAR} where ends_at > $1 order by begins_at, id`, [after]);
  return rows;
}

/** Seminars that ended until an instant, the last one first. */
export async function seminarsUntil(pool: Pool, until: Date, limit: number): Promise<Seminar[]> {
  const { rows } = await pool.query<Seminar>(
    `${SEMINAR} where ends_at <= $1 order by begins_at desc, id desc limit $2`,
    [until, limit],
  );
  return rows;
}

/** @param hold keeps others from changing it until the transaction ends */
export async function findSeminar(
  client: Pool | PoolClient,
  publicId: string,
  { hold = false } = {},
): Promise<Seminar | null> {
  const { rows } = await client.query<Seminar>(
    `${SEMINAR} where public_id = $1 ${hold ? 'for update' : ''}`,
    [publicId],
  );
  return rows[0] ?? null;
}

export async function insertSeminar(
  client: PoolClient,
  publicId: string,
  who: { organisationId: number; personId: number | null },
  text: SeminarText,
  at: Date,
): Promise<void> {
  await client.query(
    `insert into seminar (public_id, organisation_id, person_id, entered_at, changed_at, title, audiences, begins_at, ends_at,
       place, url, organiser, note)
     values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [publicId, who.organisationId, who.personId, at, ...valuesOf(text)],
  );
}

/** Writes a seminar again; its sequence grows by one. */
export async function rewriteSeminar(
  client: PoolClient,
  publicId: string,
  text: SeminarText,
  at: Date,
): Promise<void> {
  await client.query(
    `update seminar set changed_at = $2, title = $3, audiences = $4, begins_at = $5, ends_at = $6, place = $7, url = $8,
       organiser = $9, note = $10, sequence = sequence + 1
     where public_id = $1`,
    [publicId, at, ...valuesOf(text)],
  );
}

/** A cancelled seminar stays, so that calendars hear of it; its sequence grows by one. */
export async function writeCancelled(client: PoolClient, publicId: string, at: Date): Promise<void> {
  await client.query(
    'update seminar set cancelled = true, changed_at = $2, sequence = sequence + 1 where public_id = $1',
    [publicId, at],
  );
}

function valuesOf(text: SeminarText): unknown[] {
  const { title, audiences, beginsAt, endsAt, place, url, organiser, note } = text;
  return [title, audiences, beginsAt, endsAt, place, url, organiser, note];
}
