/** SQL of the declarations of where active ingredients come from. */
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import type { SourceDeclaration } from '../model.ts';

/** The declarations of an organisation. */
export async function declarationsOf(client: Pool, organisationId: number): Promise<SourceDeclaration[]> {
  const { rows } = await client.query<SourceDeclaration>(
    `select product_id as "productId", single_source as "singleSource", countries, declared_at as "declaredAt"
     from source_declaration where organisation_id = $1`,
    [organisationId],
  );
  return rows;
}

/** Writes a declaration, or a new one in its place. Whose product it is now says whose declaration it is. */
export async function writeDeclaration(
  client: PoolClient,
  declaration: SourceDeclaration & { organisationId: number; declaredBy: number | null },
): Promise<void> {
  await client.query(
    `insert into source_declaration (product_id, organisation_id, single_source, countries, declared_by, declared_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (product_id) do update set organisation_id = excluded.organisation_id,
       single_source = excluded.single_source, countries = excluded.countries, declared_by = excluded.declared_by,
       declared_at = excluded.declared_at`,
    [
      declaration.productId,
      declaration.organisationId,
      declaration.singleSource,
      declaration.countries,
      declaration.declaredBy,
      declaration.declaredAt,
    ],
  );
}

/** Takes back an organisation's declaration of a product. */
export async function deleteDeclaration(
  client: PoolClient,
  productId: number,
  organisationId: number,
): Promise<void> {
  await client.query('delete from source_declaration where product_id = $1 and organisation_id = $2', [
    productId,
    organisationId,
  ]);
}
