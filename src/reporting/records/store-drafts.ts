/** SQL of drafts: what somebody began to report of a product. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { PartialStatus } from '../model.ts';

export interface StoredDraft {
  productId: number;
  status: PartialStatus;
  /** Version of the product on which it was begun. */
  version: string;
  savedBy: string | null;
  savedAt: Date;
}

export async function draftsOf(client: Pool | PoolClient, organisationId: number): Promise<StoredDraft[]> {
  const { rows } = await client.query<StoredDraft>(
    `select d.product_id as "productId", d.status, d.version, p.name as "savedBy", d.saved_at as "savedAt"
     from report_draft d left join person_names() p on p.id = d.saved_by where d.organisation_id = $1`,
    [organisationId],
  );
  return rows;
}

export async function putDraft(
  client: PoolClient,
  organisationId: number,
  draft: { productId: number; status: PartialStatus; version: string; savedBy: number | null; savedAt: Date },
): Promise<void> {
  await client.query(
    `insert into report_draft (organisation_id, product_id, status, version, saved_by, saved_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (organisation_id, product_id) do update
       set status = excluded.status, version = excluded.version, saved_by = excluded.saved_by, saved_at = excluded.saved_at`,
    [
      organisationId,
      draft.productId,
      JSON.stringify(draft.status),
      draft.version,
      draft.savedBy,
      draft.savedAt,
    ],
  );
}

export async function deleteDrafts(
  client: Pool | PoolClient,
  organisationId: number,
  products: readonly number[],
): Promise<void> {
  await client.query('delete from report_draft where organisation_id = $1 and product_id = any($2::int[])', [
    organisationId,
    products,
  ]);
}

/** Drafts that nobody has touched since `before`; how many. */
export async function deleteOldDrafts(client: Pool, before: Date): Promise<number> {
  const { rowCount } = await client.query('delete from report_draft where saved_at < $1', [before]);
  return rowCount ?? 0;
}
