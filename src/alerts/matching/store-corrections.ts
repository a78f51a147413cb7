/** For an edition that is stored once more, corrected, or withdrawn: finds who was told wrongly and who was not told. Rare, so plain SQL. */

import type { IsoDate } from '../../platform/clock.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import type { Due } from '../due.ts';
import type { FreshNews } from '../news/news.ts';
import { matchNews } from './match-channels.ts';
import { spreadEdition } from './store-blocks.ts';

interface Revised {
  asOf: IsoDate;
  revision: number;
}

/**
 * Corrections for the channels that were told of these products, and for no others; what is still due changes by itself.
 * @param withdrawal the whole edition is withdrawn; channels that were last told so of a product are not told again
 */
export async function correctTold(
  client: PoolClient,
  { asOf, revision }: Revised,
  products: readonly number[],
  due: Due,
  withdrawal: boolean,
): Promise<void> {
  await spreadEdition(client, asOf);
  await client.query(
    `insert into outbox (channel_id, as_of, revision, products, due_at, withdrawal)
     select o.channel_id, $1, $2, array_agg(distinct product), $4, $5
     from outbox o cross join unnest(o.products) as product
     where o.as_of = $1 and o.products && $3::int[] and (o.state = 'sent' or o.attempts > 0) and product = any($3::int[])
       and not ($5 and coalesce((
         select l.withdrawal from outbox l
         where l.channel_id = o.channel_id and l.as_of = $1 and l.state = 'sent' and product = any(l.products)
         order by l.revision desc limit 1), false))
     group by o.channel_id`,
    [asOf, revision, products, due.now, withdrawal],
  );
}

/** Beside every real one, while what was matched is compared with what is in the outbox. */
const SCRATCH = 0;

/**
 * News of a corrected edition for those who have not been told: a first message where there was none, a longer one where it
 * has not gone out, and beside the correction where it has.
 */
export async function matchRest(
  client: PoolClient,
  { asOf, revision }: Revised,
  news: readonly FreshNews[],
  due: Due,
): Promise<void> {
  await matchNews(client, { asOf, revision: SCRATCH }, news, due);
  await spreadEdition(client, asOf);
  await client.query(
    `with matched as (
       delete from outbox where as_of = $1 and revision = $2 returning channel_id, products, due_at
     ), rest as (
       select m.channel_id, m.due_at, array(
         select product from unnest(m.products) as product
         where not exists (select from outbox o where o.channel_id = m.channel_id and o.as_of = $1 and o.revision > $2
                           and o.state <> 'void' and product = any(o.products))) as products
       from matched m
     )
     insert into outbox (channel_id, as_of, revision, products, due_at)
     select r.channel_id, $1, case when o.state = 'sent' or o.attempts > 0 then $3 else 1 end, r.products, r.due_at
     from rest r left join outbox o on o.channel_id = r.channel_id and o.as_of = $1 and o.revision = 1
     where r.products <> '{}'
     on conflict (channel_id, as_of, revision) do update set products = outbox.products || excluded.products, state = 'due'`,
    [asOf, SCRATCH, revision],
  );
}

/** Devices that keep their list to themselves hear that there is an edition, once. */
export async function tellDevices(client: PoolClient, { asOf, revision }: Revised, due: Due): Promise<void> {
  await client.query(
    `insert into outbox (channel_id, as_of, revision, products, due_at)
     select id, $1, $2, '{}', $3 from watch_channel where kind = 'device' and disabled_at is null`,
    [asOf, revision, due.now],
  );
}
