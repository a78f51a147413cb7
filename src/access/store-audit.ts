/** SQL of the audit trail. */
import type { Kysely } from 'kysely';
import type { PoolClient } from 'pg';
import type { Tables } from '../platform/database/tables.ts';

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
  const { rows } = await client.query('select seq, hash from audit_entry order by seq desc limit 1');
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
export async function readEntries(db: Kysely<Tables>, seq: number, limit: number): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at.toISOString(),
    personId: row.person_id,
    organisationId: row.organisation_id,
    tokenId: row.token_id,
    action: row.action,
    record: row.record,
    details: row.details as Record<string, unknown>,
    previousHash: row.previous_hash,
    hash: row.hash,
  }));
}
