/** An edition that is stored once more, corrected: who was told wrongly, who has not been told yet. Rare, so plain SQL. */
import type { PoolClient } from 'pg';
import type { IsoDate } from '../platform/clock.ts';
import type { Due } from './due.ts';
import { matchNews } from './match.ts';
import type { FreshNews } from './news.ts';

interface Revised {
  asOf: IsoDate;
  revision: number;
}

/** Corrections for the channels that were told of these products, and for no others; what is still due changes by itself. */
export async function correctTold(
  client: PoolClient,
  { asOf, revision }: Revised,
  products: readonly number[],
  due: Due,
): Promise<void> {
  await client.query(
    `insert into outbox (channel_id, as_of, revision, products, due_at)
     select o.channel_id, $1, $2, array_agg(distinct product), $4
     from outbox o cross join unnest(o.products) as product
     where o.as_of = $1 and o.products && $3::int[] and (o.state = 'sent' or o.attempts > 0) and product = any($3::int[])
     group by o.channel_id`,
    [asOf, revision, products, due.now],
  );
}

/**
 * News of a corrected edition for those who have not been told: a first message where there was none, a longer one where it
 * has not gone out, and beside the correction where it has.
 */
export async function matchRest(
  client: PoolClient,
  edition: Revised,
  news: readonly FreshNews[],
  due: Due,
): Promise<void> {
  await client.query(
    'create temporary table matched (channel_id int, as_of date, revision int, products int[], due_at timestamptz) on commit drop',
  );
  await matchNews(client, edition, news, due, 'matched');
  await client.query(
    `update matched m set products = array(
       select product from unnest(m.products) as product
       where not exists (select from outbox o where o.channel_id = m.channel_id and o.as_of = m.as_of
                         and o.state <> 'void' and product = any(o.products)))`,
  );
  await client.query(
    `insert into outbox (channel_id, as_of, revision, products, due_at)
     select m.channel_id, m.as_of, case when o.state = 'sent' or o.attempts > 0 then m.revision else 1 end, m.products, m.due_at
     from matched m left join outbox o on o.channel_id = m.channel_id and o.as_of = m.as_of and o.revision = 1
     where m.products <> '{}'
     on conflict (channel_id, as_of, revision) do update set products = outbox.products || excluded.products, state = 'due'`,
  );
  await client.query('drop table matched');
}

/** Devices that keep their list to themselves hear that there is an edition, once. */
export async function tellDevices(client: PoolClient, { asOf, revision }: Revised, due: Due): Promise<void> {
  await client.query(
    `insert into outbox (channel_id, as_of, revision, products, due_at)
     select id, $1, $2, '{}', $3 from watch_channel where kind = 'device' and disabled_at is null`,
    [asOf, revision, due.now],
  );
}
