/** All SQL by which news are read. */

import type { IsoDate } from '../../platform/clock.ts';
import type { PoolClient, Queryable } from '../../platform/database/connection.ts';
import type { News } from '../model.ts';

const NEWS = `n.as_of as "asOf", n.product_id as "productId", n.revision, n.topics, n.content, n.void, n.returned`;

/** The newest news of some products on the topics wanted, newest edition first; taken-back ones are left out. */
export async function newsFor(
  db: Queryable,
  products: readonly number[],
  wants: number,
  { limit, since }: { limit: number; since?: IsoDate },
): Promise<News[]> {
  const { rows } = await db.query<News>(
    `select ${NEWS} from news n
     where n.product_id = any($1::int[]) and n.topics & $2 <> 0 and not n.void and n.as_of >= $3
     order by n.as_of desc, n.product_id limit $4`,
    [products, wants, since ?? '1900-01-01', limit],
  );
  return rows;
}

/** All news of an edition, taken-back ones included, in the order of the products' numbers. */
export async function newsOfEdition(db: Pick<PoolClient, 'query'>, asOf: IsoDate): Promise<News[]> {
  const { rows } = await db.query<News>(
    `select as_of as "asOf", product_id as "productId", revision, topics, content, void, returned
     from news where as_of = $1 order by product_id`,
    [asOf],
  );
  return rows;
}

/** How many messages a choice would have made over the last editions, and of how many products they would have told. */
export async function previewMessages(
  db: Queryable,
  products: readonly number[],
  wants: number,
  editions: number,
): Promise<{ editions: number; messages: number; items: number }> {
  const { rows } = await db.query<{ editions: number; messages: number; items: number }>(
    `with recent as (select as_of from editions() order by as_of desc limit $3)
     select (select count(*)::int from recent) as editions, count(distinct n.as_of)::int as messages, count(*)::int as items
     from news n join recent using (as_of)
     where n.product_id = any($1::int[]) and n.topics & $2 <> 0 and not n.void`,
    [products, wants, editions],
  );
  return rows[0]!;
}

/** An edition and how much news it brought; `revision` grows with each correction. */
export interface NewsCount {
  asOf: IsoDate;
  revision: number;
  count: number;
}

/** Editions from `since` to `until`, those without news included, newest first. */
export async function newsCounts(
  db: Queryable,
  { since, until, limit }: { since?: IsoDate; until?: IsoDate; limit: number },
): Promise<NewsCount[]> {
  const { rows } = await db.query<NewsCount>(
    `select e.as_of as "asOf", coalesce(max(n.revision), 1) as revision,
       count(n.as_of) filter (where not n.void)::int as count
     from (select as_of from editions() where as_of between $1 and $2 order by as_of desc limit $3) as e
     left join news n using (as_of)
     group by e.as_of order by e.as_of desc`,
    [since ?? '1900-01-01', until ?? '9999-12-31', limit],
  );
  return rows;
}
