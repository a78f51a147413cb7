/**
 * How often the public data have changed, by scope: equal revisions mean equal data. Code that changes what the public reads raises the
 * revision of its scope, in the transaction of the change; code that keeps something made from public data asks whether it is still current.
 */
import type { Queryable } from './connection.ts';

/** The scopes, each brought by the room whose public data it is (its `tables.ts`). */
// biome-ignore lint/suspicious/noEmptyInterface: rooms add to it
export interface PublicScopes {}
export type PublicScope = keyof PublicScopes;

/** Tells readers that public data of a scope changed; in the transaction of the change. @returns the revision that it makes */
export async function raiseRevision(client: Queryable, scope: PublicScope): Promise<number> {
  const { rows } = await client.query<{ revision: number }>(
    `insert into public_revision (scope, revision) values ($1, 1)
     on conflict (scope) do update set revision = public_revision.revision + 1 returning revision`,
    [scope],
  );
  return rows[0]!.revision;
}

/** The revision of a scope as a transaction sees it; 0 before its first change. */
export async function revisionOf(client: Queryable, scope: PublicScope): Promise<number> {
  const { rows } = await client.query<{ revision: number }>(
    'select revision from public_revision where scope = $1',
    [scope],
  );
  return rows[0]?.revision ?? 0;
}

/** The revisions of some scopes, or of all public data, as a text that is another one after every change. */
export async function publicRevision(db: Queryable, scopes?: readonly PublicScope[]): Promise<string> {
  const { rows } = await db.query<{ revision: string | null }>(
    `select string_agg(scope || ' ' || revision, ', ' order by scope) as revision from public_revision
     where $1::text[] is null or scope = any($1)`,
    [scopes],
  );
  return rows[0]!.revision ?? '';
}
