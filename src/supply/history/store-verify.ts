/** SQL by which the stored history is checked against its own rules; within one snapshot. */

import type { IsoDate } from '../../platform/clock.ts';
import type { PoolClient } from '../../platform/database/connection.ts';

/** Products whose intervals overlap, leave a gap, repeat a neighbour, begin with nothing, or have another product's version. */
export async function brokenHistories(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>(
    `select distinct p.yj_code as code from (
       select i.product_id, i.valid_to, i.version_id, v.product_id as owner, lead(i.valid_from) over w as next,
         lag(i.version_id) over w as before, row_number() over w as n
       from supply_interval i left join supply_version v on v.id = i.version_id
       window w as (partition by i.product_id order by i.valid_from)
     ) i left join product_codes() p on p.id = i.product_id
     where i.valid_to is distinct from i.next or (i.n > 1 and i.before is not distinct from i.version_id)
       or (i.n = 1 and i.version_id is null) or (i.version_id is not null and i.owner is distinct from i.product_id)
     order by 1`,
  );
  return rows.map(({ code }) => code);
}

/** Editions whose rows, counts and products in force are not the same. */
export async function brokenEditions(client: PoolClient): Promise<IsoDate[]> {
  const { rows } = await client.query<{ asOf: IsoDate }>(
    `select e.as_of as "asOf" from edition e
     where cardinality(e.row_products) <> e.row_count
       -- A row without a code (0) is a row of the file and counted as no product.
       or coalesce((select sum(c.products) from edition_count c where c.as_of = e.as_of), 0)
         <> cardinality(array_remove(e.row_products, 0))
       or exists (
         (select unnest(e.row_products) as id except select 0)
         except select product_id from supply_in_force(e.as_of))
       or exists (
         select product_id from supply_in_force(e.as_of)
         except select unnest(e.row_products))
     order by 1`,
  );
  return rows.map(({ asOf }) => asOf);
}

/** Contents with the hash that they were stored under, some thousands at a time in the order of their numbers. */
export async function storedContents(
  client: PoolClient,
  after: number,
  limit: number,
): Promise<{ id: number; hash: string; cells: (string | number | boolean | null)[]; code: string }[]> {
  const { rows } = await client.query<{
    id: number;
    hash: string;
    cells: (string | number | boolean | null)[];
    code: string;
  }>(
    `select v.id, v.hash, v.cells, p.yj_code as code from supply_version v left join product_codes() p on p.id = v.product_id
     where v.id > $1 order by v.id limit $2`,
    [after, limit],
  );
  return rows;
}

export interface StoredChange {
  productId: number;
  code: string;
  previous: IsoDate;
  kinds: string[];
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  direction: string;
  notable: boolean;
  ruleVersion: number;
}

/** The changes of an edition that are in force. */
export async function storedChanges(client: PoolClient, asOf: IsoDate): Promise<StoredChange[]> {
  const { rows } = await client.query<StoredChange>(
    `select c.product_id as "productId", p.yj_code as code, c.previous_as_of as previous, c.kinds, c.before, c.after, c.direction,
       c.notable, c.rule_version as "ruleVersion"
     from supply_change c join product_codes() p on p.id = c.product_id where c.as_of = $1 and not c.retracted order by 1`,
    [asOf],
  );
  return rows;
}

/** A snapshot that does not change while it is checked. */
export async function beginLooking(client: PoolClient): Promise<void> {
  await client.query('begin isolation level repeatable read read only');
}
