/** SQL of the library's materials. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { MaterialText } from './material-form.ts';

export interface StoredMaterial extends MaterialText {
  publicId: string;
  enteredAt: Date;
}

/** Materials that are not withdrawn, the last added first. */
export async function listMaterials(pool: Pool): Promise<StoredMaterial[]> {
  const { rows } = await pool.query<StoredMaterial>(
    `select public_id as "publicId", title, kind, audiences, url, publisher, issued, note, entered_at as "enteredAt"
     from material where withdrawn_at is null order by id desc`,
  );
  return rows;
}

export async function insertMaterial(
  client: PoolClient,
  publicId: string,
  who: { organisationId: number; personId: number | null },
  { title, kind, audiences, url, publisher, issued, note }: MaterialText,
  at: Date,
): Promise<void> {
  await client.query(
    `insert into material (public_id, organisation_id, person_id, entered_at, title, kind, audiences, url, publisher, issued, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [publicId, who.organisationId, who.personId, at, title, kind, audiences, url, publisher, issued, note],
  );
}

/** Marks a material as withdrawn; false if there is none that could be. */
export async function writeMaterialWithdrawn(
  client: PoolClient,
  publicId: string,
  at: Date,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'update material set withdrawn_at = $2 where public_id = $1 and withdrawn_at is null',
    [publicId, at],
  );
  return rowCount === 1;
}
