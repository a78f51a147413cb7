/** SQL of the names under which made files lie in the store: their paths in the data folder. */
import type { Queryable } from '../database/connection.ts';

/** Names a file, or names another content for it. */
export async function nameFile(db: Queryable, name: string, sha256: string): Promise<void> {
  await db.query(
    `insert into stored_file (name, sha256) values ($1, $2)
     on conflict (name) do update set sha256 = excluded.sha256, kept_at = now()`,
    [name, sha256],
  );
}

export async function findNamed(db: Queryable, name: string): Promise<string | null> {
  const { rows } = await db.query<{ sha256: string }>('select sha256 from stored_file where name = $1', [
    name,
  ]);
  return rows[0]?.sha256 ?? null;
}

/** How many of the names are known. */
export async function countNamed(db: Queryable, names: readonly string[]): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    'select count(*)::int as count from stored_file where name = any($1)',
    [names],
  );
  return rows[0]!.count;
}

/**
 * Forgets names in a folder (`downloads`) but some, unless they are younger than a day: somebody may still be at them.
 * @returns the contents that have no name any more
 */
export async function forgetNames(db: Queryable, folder: string, but: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ sha256: string }>(
    `with gone as (
       delete from stored_file
       where starts_with(name, $1 || '/') and name <> all($2) and kept_at < now() - interval '1 day'
       returning name, sha256
     )
     select distinct gone.sha256 from gone
     where not exists (
       select from stored_file other
       where other.sha256 = gone.sha256 and other.name not in (select name from gone)
     )`,
    [folder, but],
  );
  return rows.map(({ sha256 }) => sha256);
}

/** The names of a folder, the newest first. */
export async function newestNames(db: Queryable, folder: string, most: number): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select name from stored_file where starts_with(name, $1 || '/') order by kept_at desc, name limit $2`,
    [folder, most],
  );
  return rows.map(({ name }) => name);
}

/** All names with their contents. */
export async function allNames(db: Queryable): Promise<{ name: string; sha256: string }[]> {
  return (await db.query<{ name: string; sha256: string }>('select name, sha256 from stored_file')).rows;
}

/** Forgets a name, unless it has another content by now. */
export async function forgetName(db: Queryable, name: string, sha256: string): Promise<void> {
  await db.query('delete from stored_file where name = $1 and sha256 = $2', [name, sha256]);
}
