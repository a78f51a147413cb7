/** SQL by which the public change files are made; the news themselves are read by store-news.ts. */
import { type Kysely, sql } from 'kysely';
import type { IsoDate } from '../platform/clock.ts';
import type { Tables } from '../platform/database/tables.ts';

/** An edition and how much news it brought; `revision` grows with each correction. */
export interface NewsCount {
  asOf: IsoDate;
  revision: number;
  count: number;
}

/** Editions from `since` to `until`, those without news included, newest first. */
export async function newsCounts(
  db: Kysely<Tables>,
  { since, until, limit }: { since?: IsoDate; until?: IsoDate; limit: number },
): Promise<NewsCount[]> {
  const { rows } = await sql<NewsCount>`
    select e.as_of as "asOf", coalesce(max(n.revision), 1) as revision,
      count(n.as_of) filter (where not n.void)::int as count
    from (select as_of from edition
          where as_of between ${since ?? '1900-01-01'} and ${until ?? '9999-12-31'}
          order by as_of desc limit ${limit}) as e
    left join news n using (as_of)
    group by e.as_of order by e.as_of desc`.execute(db);
  return rows;
}
