/** The SQL by which an edition's news are made and kept, in the edition's own transaction. */

import type { IsoDate } from '../../platform/clock.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { changesOf, toStatus, type VersionFields } from '../../supply/index.ts';
import type { EditionFacts, FreshNews, ProductState } from './news.ts';

const STATE = `
  p.id, p.yj_code as "yjCode", v.name, v.mah, v.ingredient, v.strength, v.response, v.volume, v.reason, v.outlook,
  v.outlook_text as "outlookText", v.forecast_event as "forecastEvent", v.forecast_earliest as "forecastEarliest",
  v.forecast_latest as "forecastLatest", v.response_updated_on as "responseUpdatedOn", v.volume_outlook as "volumeOutlook",
  v.volume_outlook_percent as "volumeOutlookPercent", v.updated_on as "updatedOn"`;

/** What {@link newsOf} needs of an edition; null if it was withdrawn, and for the first of all: these bring no news. */
export async function editionFacts(client: PoolClient, asOf: IsoDate): Promise<EditionFacts | null> {
  const previous = await client.query<{ asOf: IsoDate | null }>(
    'select max(as_of) as "asOf" from editions() where as_of < $1 and exists (select from editions() where as_of = $1)',
    [asOf],
  );
  const before = previous.rows[0]!.asOf;
  if (before === null) return null;
  const changes = await changesOf(client, asOf);
  const passed = await client.query<{ yjCode: string }>(
    `select p.yj_code as "yjCode" from supply_at($1) v join product_codes() p on p.id = v.product_id
     where coalesce(v.forecast_latest, v.forecast_earliest) >= $2 and coalesce(v.forecast_latest, v.forecast_earliest) < $1`,
    [asOf, before],
  );
  const kinds = [...changes, ...passed.rows].map(({ yjCode }) => yjCode.slice(0, 9));
  return {
    asOf,
    previous: before,
    changes,
    before: await states(
      client,
      before,
      'p.id = any($2::int[])',
      changes.map((change) => change.productId),
    ),
    // Candidates share the first nine characters.
    after: await states(client, asOf, 'left(p.yj_code, 9) = any($2::text[])', [...new Set(kinds)]),
  };
}

/** Listed products of an edition that a condition on `$2` picks. */
async function states(
  client: PoolClient,
  asOf: IsoDate,
  condition: string,
  wanted: unknown[],
): Promise<Map<number, ProductState>> {
  const { rows } = await client.query<VersionFields & { id: number; yjCode: string }>(
    `select ${STATE} from supply_at($1) v join product_codes() p on p.id = v.product_id where ${condition}`,
    [asOf, wanted],
  );
  return new Map(rows.map((row) => [row.id, toStatus(row) as ProductState]));
}

/** Puts news in place; those of `voided` products stay as they were told, marked as taken back. */
export async function writeNews(
  client: PoolClient,
  { asOf, revision }: { asOf: IsoDate; revision: number },
  news: { fresh: readonly FreshNews[]; voided: readonly number[]; returned: readonly number[] },
): Promise<void> {
  const { fresh, voided, returned } = news;
  await client.query(
    `insert into news (as_of, product_id, revision, topics, content, returned)
     select $1, "productId", $2, topics, content, "productId" = any($4::int[])
     from jsonb_to_recordset($3::jsonb) as n ("productId" int, topics int, content jsonb)
     on conflict (as_of, product_id) do update set revision = excluded.revision, topics = excluded.topics,
       content = excluded.content, void = false, returned = excluded.returned`,
    [asOf, revision, JSON.stringify(fresh), returned],
  );
  await client.query(
    'update news set void = true, returned = false, revision = $2 where as_of = $1 and product_id = any($3::int[])',
    [asOf, revision, voided],
  );
}

/** True if no later edition is stored: only then are news told. */
export async function isNewest(client: PoolClient, asOf: IsoDate): Promise<boolean> {
  return (await client.query('select from editions() where as_of > $1 limit 1', [asOf])).rowCount === 0;
}

/** Lists whose rules take in a listed product that they do not hold yet, with those products. */
export async function newlyTakenIn(
  client: PoolClient,
  products: readonly number[],
): Promise<{ listId: number; products: number[] }[]> {
  const { rows } = await client.query<{ listId: number; products: number[] }>(
    `select r.list_id as "listId", array_agg(distinct v.product_id) as products
     from supply_now() v
     cross join lateral (values ('ingredient', v.ingredient), ('class', v.therapeutic_class), ('mah', v.mah),
                                ('essential', v.essential_supply)) as f (kind, value)
     join watch_rule r on r.kind = f.kind and r.value = f.value
     join watch_list l on l.id = r.list_id
     where v.product_id = any($1::int[]) and not v.product_id = any(l.products)
     group by r.list_id order by r.list_id`,
    [products],
  );
  return rows;
}

/** Lists that hold a product whose code was replaced and not the one that replaced it. */
export async function holdersOfReplaced(
  client: PoolClient,
  replaced: readonly { old: number; new: number }[],
): Promise<{ listId: number; products: number[] }[]> {
  if (replaced.length === 0) return [];
  const { rows } = await client.query<{ listId: number; products: number[] }>(
    `select l.id as "listId", array_agg(r.new) as products
     from watch_list l join unnest($1::int[], $2::int[]) as r (old, new) on r.old = any(l.picked) and not r.new = any(l.products)
     where l.picked && $1::int[] group by l.id order by l.id`,
    [replaced.map((r) => r.old), replaced.map((r) => r.new)],
  );
  return rows;
}

/** The job that sends what is due; it is there exactly when the messages are. */
export async function addSendJob(client: PoolClient): Promise<void> {
  await client.query(`select graphile_worker.add_job('send-alerts', '{}', job_key := 'send-alerts')`);
}
