/** SQL of the audit trail. */
import type { Pool, PoolClient, Queryable } from '../../platform/database/connection.ts';

/** An entry as its hash covers it. */
export interface AuditEntry {
  seq: number;
  /** ISO instant. */
  at: string;
  personId: number | null;
  organisationId: number | null;
  tokenId: number | null;
  action: string;
  record: string;
  details: Record<string, unknown>;
  previousHash: string;
  hash: string;
}

/** One writer at a time, until its transaction ends: an entry needs the hash before it. */
export async function lockTrail(client: PoolClient): Promise<{ seq: number; hash: string } | null> {
  await client.query(`select pg_advisory_xact_lock(hashtext('antei.audit'))`);
  const { rows } = await client.query<{ seq: number; hash: string }>(
    'select seq, hash from audit_entry order by seq desc limit 1',
  );
  return rows[0] ?? null;
}

export async function insertEntry(client: PoolClient, entry: AuditEntry): Promise<void> {
  await client.query(
    `insert into audit_entry (seq, at, person_id, organisation_id, token_id, action, record, details, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      entry.seq,
      entry.at,
      entry.personId,
      entry.organisationId,
      entry.tokenId,
      entry.action,
      entry.record,
      JSON.stringify(entry.details),
      entry.previousHash,
      entry.hash,
    ],
  );
}

/** Up to `limit` entries after `seq`, in order. */
export async function readEntries(db: Queryable, seq: number, limit: number): Promise<AuditEntry[]> {
  const { rows } = await db.query<Omit<AuditEntry, 'at'> & { at: Date }>(
    `select seq, at, person_id as "personId", organisation_id as "organisationId", token_id as "tokenId", action, record,
       details, previous_hash as "previousHash", hash
     from audit_entry where seq > $1 order by seq limit $2`,
    [seq, limit],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** An entry with today's names for its numbers. */
export interface NamedEntry {
  at: Date;
  action: string;
  record: string;
  person: string | null;
  token: string | null;
  /** The name of the member or organisation that it was done to, where the record is one. */
  named: string | null;
}

/** The last entries of an organisation, the newest first; without their numbers, by which it could count what others do. */
export async function recentEntries(
  pool: Pool,
  organisationId: number,
  limit: number,
): Promise<NamedEntry[]> {
  const { rows } = await pool.query<NamedEntry>(
    `select a.at, a.action, a.record, p.name as person, t.name as token, coalesce(m.name, o.name) as named
     from audit_entry a left join person p on p.id = a.person_id left join api_token t on t.id = a.token_id
     left join person m on m.public_id = a.record left join organisation o on o.public_id = a.record
     where a.organisation_id = $1 order by a.seq desc limit $2`,
    [organisationId, limit],
  );
  return rows;
}
