/** SQL of warnings that were begun. Every statement names the organisation: nobody else's draft is found by it. */
import type { Actor } from '../../access/index.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { WarningDraft } from '../model.ts';
import { notFound, requireVersion } from './rights.ts';

type Client = Pool | PoolClient;

const DRAFT = `d.id, d.yj_codes as "yjCodes", d.fields, d.version, p.name as "savedBy", d.saved_at as "savedAt"
  from early_warning_draft d left join person_names() p on p.id = d.saved_by`;

/** An organisation's, the last saved first. */
export async function listDrafts(client: Client, organisationId: number): Promise<WarningDraft[]> {
  const { rows } = await client.query<WarningDraft>(
    `select ${DRAFT} where d.organisation_id = $1 order by d.saved_at desc, d.id`,
    [organisationId],
  );
  return rows;
}

export async function countDrafts(client: Client, organisationId: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int as count from early_warning_draft where organisation_id = $1',
    [organisationId],
  );
  return rows[0]!.count;
}

export async function findDraft(
  client: Client,
  organisationId: number,
  id: string,
): Promise<WarningDraft | null> {
  const { rows } = await client.query<WarningDraft>(
    `select ${DRAFT} where d.organisation_id = $1 and d.id = $2`,
    [organisationId, id],
  );
  return rows[0] ?? null;
}

export async function insertDraft(
  client: PoolClient,
  organisationId: number,
  draft: Omit<WarningDraft, 'version' | 'savedBy'> & { personId: number | null },
): Promise<void> {
  await client.query(
    `insert into early_warning_draft (id, organisation_id, yj_codes, fields, saved_by, saved_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [draft.id, organisationId, draft.yjCodes, JSON.stringify(draft.fields), draft.personId, draft.savedAt],
  );
}

export async function writeDraft(
  client: PoolClient,
  organisationId: number,
  draft: Omit<WarningDraft, 'version' | 'savedBy'> & { personId: number | null },
): Promise<void> {
  await client.query(
    `update early_warning_draft set yj_codes = $3, fields = $4, saved_by = $5, saved_at = $6, version = version + 1
     where organisation_id = $2 and id = $1`,
    [draft.id, organisationId, draft.yjCodes, JSON.stringify(draft.fields), draft.personId, draft.savedAt],
  );
}

export async function deleteDraft(client: Client, organisationId: number, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'delete from early_warning_draft where organisation_id = $1 and id = $2',
    [organisationId, id],
  );
  return rowCount === 1;
}

export async function deleteOldDrafts(client: Client, before: Date): Promise<number> {
  return (await client.query('delete from early_warning_draft where saved_at < $1', [before])).rowCount ?? 0;
}

/**
 * The draft as the actor saw it, kept from others until the transaction ends.
 * @throws AnteiError `not-found`, `warning-conflict`
 */
export async function holdDraft(
  client: PoolClient,
  { organisation }: Pick<Actor, 'organisation'>,
  { id, seen }: { id: string; seen: number },
): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    'select version from early_warning_draft where organisation_id = $1 and id = $2 for update',
    [organisation.id, id],
  );
  if (!rows[0]) throw notFound();
  requireVersion(rows[0], seen);
}

/** Ends a draft as it is sent. @throws AnteiError `not-found`, `warning-conflict` */
export async function endDraft(
  client: PoolClient,
  actor: Pick<Actor, 'organisation'>,
  draft: { id: string; seen: number },
): Promise<void> {
  await holdDraft(client, actor, draft);
  await deleteDraft(client, actor.organisation.id, draft.id);
}
