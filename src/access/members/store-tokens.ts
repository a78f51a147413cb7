/** SQL of API tokens as their organisation sees them. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { Scope } from '../model.ts';
import { REF } from '../secrets.ts';

type Client = Pool | PoolClient;

export interface TokenView {
  ref: string;
  name: string;
  scopes: Scope[];
  createdBy: string;
  createdAt: Date;
  usedAt: Date | null;
  expiresAt: Date;
  revokedAt: Date | null;
}

export async function insertToken(
  client: Client,
  row: {
    organisationId: number;
    name: string;
    hash: string;
    scopes: Scope[];
    createdBy: number;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await client.query(
    `insert into api_token (organisation_id, name, hash, scopes, created_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.organisationId, row.name, row.hash, row.scopes, row.createdBy, row.now, row.expiresAt],
  );
}

/** Tokens of an organisation, those in force first, then the newest. */
export async function listTokens(client: Client, organisationId: number, now: Date): Promise<TokenView[]> {
  const { rows } = await client.query<TokenView>(
    `select ${REF} as ref, t.name, t.scopes, p.name as "createdBy", t.created_at as "createdAt", t.used_at as "usedAt",
       t.expires_at as "expiresAt", t.revoked_at as "revokedAt"
     from api_token t join person p on p.id = t.created_by where t.organisation_id = $1
     order by t.revoked_at is null and t.expires_at > $2 desc, t.id desc`,
    [organisationId, now],
  );
  return rows;
}

/** Revokes a token of an organisation; false if there is none in force. */
export async function revokeTokenRow(
  client: Client,
  organisationId: number,
  ref: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update api_token set revoked_at = $3 where organisation_id = $1 and ${REF} = $2 and revoked_at is null`,
    [organisationId, ref, now],
  );
  return rowCount === 1;
}
